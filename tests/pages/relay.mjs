// Stands between a browser that tells a test nothing and the real server: what is asked, what is sent,
// and what a page complains of, its policy included. Pages and policies go through as they are, but for a
// watching script of its own at the top of a page, and an address for reports at the end of a policy.
import { createServer, request as ask } from "node:http";

/** @param {Record<string, (json: any) => any>} changed paths of JSON files to answer otherwise */
export async function startRelay(test, server, changed = {}) {
  const { hostname, port } = new URL(server.url);
  const asked = [];
  const complaints = [];
  const relay = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts);
      const path = request.url.replace(/\?.*/, "");
      if (path === "/complaints") {
        complaints.push(body.toString());
        response.writeHead(204).end();
        return;
      }
      if (path === "/watch.js") {
        response.writeHead(200, { "content-type": "text/javascript" }).end(WATCH);
        return;
      }
      asked.push({ method: request.method, path, body: body.toString() });
      // The host stays the browser's, which policies and the check of origins speak of.
      const headers = { ...request.headers };
      for (const name of ["accept-encoding", "if-none-match", "if-modified-since"]) delete headers[name];
      ask({ hostname, port, method: request.method, path: request.url, headers }, (answer) => {
        const received = [];
        answer.on("data", (part) => received.push(part));
        answer.on("end", () => {
          let content = Buffer.concat(received);
          const type = answer.headers["content-type"] ?? "";
          const policy = answer.headers["content-security-policy"];
          if (type.startsWith("text/html") && /script-src/.test(policy ?? "")) {
            content = Buffer.from(content.toString().replace("<head>", "<head><script src=\"/watch.js\"></script>"));
          }
          if (changed[path] && /json/.test(type)) content = Buffer.from(JSON.stringify(changed[path](JSON.parse(content))));
          response.writeHead(answer.statusCode, {
            ...answer.headers,
            ...(policy ? { "content-security-policy": `${policy}; report-uri /complaints` } : {}),
            "content-length": content.length,
          });
          response.end(content);
        });
      }).on("error", () => response.destroy()).end(body);
    });
  });
  relay.listen(0, "127.0.0.1");
  await new Promise((ready) => { relay.once("listening", ready); });
  test.after(() => { relay.closeAllConnections(); relay.close(); });
  return {
    url: `http://127.0.0.1:${relay.address().port}`,
    asked,
    /** What policies reported. */
    complaints,
    posts: () => asked.filter(({ method }) => method !== "GET" && method !== "HEAD"),
  };
}

/** In the page: what it says on the console, and what it stumbles over. */
const WATCH = `
window.watched = [];
for (const name of ["error", "warn"]) {
  const said = console[name];
  console[name] = (...parts) => { window.watched.push(parts.join(" ")); said(...parts); };
}
addEventListener("error", ({ message }) => window.watched.push(String(message)));
addEventListener("unhandledrejection", ({ reason }) => window.watched.push(String(reason)));
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => window.watched.push(violatedDirective + " " + blockedURI));
`;
