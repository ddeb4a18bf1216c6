// Runs before the first paint. The catalogue has a page of its own in each language; whoever follows
// `rules.html?lang=en` gets the English one, at the same rule.
if (location.pathname.endsWith("/rules.html") && new URLSearchParams(location.search).get("lang") === "en") {
  location.replace(`rules.en.html${location.hash}`);
}
document.documentElement.classList.add("scripted");
// No words have to be put in here first.
document.documentElement.setAttribute("data-words", "in");
