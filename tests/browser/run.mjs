// Looks at a finished site as its visitors do: in Chromium, with and without scripts, on a small
// and a large screen, in light and dark; and asks the Nu HTML checker about every page.
//   node run.mjs <folder of the finished site>
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {promisify} from 'node:util';

import {chromium} from 'playwright-core';

import {pagesOf, onePageOfEachKind} from './pages.mjs';
import {serve} from './server.mjs';

const folder = resolve(process.argv[2] ?? 'public');
const {resolve: pathOf} = createRequire(import.meta.url);
const pages = await pagesOf(folder);
const shown = onePageOfEachKind(pages);

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const screens = [
  {width: 360, height: 740},
  {width: 1280, height: 900},
];
const narrow = {width: 320, height: 640};

let server, browser, axe;

before(async () => {
  axe = await readFile(pathOf('axe-core/axe.min.js'), 'utf8');
  server = await serve(folder);
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

/** A tab of its own. `surprises` collects requests that leave the site or find nothing. */
async function open(address, {scripts = true} = {}) {
  const context = await browser.newContext({javaScriptEnabled: scripts, reducedMotion: 'reduce'});
  const surprises = [];
  context.on('request', (request) => {
    const {protocol, origin} = new URL(request.url());
    if (protocol !== 'data:' && origin !== server.origin) {
      surprises.push(`asks another origin: ${request.url()}`);
    }
  });
  context.on('response', (response) => {
    if (response.status() >= 400) surprises.push(`${response.status()}: ${response.url()}`);
  });
  const page = await context.newPage();
  await page.goto(server.origin + address, {waitUntil: 'load'});
  return {page, surprises, close: () => context.close()};
}

/** Closed parts are neither judged by axe nor wide: open them, also those that exclude each other. */
function openDetails(page) {
  return page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) {
      part.removeAttribute('name');
      part.open = true;
    }
  });
}

function mainText(page) {
  return page.evaluate(() => document.querySelector('main')?.innerText);
}

it('browser: the site has pages to look at', () => {
  assert.ok(pages.length > 0, `no HTML page in ${folder}`);
  assert.ok(shown.length > 0);
});

describe('browser: everybody can use', {concurrency: 2}, () => {
  for (const {kind, address} of shown) {
    it(`${kind}, ${address}`, async (test) => {
      const {page, surprises, close} = await open(address);
      await openDetails(page);
      await page.evaluate(axe);
      const violations = [];
      const doubts = new Set();
      for (const screen of screens) {
        for (const colorScheme of ['light', 'dark']) {
          await page.setViewportSize(screen);
          await page.emulateMedia({colorScheme});
          const said = await page.evaluate(async (values) => {
            const result = await window.axe.run({
              runOnly: {type: 'tag', values},
              resultTypes: ['violations', 'incomplete'],
              preload: false,
            });
            return {
              violations: result.violations.flatMap(({id, help, nodes}) =>
                nodes.map(({html}) => `${id}: ${help}: ${html}`)),
              doubts: result.incomplete.map(({id}) => id),
            };
          }, rules);
          said.violations.forEach((words) =>
            violations.push(`${screen.width} px, ${colorScheme}: ${words}`));
          said.doubts.forEach((id) => doubts.add(id));
        }
      }
      if (doubts.size > 0) test.diagnostic(`a person should look at: ${[...doubts].join(', ')}`);

      await page.setViewportSize(narrow);
      const wide = await page.evaluate(() => {
        const {scrollWidth, clientWidth} = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const out = [...document.body.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
          // What a box of its own scrolls or cuts off does not make the page wide.
          .filter((element) => {
            let box = element.parentElement;
            while (box !== document.documentElement && getComputedStyle(box).overflowX === 'visible') {
              box = box.parentElement;
            }
            return box === document.documentElement;
          })
          .map((element) => element.outerHTML.slice(0, 120));
        return [`${scrollWidth} px wide on a screen of ${clientWidth} px`, ...out.slice(-3)];
      });
      await close();
      assert.deepEqual({violations, wide, surprises}, {violations: [], wide: [], surprises: []});
    });
  }
});

describe('browser: says the same without scripts', {concurrency: 2}, () => {
  for (const {kind, address} of shown) {
    it(`${kind}, ${address}`, async () => {
      const texts = [];
      for (const scripts of [true, false]) {
        const {page, close} = await open(address, {scripts});
        texts.push(await mainText(page));
        await close();
      }
      assert.ok(texts[1], 'there is no text in main');
      assert.equal(texts[0], texts[1]);
    });
  }
});

it('browser: the Nu HTML checker has nothing to say about any page', async () => {
  const files = pages.map(({file}) => file);
  const {stderr} = await promisify(execFile)('java',
    ['-jar', pathOf('vnu-jar/build/dist/vnu.jar'), '--format', 'json', '--exit-zero-always', ...files],
    {maxBuffer: 1 << 28});
  // The checker knows HTML better than it knows new CSS.
  const messages = JSON.parse(stderr).messages
    .filter(({message}) => !message.startsWith('CSS:'))
    .map(({url, lastLine, message}) => `${url}:${lastLine}: ${message}`);
  assert.deepEqual(messages, []);
});
