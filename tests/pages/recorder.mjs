// What really goes over the wire: a browser tells of requests that its policy stopped, too.
import http from "node:http";
import net from "node:net";

/** Stands before the server and writes down every request that arrives. */
export async function record(test, server) {
  const seen = [];
  const target = new URL(server.url);
  const proxy = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const onward = http.request({ host: target.hostname, port: target.port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  proxy.on("upgrade", (request, socket) => {
    seen.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await listen(test, proxy);
  return { url: `http://127.0.0.1:${proxy.address().port}`, seen };
}

/**
 * Somewhere else: writes down the first line of whatever is said there. Chromium opens a connection for a
 * navigation before it asks the page's policy; over one that the policy forbids nothing is said.
 */
export async function elsewhere(test) {
  const seen = [];
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      seen.push(bytes.toString("latin1").split("\r\n")[0]);
      socket.destroy();
    });
  });
  await listen(test, server);
  return { host: `127.0.0.1:${server.address().port}`, seen };
}

async function listen(test, server) {
  server.listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  test.after(() => { server.close(); server.closeAllConnections?.(); });
}
