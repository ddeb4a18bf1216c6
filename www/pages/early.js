// Runs before the first paint, so that a page asked for in English does not flash up in Chinese.
// The style sheet holds an English page back until language.js has put its words in, two seconds at most.
if (new URLSearchParams(location.search).get("lang") === "en") document.documentElement.lang = "en";
document.documentElement.classList.add("scripted");
// Whoever comes back to a change on its way does not see its empty form first.
if (/^#[\w-]{24}$/.test(location.hash)) document.documentElement.classList.add("resuming");
// A script that does not arrive or cannot be read: what stands in the page for browsers without scripts is shown now.
addEventListener("error", function (event) {
  var own = event.target instanceof HTMLScriptElement || (event.error instanceof SyntaxError && event.filename.indexOf(location.origin + "/") === 0);
  if (own && !document.documentElement.hasAttribute("data-words")) document.documentElement.classList.remove("scripted");
}, true);
