// What a page weighs, what dresses it, and what a first visit to it fetches and moves.
import {gzipSync} from 'node:zlib';

/** Bytes, as every server sends them to every browser. */
export const gzip = (bytes) => gzipSync(bytes, {level: 9}).length;

export const stylesheetsOf = (html) => [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);

/** Whether a page holds rules or scripts of its own, which the policy refuses. */
export const hasCodeInside = (html) => /<style|<script(?! type="application\/ld\+json")| style="| on[a-z]+="/.test(html);

/** Gives what opens an address as somebody who was never here: what came, compressed, how much was asked for, how far
    the page moved by itself. */
export async function firstViews(page) {
  const answers = [];
  page.on('response', (response) => answers.push(response.body().then((body) =>
    // Fonts and raster pictures are compressed already.
    /text|svg|json|javascript/.test(response.headers()['content-type']) ? gzip(body) : body.length)));
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.moved += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
  });
  const devtools = await page.context().newCDPSession(page);
  return async (url) => {
    await devtools.send('Network.clearBrowserCache');
    answers.length = 0;
    await page.goto(url, {waitUntil: 'load'});
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(80);
    const came = await Promise.all(answers);
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(80);
    return {bytes: came.reduce((a, b) => a + b, 0), requests: came.length, moved: await page.evaluate(() => window.moved)};
  };
}
