// Prints pages as Chromium would on A4 and reads the paper back: what a patient takes home.
//   node paper.mjs <folder of the finished site>
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {promisify} from 'node:util';

import {startChromium} from './engines.mjs';
import {onePageOfEachKind, pagesOf} from './pages.mjs';
import {serve} from './server.mjs';

const run = promisify(execFile);
const folder = resolve(process.argv[2] ?? 'public');
const pages = await pagesOf(folder);
const ofKind = (kind) => pages.filter((page) => page.kind === kind);

let server, browser, papers;

before(async () => {
  server = await serve(folder);
  browser = await startChromium({colorScheme: 'dark'});  // paper is white whatever the screen is
  papers = await mkdtemp(join(tmpdir(), 'paper-'));
});
after(async () => {
  await browser?.close();
  await server?.close();
  if (papers) await rm(papers, {recursive: true});
});

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** How many pages of paper, their text as it lies there, and the lines that say something. */
async function printed(address) {
  await browser.open(server.origin + address);
  const file = join(papers, `${address.replace(/\W+/g, '-')}.pdf`);
  await browser.page.pdf({path: file, format: 'A4', preferCSSPageSize: true});
  const {stdout: about} = await run('pdfinfo', [file]);
  const {stdout: text} = await run('pdftotext', ['-layout', file, '-']);
  const screen = await browser.page.evaluate(() => ({
    phone: document.querySelector('.masthead a[href^="tel:"]').textContent.trim(),
    navigation: [...document.querySelectorAll('nav, .menu-button, .booking .button')]
      .map((element) => element.textContent.trim()),
    rows: [...document.querySelectorAll('main tbody tr')].map((row) =>
      [...row.cells].map((cell) => cell.firstElementChild?.textContent ?? cell.textContent).map((t) => t.trim())),
  }));
  await browser.page.emulateMedia({media: 'print'});
  const shown = await browser.shown('nav, button, input, .booking, .body-map, .scene, .skip');
  await browser.page.emulateMedia({media: null});
  return {
    count: Number(/^Pages:\s+(\d+)/m.exec(about)[1]), text, words: oneLine(text),
    lines: text.split('\n').map(oneLine).filter(Boolean), shown, ...screen,
  };
}

function assertHead(paper, title) {
  const head = paper.lines.slice(0, 6).join('\n');
  assert.ok(head.includes(paper.phone), `${paper.phone} is not in the first lines:\n${head}`);
  assert.ok(head.includes(title), `"${title}" is not in the first lines:\n${head}`);
  assert.deepEqual(paper.shown, [], 'there is nothing to press on paper');
}

describe('paper: aftercare', () => {
  for (const {address, file} of ofKind('aftercare')) {
    it(`${address} is one page: whom to call first, every sign of danger, the whole text`, async () => {
      const paper = await printed(address);
      assert.equal(paper.count, 1);
      const html = await readFile(file, 'utf8');
      assertHead(paper, /<h1>([^<]+)/.exec(html)[1]);
      const card = await browser.shown('.care.urgent li');
      assert.ok(card.length > 0);
      const first = paper.words.indexOf((await browser.shown('.care.urgent h2'))[0]);
      const text = paper.words.indexOf(oneLine((await browser.shown('.text h2'))[0]));
      assert.ok(first >= 0 && text > first, 'the red flags stand before the text');
      for (const number of await browser.shown('.care.urgent a[href^="tel:"]'))
        assert.ok(paper.words.indexOf(number, first) < text, `${number} stands in the card`);
      // Two columns break lines differently: a list item is found by its first two words.
      for (const item of [...card, ...(await browser.shown('.text li'))]) {
        const start = item.split(/\s+/).slice(0, 2).join(' ');
        assert.ok(paper.words.includes(start), `"${start}" is not on paper`);
      }
    });
  }
});

describe('paper: prices', () => {
  for (const {address} of ofKind('prices')) {
    it('the list has every row and its prices', async () => {
      const paper = await printed(address);
      assertHead(paper, 'Prices');
      assert.ok(paper.count <= 2, `${paper.count} pages`);
      assert.ok(paper.rows.length > 0);
      for (const [name, single] of paper.rows) {
        const row = new RegExp(`${name.slice(0, 24).replace(/[^\w ]/g, '.')}[^\\n]*${single.replace(/[^\d.,]/g, '.?')}`);
        assert.match(paper.text, row, `${name} has no price on paper`);
      }
    });
  }
});

describe('paper: treatments', () => {
  for (const {address} of onePageOfEachKind(pages).filter(({kind}) => /^treatment(-area)?$/.test(kind))) {
    it(`${address} begins with its essentials, opens its answers and says where links lead`, async () => {
      const paper = await printed(address);
      const {page} = browser;
      const title = (await browser.shown('h1'))[0];
      assertHead(paper, title.split(':')[0]);
      const end = paper.text.indexOf('\f');
      const firstPage = oneLine(paper.text.slice(0, end));
      for (const fact of await browser.shown('.glance dt'))
        assert.ok(firstPage.includes(fact.split(' ')[0]), `${fact} is not on the first page`);
      for (const reason of await browser.shown('.callout li'))
        assert.ok(firstPage.includes(reason.split(/\s+/).slice(0, 3).join(' ')), `${reason} is not on the first page`);
      const answers = await page.evaluate(() => [...document.querySelectorAll('.question > .prose p:first-child')]
        .map((answer) => answer.textContent.trim().split(/\s+/).slice(0, 4).join(' ')));
      for (const answer of answers) assert.ok(paper.words.includes(answer), `"${answer}" is not on paper`);
      const risks = await browser.shown('#p-risks ~ .scroll tbody th');
      for (const risk of risks)
        assert.ok(paper.words.includes(risk.split(/\s+/).slice(0, 3).join(' ')), `${risk} is not on paper`);
      assert.ok(paper.words.replaceAll(' ', '').includes(`harbour.example${address}`), 'its own address');
    });
  }
});

it('paper: a link to another site is followed by its address', async () => {
  const linked = [];
  for (const {address, file} of pages) {
    const html = (await readFile(file, 'utf8')).split('<main')[1] ?? '';
    if (/<a href="https:\/\/(?!doi\.org|pubmed)/.test(html)) linked.push(address);
  }
  for (const address of linked.slice(0, 3)) {
    const paper = await printed(address);
    const addresses = await browser.page.evaluate(() => [...document.querySelectorAll('main a[href^="http"]')]
      .map(({href}) => href).filter((href) => !/doi\.org|pubmed/.test(href)));
    for (const href of addresses)
      assert.ok(paper.words.replaceAll(' ', '').includes(href.replaceAll(' ', '')), `${href} is not on paper`);
  }
});

it('paper: no page loses its text or its title', async () => {
  for (const {address, kind} of onePageOfEachKind(pages)) {
    if (kind === '404') continue;
    const paper = await printed(address);
    const title = oneLine((await browser.shown('h1'))[0]);
    assert.ok(paper.words.includes(title.split(' ').slice(0, 3).join(' ')), `${address}: ${title}`);
    const headings = await browser.shown('main .text :is(h2, h3):not(.outcome h3)');  // there is nothing to choose on paper
    for (const heading of headings)
      assert.ok(paper.words.includes(oneLine(heading).split(' ').slice(0, 3).join(' ')), `${address}: ${heading}`);
    assert.deepEqual(paper.shown, [], address);
  }
  assert.ok((await readdir(papers)).length > 15);
});
