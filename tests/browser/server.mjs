// Serves a folder on a free port of this machine, as a plain web host would.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {readFile} from 'node:fs/promises';
import {extname, join, normalize} from 'node:path';
import {gzipSync} from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript',
  '.xml': 'application/xml', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.webp': 'image/webp', '.avif': 'image/avif', '.gif': 'image/gif', '.ico': 'image/x-icon',
  '.json': 'application/json', '.txt': 'text/plain; charset=utf-8', '.woff2': 'font/woff2',
};

async function answer(folder, address) {
  // normalize of an absolute path cannot climb above the folder.
  const path = normalize(decodeURIComponent(address));
  const file = join(folder, path.endsWith('/') ? path + 'index.html' : path);
  return {status: 200, type: types[extname(file)] ?? 'application/octet-stream', body: await readFile(file)};
}

const isText = (type) => /text|svg|json|xml|javascript/.test(type);

/** The headers of a `_headers` file that has one rule. */
export function headersIn(text) {
  const [pattern, ...lines] = text.trimEnd().split('\n');
  assert.match(pattern, /^\/.*\*$/);
  return Object.fromEntries(lines.map((line) => {
    const [, name, value] = line.match(/^  ([A-Za-z-]+): (.+)$/);
    return [name, value];
  }));
}

/** `headers` are sent with every file; `compressed` are texts, for all browsers understand gzip. */
export async function serve(folder, headers = {}, {compressed = false} = {}) {
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url, 'http://localhost');
    const {status, type, body} = await answer(folder, pathname).catch(() =>
      ({status: 404, type: 'text/plain', body: 'there is no such page'}));
    const packed = compressed && isText(type);
    response.writeHead(status, {'content-type': type, ...(packed && {'content-encoding': 'gzip'}), ...headers});
    response.end(packed ? gzipSync(body, {level: 9}) : body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }),
  };
}
