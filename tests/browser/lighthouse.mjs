// Asks Lighthouse about the example clinic as search engines would find it, over a slow line.
//   node lighthouse.mjs <praxis> <folder of the example clinic> <empty folder to work in>
import assert from 'node:assert/strict';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';

import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

import {buildFound} from './clinics.mjs';
import {chromiumFlags} from './engines.mjs';
import {serve} from './server.mjs';

const [praxis, root, scratch] = process.argv.slice(2).map((path) => resolve(path));
const pages = ['/', '/treatments/microneedling/', '/sessions/microneedling/'];
const mostBytes = 60 * 1024;
const mostRequests = 10;

let server, browser;

before(async () => {
  server = await serve(await buildFound(praxis, root, join(scratch, 'found')), {}, {compressed: true});
  browser = await puppeteer.launch({executablePath: '/usr/bin/chromium', args: chromiumFlags});
});
after(async () => {
  await browser?.close();
  await server?.close();
});

describe('lighthouse: accessibility, best practices and search 100, nothing moves, light', () => {
  for (const address of pages) {
    it(address, async (test) => {
      const {port} = new URL(browser.wsEndpoint());
      const {lhr} = await lighthouse(server.origin + address, {port: Number(port), logLevel: 'error'});
      const {accessibility, 'best-practices': practices, seo, performance} = lhr.categories;
      const requests = lhr.audits['network-requests'].details.items;
      const seen = {
        accessibility: accessibility.score, practices: practices.score, seo: seo.score,
        moved: lhr.audits['cumulative-layout-shift'].numericValue, error: lhr.runtimeError ?? null,
      };
      const bytes = lhr.audits['total-byte-weight'].numericValue;
      // The machine's speed is in this one, so it is told and not judged.
      test.diagnostic(`performance ${Math.round(performance.score * 100)}, ${requests.length} requests, ${bytes} bytes`);
      const failed = [accessibility, practices, seo].flatMap(({auditRefs}) => auditRefs)
        .filter(({id, weight}) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1).map(({id}) => id);
      assert.deepEqual({...seen, failed}, {accessibility: 1, practices: 1, seo: 1, moved: 0, error: null, failed: []});
      assert.ok(bytes > 0 && bytes <= mostBytes, `${bytes} bytes`);
      assert.ok(requests.length > 0 && requests.length <= mostRequests, `${requests.length} requests`);
    });
  }
});
