// Walks through a finished site as people do who use a keyboard, large text, few colours, no motion,
// a slow line: what run.mjs does not see by looking at a page that stands still.
//   node visit.mjs <folder of the finished site>
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {basename, join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {startChromium} from './engines.mjs';
import {onePageOfEachKind, pagesOf} from './pages.mjs';
import {serve} from './server.mjs';
import {firstViews, gzip, hasCodeInside, stylesheetsOf} from './weight.mjs';

const folder = resolve(process.argv[2] ?? 'public');
const pages = await pagesOf(folder);
const shown = onePageOfEachKind(pages);
const phone = {width: 360, height: 740};
const desk = {width: 1280, height: 900};

let server;
before(async () => { server = await serve(folder); });
after(() => server?.close());

/** Opens a browser for one story and closes it however the story ends. */
async function withChromium(options, story) {
  const browser = await startChromium(options);
  try {
    return await story(browser);
  } finally {
    await browser.close();
  }
}

function openDetails(page) {
  return page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
}

const focused = (page) => page.evaluate(() => {
  const {activeElement: element} = document;
  const {width, height, top, bottom} = element.getBoundingClientRect();
  return {
    name: element.textContent.trim().replace(/\s+/g, ' '), tag: element.localName, id: element.id,
    href: element.getAttribute('href'), inMap: Boolean(element.closest('.body-map')),
    seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
    ring: getComputedStyle(element).outlineStyle !== 'none' && getComputedStyle(element).outlineWidth !== '0px',
  };
});

describe('visit: by keyboard', {concurrency: 2}, () => {
  it('the first stop skips to the text', () => withChromium({viewport: desk}, async ({page, open}) => {
    await open(`${server.origin}/treatments/`);
    await page.keyboard.press('Tab');
    const skip = await focused(page);
    assert.deepEqual([skip.href, skip.seen, skip.ring], ['#p-main', true, true]);
    await page.keyboard.press('Enter');
    assert.equal((await focused(page)).id, 'p-main');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
  }));

  for (const viewport of [phone, desk]) {
    it(`every stop of a page of each kind is seen, with a ring round it, at ${viewport.width} px`, () =>
      withChromium({scripts: true, viewport}, async ({page, open}) => {
        const faults = [];
        for (const {address} of shown) {
          await open(server.origin + address);
          await openDetails(page);
          const stops = await page.locator('a[href]:not([tabindex]), button, summary, input, [tabindex="0"]').count();
          let seen = 0;
          for (; seen < Math.min(stops, 40); ++seen) {
            await page.keyboard.press('Tab');
            const stop = await focused(page);
            if (stop.tag === 'body') break;
            if (!stop.seen || !stop.ring || stop.inMap) faults.push({address, ...stop});
          }
          if (seen < 5) faults.push(`${address}: only ${seen} stops`);
        }
        assert.deepEqual(faults, []);
      }));
  }

  it('the menu of a phone opens, leads through its links, and closes where it was opened', () =>
    withChromium({viewport: phone}, async ({page, open, shown: texts}) => {
      await open(server.origin + '/');
      const labels = (await readFile(join(folder, 'index.html'), 'utf8')).match(/<nav class="menu"[\s\S]*?<\/nav>/)[0]
        .match(/<li>/g).length;
      assert.deepEqual(await texts('.menu li'), []);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      assert.equal((await focused(page)).tag, 'button');
      await page.keyboard.press('Enter');
      assert.equal((await texts('.menu li')).length, labels);
      await page.keyboard.press('Tab');  // the button that closes
      await page.keyboard.press('Tab');
      const first = await focused(page);
      assert.ok(first.href && first.seen && first.ring, JSON.stringify(first));
      await page.keyboard.press('Escape');
      assert.deepEqual(await texts('.menu li'), []);
      assert.equal((await focused(page)).tag, 'button');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      assert.equal(new URL(page.url()).pathname, first.href);
    }));
});

describe('visit: the body map', {concurrency: 2}, () => {
  const mapped = shown.filter(({kind}) => /^(home|areas|area|treatment|treatment-area)$/.test(kind));
  for (const {kind, address} of mapped) {
    it(`${kind}: each region leads to an area, which words lead to as well, and stays silent`, () =>
      withChromium({viewport: desk}, async ({page, open}) => {
        await open(server.origin + address);
        const map = await page.evaluate(() => {
          const links = [...document.querySelectorAll('.body-map a')];
          return {
            hidden: document.querySelector('.body-map')?.getAttribute('aria-hidden'),
            drawn: [...new Set(links.map((a) => a.getAttribute('href')))].sort(),
            lit: [...new Set(links.filter((a) => a.classList.contains('lit')).map((a) => a.getAttribute('href')))].sort(),
            stops: links.filter((a) => a.tabIndex >= 0).length,
          };
        });
        assert.deepEqual([map.hidden, map.stops], ['true', 0]);
        assert.ok(map.drawn.length > 5);
        for (const href of map.drawn)
          assert.ok(pages.some((page) => page.address === href && page.kind === 'area'), href);
        if (kind === 'home' || kind === 'areas') {
          assert.deepEqual(map.lit, []);
          await open(`${server.origin}/areas/`);
          const words = await page.evaluate(() =>
            [...document.querySelectorAll('.tree a')].map((a) => a.getAttribute('href')));
          for (const href of map.drawn) assert.ok(words.includes(href), `${href} is not in words`);
        } else {
          assert.ok(map.lit.length > 0, 'nothing is lit');
        }
      }));
  }

  it('a treatment lights the areas that its list names', () => withChromium({viewport: desk}, async ({page, open}) => {
    for (const {address} of pages.filter(({kind}) => kind === 'treatment')) {
      await open(server.origin + address);
      const {lit, named} = await page.evaluate(() => ({
        lit: [...document.querySelectorAll('.body-map .lit title')].map((title) => title.textContent),
        named: [...document.querySelectorAll('#p-areas + ul a')].map((a) => a.textContent.trim()),
      }));
      assert.ok(named.length > 0 && lit.length > 0, address);
      for (const area of named) assert.ok(lit.includes(area), `${address}: ${area} is not lit`);
    }
  }));

  it('a click on a region goes to its area', () => withChromium({viewport: desk}, async ({page, open}) => {
    await open(server.origin + '/');
    const link = page.locator('.body-map a[href="/areas/abdomen/"] path').first();
    await Promise.all([page.waitForNavigation(), link.click()]);
    assert.equal(new URL(page.url()).pathname, '/areas/abdomen/');
  }));
});

describe('visit: large text, few colours, no motion', {concurrency: 2}, () => {
  it('with text twice as large no page runs out of the window', () =>
    withChromium({scripts: true, viewport: {width: 640, height: 900}}, async ({page, open}) => {
      const wide = [];
      for (const {address} of shown) {
        await open(server.origin + address);
        await page.addStyleTag({content: 'html { font-size: 200% !important; }'});
        const by = await page.evaluate(() =>
          document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (by > 0) wide.push(`${address}: ${by} px`);
      }
      assert.deepEqual(wide, []);
    }));

  it('with forced colours every box has an edge, and nothing is drawn in a colour of ours', () =>
    withChromium({scripts: true, viewport: desk, forcedColors: 'active'}, async ({page, open}) => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const faults = [];
      for (const {address} of shown) {
        await open(server.origin + address);
        await openDetails(page);
        await page.evaluate(axe);
        faults.push(...await page.evaluate(async () => {
          const {violations} = await window.axe.run({preload: false});
          const said = violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`));
          if (!matchMedia('(forced-colors: active)').matches) said.push('colours are not forced');
          for (const element of document.querySelectorAll('.button, .glance, .care, .callout, .card, .outcome'))
            if (element.getClientRects().length && getComputedStyle(element).borderTopWidth === '0px')
              said.push(`no edge: ${element.className}`);
          for (const element of document.querySelectorAll('.art'))
            if (element.getClientRects().length) said.push(`a mask is a black box: ${element.className}`);
          return said;
        }));
      }
      assert.deepEqual(faults, []);
    }));

  it('from right to left each mark before an item stays what it is, but for the way back', () =>
    withChromium({scripts: true, viewport: phone}, async ({page, open}) => {
      const marks = () => page.evaluate(() => [...document.querySelectorAll('main li')]
        .filter((item) => !item.closest('.breadcrumb'))
        .map((item) => getComputedStyle(item, '::before').content));
      await open(`${server.origin}${shown.find(({kind}) => kind === 'treatment').address}`);
      const before = await marks();
      assert.ok(before.some((mark) => mark !== 'none'), 'there are marks');
      await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
      assert.deepEqual(await marks(), before);
      const back = await page.evaluate(() =>
        getComputedStyle(document.querySelector('.breadcrumb li:nth-last-child(2)'), '::before').content);
      assert.match(back, /→/);
      const wide = await page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0);
    }));

  it('who wants no motion gets none', () => withChromium({scripts: true}, async ({page, open}) => {
    const moving = [];
    for (const {address} of shown) {
      await open(server.origin + address);
      moving.push(...await page.evaluate(() => {
        const all = [...document.querySelectorAll('*')].filter((element) => {
          const {transitionDuration, animationName} = getComputedStyle(element);
          return animationName !== 'none' || transitionDuration.split(', ').some((t) => parseFloat(t) > 0);
        });
        const smooth = getComputedStyle(document.documentElement).scrollBehavior;
        return [...all.map((element) => element.outerHTML.slice(0, 80)), ...(smooth === 'auto' ? [] : [smooth])];
      }));
    }
    assert.deepEqual(moving, []);
  }));
});

describe('visit: weight', () => {
  it('HTML and CSS of every treatment page are at most 20 kB, compressed, with the body map in it', async () => {
    const heavy = [];
    for (const {address, file, kind} of pages) {
      if (!/^treatment(-area)?$/.test(kind)) continue;
      const html = await readFile(file, 'utf8');
      let sum = gzip(html);
      for (const href of stylesheetsOf(html)) sum += gzip(await readFile(join(folder, href)));
      if (sum > 20 * 1024) heavy.push(`${address}: ${sum} bytes`);
    }
    assert.deepEqual(heavy, []);
  });

  it('there is one stylesheet, and nothing else that dresses or moves a page', async () => {
    for (const {address, file, kind} of pages) {
      if (kind === 'redirect') continue;
      const html = await readFile(file, 'utf8');
      const names = stylesheetsOf(html).map((href) => basename(href).replace(/\.[0-9a-f]+\.css$/, ''));
      assert.deepEqual(names, ['calm'], address);
      assert.ok(!hasCodeInside(html), `${address} has code inside`);
    }
  });

  for (const viewport of [phone, desk]) {
    it(`a first view weighs at most 60 kB with its fonts, and nothing moves, at ${viewport.width} px`, () =>
      withChromium({scripts: true, viewport}, async ({page}) => {
        const faults = [];
        const firstView = await firstViews(page);
        for (const {address} of shown) {
          const seen = await firstView(server.origin + address);
          if (seen.bytes > 60 * 1024) faults.push(`${address}: ${seen.bytes} bytes`);
          if (seen.requests > 10) faults.push(`${address}: ${seen.requests} requests`);
          if (seen.moved > 0) faults.push(`${address}: moved by ${seen.moved}`);
        }
        assert.deepEqual(faults, []);
      }));
  }
});
