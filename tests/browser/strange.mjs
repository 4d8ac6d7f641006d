// Builds clinics that are unlike the example and holds their pages to all that the example keeps.
//   node strange.mjs <praxis> <empty folder to work in>
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';

import {build, clinics} from './clinics.mjs';
import {startChromium} from './engines.mjs';
import {onePageOfEachKind, pagesOf} from './pages.mjs';
import {headersIn, serve} from './server.mjs';
import {firstViews, gzip, hasCodeInside, stylesheetsOf} from './weight.mjs';

const [praxis, scratch] = process.argv.slice(2).map((path) => resolve(path));
const {resolve: pathOf} = createRequire(import.meta.url);
const axe = await readFile(pathOf('axe-core/axe.min.js'), 'utf8');

/** One stylesheet and nothing else that dresses or moves a page; treatments within their budget. */
async function heavyOrDressed(folder, pages) {
  const faults = [];
  for (const {address, file, kind} of pages) {
    if (kind === 'redirect') continue;
    const html = await readFile(file, 'utf8');
    const sheets = stylesheetsOf(html);
    if (sheets.length !== 1) faults.push(`${address}: stylesheets ${sheets}`);
    if (hasCodeInside(html)) faults.push(`${address} has code inside`);
    if (!/^treatment(-area)?$/.test(kind)) continue;
    // The theme's budget is 20 kB with 6,000 bytes of the clinic's words, which are as many as
    // the example's longest page has. What a clinic writes beyond that is the clinic's.
    const words = gzip(/<main[^]*<\/main>/.exec(html)[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '));
    const bytes = gzip(html) + gzip(await readFile(join(folder, sheets[0])));
    if (bytes > 20 * 1024 + Math.max(0, words - 6000)) faults.push(`${address}: ${bytes} bytes with ${words} of words`);
  }
  return faults;
}

/** Tells of a browser's page what its policy refuses, who else is asked, what it weighs and moves. */
async function watched(page, origin) {
  const said = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) said.push(`asks another origin: ${request.url()}`);
  });
  page.on('requestfailed', (request) => said.push(`failed: ${request.url()}`));
  const firstView = await firstViews(page);
  return async (address) => {
    said.length = 0;
    await page.setViewportSize({width: 360, height: 740});
    const {bytes, moved} = await firstView(origin + address);
    const cookies = await page.evaluate(() => document.cookie);
    return [...said, ...(bytes > 60 * 1024 ? [`a first view of ${bytes} bytes`] : []),
      ...(moved > 0 ? [`moved by ${moved}`] : []), ...(cookies ? [`a cookie: ${cookies}`] : [])];
  };
}

/** What runs out of a window of each width, letters at their size and twice as large. */
async function tooWide(page) {
  const faults = [];
  for (const [width, size] of [[320, '100%'], [1280, '100%'], [640, '200%']]) {
    await page.setViewportSize({width, height: 800});
    const by = await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    }, size);
    if (by > 0) faults.push(`${width} px, letters ${size}: ${by} px too wide`);
  }
  return faults;
}

async function violations(page) {
  await page.evaluate(() => {
    document.documentElement.removeAttribute('style');
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  await page.evaluate(axe);
  const said = [];
  for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
    await page.setViewportSize({width, height: 740});
    await page.emulateMedia({colorScheme});
    said.push(...await page.evaluate(async () => (await window.axe.run({preload: false})).violations
      .flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`))));
  }
  return said;
}

/** Links and fragments that lead nowhere, and data for machines that is no JSON. */
async function leadsNowhere(pages) {
  const texts = new Map(await Promise.all(pages.map(async ({address, file}) => [address, await readFile(file, 'utf8')])));
  const faults = [];
  for (const [address, html] of texts) {
    for (const [, href] of html.matchAll(/ href="([^"]*)"/g)) {
      const {origin, pathname, hash} = new URL(href.replaceAll('&amp;', '&'), `https://strange.example${address}`);
      if (origin !== 'https://strange.example' || /\.(?!html)\w+$/.test(pathname)) continue;
      const target = texts.get(decodeURI(pathname));
      if (!target) faults.push(`${address}: ${href} is no page`);
      else if (hash && !target.includes(` id="${decodeURIComponent(hash.slice(1))}"`)) faults.push(`${address}: no ${href}`);
    }
    for (const [, json] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) JSON.parse(json);
  }
  return faults;
}

/** The whole page as a reader without scripts has it is the page with them. */
async function differsWithoutScripts(addresses, origin) {
  const texts = [];
  for (const scripts of [true, false]) {
    const {page, open, close} = await startChromium({scripts});
    const said = [];
    for (const address of addresses) {
      await open(origin + address);
      said.push(await page.evaluate(() => document.querySelector('main').innerText));
    }
    await close();
    texts.push(said);
  }
  return addresses.filter((_, i) => texts[0][i] !== texts[1][i] || !texts[0][i]).map((address) =>
    `${address}: other words without scripts`);
}

async function checkerSays(files) {
  const {stderr} = await promisify(execFile)('java',
    ['-jar', pathOf('vnu-jar/build/dist/vnu.jar'), '--format', 'json', '--exit-zero-always', ...files],
    {maxBuffer: 1 << 28});
  return JSON.parse(stderr).messages.filter(({message}) => !message.startsWith('CSS:'))
    .map(({url, lastLine, message}) => `${url}:${lastLine}: ${message}`);
}

describe('strange clinics: no page runs out of its window, is heavy or asks others; everybody can use it', {concurrency: 2}, () => {
  Object.entries(clinics).forEach(([name, clinic], number) => it(name, async () => {
    const site = await build(praxis, clinic, join(scratch, `${number}`));
    const pages = await pagesOf(site);
    const server = await serve(site, headersIn(await readFile(join(site, '_headers'), 'utf8')));
    const {page, close} = await startChromium({scripts: true});
    const firstView = await watched(page, server.origin);
    const faults = [...await checkerSays(pages.map(({file}) => file)), ...await leadsNowhere(pages),
      ...await heavyOrDressed(site, pages)];
    const shown = onePageOfEachKind(pages).map(({address}) => address);
    try {
      faults.push(...await differsWithoutScripts(shown, server.origin));
      for (const address of shown) {
        const said = [...await firstView(address), ...await tooWide(page), ...await violations(page)];
        faults.push(...said.map((words) => `${address}: ${words}`));
      }
    } finally {
      await close();
      await server.close();
    }
    assert.deepEqual(faults, []);
  }));
});

it('strange clinics: a journal of thirty notes stands on three pages, which lead to each other', async () => {
  const site = await build(praxis, clinics['forty areas and a journal of thirty notes'], join(scratch, 'journal'));
  const server = await serve(site);
  const {page, open, close} = await startChromium();
  try {
    await open(`${server.origin}/journal/`);
    const seen = [];
    for (let i = 0; i < 3; ++i) {
      seen.push(await page.locator('.entries a').count(), await page.title());
      const older = page.getByRole('navigation', {name: 'Pages of the journal'}).getByText('Older articles');
      if (await older.count()) await Promise.all([page.waitForNavigation(), older.click()]);
    }
    assert.deepEqual(seen, [12, 'Journal – Forty Areas', 12, 'Journal, page 2 of 3 – Forty Areas',
      6, 'Journal, page 3 of 3 – Forty Areas']);
  } finally {
    await close();
    await server.close();
  }
});
