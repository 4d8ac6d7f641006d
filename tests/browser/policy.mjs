// Serves a finished site with the headers that its own `_headers` asks for, and listens whether
// Chromium refuses anything on any kind of page.
//   node policy.mjs <folder of the finished site>
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {chromium} from 'playwright-core';

import {pagesOf, onePageOfEachKind} from './pages.mjs';
import {headersIn, serve} from './server.mjs';

const folder = resolve(process.argv[2] ?? 'public');
const shown = onePageOfEachKind(await pagesOf(folder));

let server, browser;

before(async () => {
  server = await serve(folder, headersIn(await readFile(join(folder, '_headers'), 'utf8')));
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** What the browser complains of while it shows a page, in words. */
async function complaints(address, change = async () => {}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('requestfailed', (request) => said.push(`failed: ${request.url()}`));
  await page.goto(server.origin + address, {waitUntil: 'load'});
  await page.evaluate(() => document.fonts.ready);
  await change(page);
  const {styles, cookies} = await page.evaluate(() => ({
    styles: [...document.styleSheets].filter((sheet) => sheet.cssRules.length > 0).length,
    cookies: document.cookie,
  }));
  if (styles === 0) said.push('no stylesheet has come');
  if (cookies !== '') said.push(`a cookie: ${cookies}`);
  await context.close();
  return said;
}

describe('browser: refuses nothing under the policy', {concurrency: 2}, () => {
  for (const {kind, address} of shown) {
    it(`${kind}, ${address}`, async () => assert.deepEqual(await complaints(address), []));
  }
});

it('browser: the policy is in force: what it refuses is refused', async () => {
  const said = await complaints('/', (page) => page.evaluate(() => {
    const picture = document.createElement('img');
    picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const script = document.createElement('script');
    script.textContent = 'document.title = "smuggled"';
    document.body.append(picture, script);
    return new Promise((done) => { picture.onload = picture.onerror = done; });
  }));
  assert.ok(said.some((words) => /img-src/.test(words)), said.join('\n'));
  assert.ok(said.some((words) => /inline script/.test(words)), said.join('\n'));
});
