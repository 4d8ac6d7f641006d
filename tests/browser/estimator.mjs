// Uses the estimator as patients do, without scripts, in three engines: each combination of answers
// shows the one row that `praxis estimate` works out for it, and nothing else.
//   node estimator.mjs <folder of the finished site> <praxis> <folder of the site's sources>
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {promisify} from 'node:util';

import {startChromium, startFirefox, startWebKit} from './engines.mjs';
import {serve} from './server.mjs';

const run = promisify(execFile);
const folder = resolve(process.argv[2] ?? 'public');
const praxis = resolve(process.argv[3] ?? 'build/praxis');
const sources = resolve(process.argv[4] ?? '.');

const engines = {Chromium: startChromium, 'Firefox ESR': startFirefox, WebKitGTK: startWebKit};
const assessment = 'This is not an assessment of you: an assessment comes first.';

const estimates = await estimatesOf();
let server;

// No script of a page may run in any engine, whichever way it has to switch them off.
before(async () => { server = await serve(folder, {'content-security-policy': "script-src 'none'"}); });
after(() => server?.close());

/** What the program works out, for every treatment whose rows the site lists. */
async function estimatesOf() {
  const found = [];
  for (const treatment of await readdir(join(folder, 'sessions'))) {
    if (treatment.includes('.')) continue;
    const page = await readFile(join(folder, 'sessions', treatment, 'index.html'), 'utf8');
    if (!page.includes('class="chooser"')) continue;
    const {stdout} = await run(praxis, ['estimate', treatment, '--site', sources, '--format', 'json'],
      {maxBuffer: 1 << 26});
    found.push({treatment, address: `/sessions/${treatment}/`, ...JSON.parse(stdout)});
  }
  return found;
}

const amount = (lo, hi, what) => (lo === hi ? `${lo} ${what}${lo === 1 ? '' : 's'}` : `${lo} to ${hi} ${what}s`);
const money = (decimals) => '£' + decimals.replace(/\.00$/, '').replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Pieces that the sentence of a row must have, in this order. */
function piecesOf(row) {
  if (row.excluded ?? row.otherwise) return [row.excluded ?? row.otherwise, assessment];
  const pieces = [`: ${amount(...row.sessions, 'session')}`];
  if (row.weeks?.[1] > 0) pieces.push(`over ${amount(...row.weeks, 'week')}`);
  if (row.cost) pieces.push(row.cost[0] === row.cost[1] ? money(row.cost[0]) : row.cost.map(money).join(' to '));
  return [...pieces, 'Rests on: ', assessment];
}

function assertSays(sentence, row) {
  let at = 0;
  for (const piece of piecesOf(row)) {
    const found = sentence.indexOf(piece, at);
    assert.ok(found >= 0, `"${piece}" is not in "${sentence}" (${JSON.stringify(row.options)})`);
    at = found + piece.length;
  }
}

const rowsOf = (estimate) => estimate.rows.length;

it('estimator: the example has estimates to choose from', () => {
  assert.ok(estimates.length >= 3);
  assert.ok(estimates.reduce((sum, estimate) => sum + rowsOf(estimate), 0) >= 60);
});

for (const [name, start] of Object.entries(engines)) {
  describe(`estimator: in ${name}`, {timeout: 100_000}, () => {
    let browser;
    before(async () => { browser = await start(); });
    after(() => browser?.close());

    for (const estimate of estimates) {
      it(`${estimate.treatment}: each combination shows its row, and reset brings all back`, async () => {
        await browser.open(server.origin + estimate.address);
        const table = async () => (await browser.shown('.estimate-table tbody tr:not(.group)')).length;
        assert.equal(await table(), rowsOf(estimate), 'all rows stand open');
        assert.deepEqual(await browser.shown('.result'), []);
        const seen = new Set();
        for (const row of estimate.rows) {
          for (const [factor, option] of Object.entries(row.options)) await browser.choose(factor, option);
          const shown = await browser.shown('.result');
          assert.equal(shown.length, 1, `${JSON.stringify(row.options)} shows ${shown.length} results`);
          assertSays(shown[0], row);
          seen.add(shown[0]);
          assert.equal(await table(), 1);
        }
        assert.equal(seen.size, rowsOf(estimate));
        await browser.reset();
        assert.deepEqual(await browser.shown('.result'), []);
        assert.equal(await table(), rowsOf(estimate));
      });
    }

    it('a link to one result shows that result', async () => {
      const [estimate] = estimates;
      const last = estimate.rows.at(-1);
      await browser.open(server.origin + estimate.address);
      const [id] = /\be(-\d+)+(?="[^>]*>[^<]*<\/p><\/div>\s*<\/div>)/.exec(
        await readFile(join(folder, estimate.address, 'index.html'), 'utf8'));
      await browser.open(`${server.origin}${estimate.address}#${id}`);
      const shown = await browser.shown('.result');
      assert.equal(shown.length, 1);
      assertSays(shown[0], last);
    });
  });
}

describe('estimator: whoever comes without the newest browser, or with paper', () => {
  for (const estimate of estimates) {
    it(`${estimate.treatment}: without :has() every result stays`, async () => {
      const browser = await startChromium();
      await browser.page.route('**/*.css', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({response: answer,
          body: (await answer.text()).replaceAll('selector(:has(a))', 'selector(:unheard-of(a))')});
      });
      await browser.open(server.origin + estimate.address);
      assert.equal((await browser.shown('.result')).length, rowsOf(estimate));
      for (const [factor, option] of Object.entries(estimate.rows[0].options)) await browser.choose(factor, option);
      const shown = await browser.shown('.result');
      await browser.close();
      assert.equal(shown.length, rowsOf(estimate));
      estimate.rows.forEach((row, i) => assertSays(shown[i], row));
    });

    it(`${estimate.treatment}: without style sheets every result can be read in order`, async () => {
      const browser = await startChromium();
      await browser.page.route('**/*.css', (route) => route.abort());
      await browser.open(server.origin + estimate.address);
      const shown = await browser.shown('.result');
      await browser.close();
      assert.equal(shown.length, rowsOf(estimate));
      estimate.rows.forEach((row, i) => assertSays(shown[i], row));
    });

    it(`${estimate.treatment}: on paper stand all rows, and nothing to choose`, async () => {
      const browser = await startChromium();
      await browser.open(server.origin + estimate.address);
      for (const [factor, option] of Object.entries(estimate.rows[0].options)) await browser.choose(factor, option);
      const file = join(tmpdir(), `${estimate.treatment}-${process.pid}.pdf`);
      await writeFile(file, await browser.page.pdf({format: 'A4'}));
      await browser.page.emulateMedia({media: 'print'});
      assert.deepEqual(await browser.shown('input, button'), []);
      await browser.close();
      const {stdout} = await run('pdftotext', ['-layout', file, '-']);
      const paper = stdout.replace(/\s+/g, ' ');
      const numbers = estimate.rows.filter((row) => row.sessions);
      for (const {sessions: [lo, hi], weeks} of numbers) {
        const cells = [lo, hi].every((n) => n === lo) ? `${lo}` : `${lo}–${hi}`;
        assert.ok(paper.includes(`${cells} ${weeks ? weeks[0] + (weeks[0] === weeks[1] ? '' : '–' + weeks[1]) : '–'}`),
          `${cells} is not on paper`);
      }
      const costs = paper.match(/ £[\d,]+ to £[\d,]+ | £[\d,]+ (?=A|Our)/g) ?? [];
      assert.ok(costs.length >= numbers.length, `${costs.length} of ${numbers.length} rows are on paper`);
      assert.ok(paper.includes('not an assessment of you'));
    });
  }
});

describe('estimator: nothing moves under the finger', () => {
  for (const viewport of [{width: 360, height: 740}, {width: 1280, height: 900}]) {
    it(`at ${viewport.width} pixels`, async () => {
      const browser = await startChromium({viewport});
      const moved = [];
      for (const {treatment} of estimates) {
        for (const address of [`/treatments/${treatment}/`, `/sessions/${treatment}/`]) {
          await browser.open(server.origin + address);
          for (const input of await browser.page.locator('.chooser input').all()) {
            // As far down the page as this answer can be reached: then most of what changes is below.
            await input.evaluate((element) => element.scrollIntoView({block: 'start'}));
            const before = await input.boundingBox();
            await browser.page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
            const after = await input.boundingBox();
            if (!(await input.isChecked()) || Math.abs(after.y - before.y) > 0.5 || after.x !== before.x) {
              moved.push(`${address}: ${await input.getAttribute('value')}, ${before.y} → ${after.y}`);
            }
          }
        }
      }
      await browser.close();
      assert.deepEqual(moved, []);
    });
  }
});

describe('estimator: everybody can use it', () => {
  const looks = [{}, {colorScheme: 'dark'}, {forcedColors: 'active'}, {viewport: {width: 320, height: 640}}];
  for (const look of looks) {
    it(`with an answer on it, ${JSON.stringify(look)}`, async () => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const browser = await startChromium({scripts: true, ...look});
      const [{address, rows}] = estimates;
      await browser.open(server.origin + address);
      for (const [factor, option] of Object.entries(rows[0].options)) await browser.choose(factor, option);
      await browser.page.evaluate(axe);
      const said = await browser.page.evaluate(async () => (await window.axe.run(
        {preload: false})).violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`)));
      const status = await browser.page.locator('[role="status"]').ariaSnapshot();
      await browser.close();
      assert.deepEqual(said, []);
      assert.match(status, /^- status:\n\s+- paragraph: [^\n]+$/, 'one sentence is spoken, and nothing else');
    });
  }

  it('by keyboard: Tab enters a question, arrows choose, Tab goes on, Enter sends nothing', async () => {
    const browser = await startChromium();
    const [{address}] = estimates;
    await browser.open(server.origin + address);
    await browser.page.locator('.chooser input').first().focus();
    await browser.page.keyboard.press('ArrowDown');
    await browser.page.keyboard.press('Tab');
    await browser.page.keyboard.press('Space');
    await browser.page.keyboard.press('Enter');
    const chosen = await browser.page.locator('.chooser input:checked').count();
    const results = await browser.shown('.result');
    const url = new URL(browser.page.url());
    await browser.page.keyboard.press('Tab');
    await browser.page.keyboard.press('Enter');
    const left = await browser.page.locator('.chooser input:checked').count();
    await browser.close();
    assert.deepEqual({chosen, results: results.length, left}, {chosen: 2, results: 1, left: 0});
    assert.equal(url.pathname + url.search, address);
  });

  it('a word longer than a phone is wide breaks in questions and answers', async () => {
    const browser = await startChromium({scripts: true, viewport: {width: 320, height: 740}});
    for (const {address} of estimates) {
      await browser.open(server.origin + address);
      const wide = await browser.page.evaluate(() => {
        for (const words of document.querySelectorAll('.chooser legend, .choices span'))
          words.textContent = 'Hautarztpraxisterminvereinbarungsformularnummer';
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      assert.equal(wide, 0, `${address} is ${wide} px too wide`);
    }
    await browser.close();
  });

  it('with text twice as large nothing is cut off or runs out of the page', async () => {
    const browser = await startChromium({scripts: true, viewport: {width: 640, height: 900}});
    for (const {address, rows} of estimates) {
      await browser.open(server.origin + address);
      await browser.page.addStyleTag({content: 'html { font-size: 200% !important; }'});
      for (const [factor, option] of Object.entries(rows[0].options)) await browser.choose(factor, option);
      const wide = await browser.page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${address} is ${wide} px too wide`);
    }
    await browser.close();
  });
});
