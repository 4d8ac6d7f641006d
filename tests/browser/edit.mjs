// Edits a site while `praxis serve` shows it in a browser: what is saved appears in place, mistakes
// lie over the page and go by themselves, and how long it takes from a save to the page is told.
//   node edit.mjs <praxis> <folder of the example's sources> <empty folder to work in>
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {cp, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';

import {startChromium} from './engines.mjs';

const [praxis, sources, scratch] = process.argv.slice(2).map((path) => resolve(path));
const edits = 50;

/** The program as a preview of a folder, on a free port. */
async function preview(folder) {
  const process = spawn(praxis, ['serve', '--site', folder, '--port', '0'], {stdio: ['ignore', 'ignore', 'pipe']});
  let said = '';
  const origin = await new Promise((found, failed) => {
    process.once('exit', () => failed(new Error(`praxis serve ended: ${said}`)));
    process.stderr.on('data', (bytes) => {
      said += bytes;
      const address = said.match(/pages at (http:\/\/127\.0\.0\.1:\d+)\//);
      if (address) found(address[1]);
    });
  });
  process.removeAllListeners('exit');
  return {origin, said: () => said, memory: () => memoryOf(process.pid), close: () => process.kill()};
}

async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(status.match(/VmRSS:\s+(\d+)/)[1]) / 1024);
}

async function put(path, text) {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, text);
}

const now = () => performance.timeOrigin + performance.now();

/** Writes at once, or beside the file and renames, as editors do; when that was done. */
async function save(path, text, {renames = false} = {}) {
  if (renames) await writeFile(`${path}.tmp~`, text);
  await (renames ? rename(`${path}.tmp~`, path) : writeFile(path, text));
  return now();
}

/** Waits in the page until it has these words, and then until they are painted; when that was. */
function painted(page, words) {
  return page.evaluate((wanted) => new Promise((done) => {
    const hasThem = () => document.querySelector('main').textContent.includes(wanted);
    const afterPaint = () => requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => done(performance.timeOrigin + performance.now());
      port2.postMessage('');
    });
    if (hasThem()) return afterPaint();
    const observer = new MutationObserver(() => {
      if (!hasThem()) return;
      observer.disconnect();
      afterPaint();
    });
    observer.observe(document.body, {subtree: true, childList: true, characterData: true});
  }), words);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What a reader has on the page: it belongs to the reader. */
const readersOwn = (page) => page.evaluate(() => ({
  mark: window.mark, scroll: scrollY, focus: document.activeElement.textContent,
  open: [...document.querySelectorAll('main details')].map(({open}) => open),
}));

/** Saves a text again and again, waits for each version in the page, and says how long that took. */
async function editAgainAndAgain(page, path) {
  const text = await readFile(path, 'utf8');
  const times = [];
  for (let edit = 1; edit <= edits; ++edit) {
    const words = `These words came with edit ${edit}, just now.`;
    const seen = painted(page, words);
    const saved = await save(path, `${text}\n${words}\n`, {renames: edit % 2 === 0});
    times.push(await seen - saved);
  }
  await save(path, text);
  await page.waitForFunction(() => !document.querySelector('main').textContent.includes('just now.'));
  return times;
}

function tell(test, what, times, memory) {
  test.diagnostic(`${what}: from a save to its painted page ${median(times).toFixed(0)} ms in the median of ` +
    `${times.length}, ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms; ` +
    `praxis serve holds ${memory} MiB`);
}

/** The parts of the preview's own layer that show, as text. */
const layer = (page) => page.evaluate(() => {
  const {shadowRoot} = document.querySelector('praxis-preview');
  const text = (id) => {
    const part = shadowRoot.getElementById(id);
    return part.hidden ? null : part.textContent.trim();
  };
  return {errors: text('errors'), corner: text('corner'), draft: text('draft')};
});

/** Looks again and again until it is as wanted; what it is in the end. */
async function comes(look, wanted) {
  for (const end = now() + 10_000; ;) {
    const seen = await look();
    if (wanted(seen) || now() > end) return seen;
    await pause(10);
  }
}
const layerComes = (page, wanted) => comes(() => layer(page), wanted);

// A save that never shows shall fail, not wait.
const patience = {timeout: 120_000};

describe('edit: the example clinic', () => {
  const folder = join(scratch, 'example');
  const file = join(folder, 'content/treatments/glycolic-peel/index.md');
  const address = '/treatments/glycolic-peel/';
  let server;
  let browser;
  let page;
  let text;

  before(async () => {
    await rm(folder, {recursive: true, force: true});
    for (const part of ['site.toml', 'content', 'static'])
      await cp(join(sources, part), join(folder, part), {recursive: true});
    await cp(join(sources, 'themes/calm'), join(folder, 'themes/calm'), {recursive: true});
    text = await readFile(file, 'utf8');
    server = await preview(folder);
    browser = await startChromium({scripts: true, viewport: {width: 1000, height: 700},
      permissions: ['clipboard-read', 'clipboard-write']});
    page = browser.page;
    await browser.open(server.origin + address);
    await page.evaluate(() => {
      window.mark = 'the page that was opened';
      document.querySelector('main details').open = true;
      document.querySelector('main details summary').focus({preventScroll: true});
      scrollTo({top: 900, behavior: 'instant'});
    });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  it('what is saved appears in place: place, focus and what is open stay', patience, async (test) => {
    const own = await readersOwn(page);
    assert.equal(own.scroll, 900);
    assert.deepEqual([own.open[0], own.open.includes(false)], [true, true]);
    assert.notEqual(own.focus, '');
    tell(test, 'the example', await editAgainAndAgain(page, file), await server.memory());
    assert.deepEqual(await readersOwn(page), own);
  });

  it('what is selected stays so, also where a paragraph comes before it', patience, async () => {
    const own = await readersOwn(page);
    const selected = await page.evaluate(() => {
      const of = [...document.querySelectorAll('main h2 + p + p')].find((p) => !p.querySelector('*'));
      getSelection().selectAllChildren(of);
      return getSelection().toString();
    });
    assert.ok(text.replaceAll('\n', ' ').includes(selected) && selected.length > 40, selected);
    const begin = text.indexOf('\n+++\n', 3) + 5;
    await save(file, `${text.slice(0, begin)}\nA paragraph before all others.\n\n${text.slice(begin)}`
      .replace(selected.slice(0, 20), `Also this.\n\n${selected.slice(0, 20)}`));
    await page.waitForFunction(() => document.querySelector('main').textContent.includes('Also this.'));
    assert.equal(await page.evaluate(() => getSelection().toString()), selected);
    await save(file, text);
    await page.waitForFunction(() => !document.querySelector('main').textContent.includes('Also this.'));
    assert.equal(await page.evaluate(() => getSelection().toString()), selected);
    assert.deepEqual((await readersOwn(page)).mark, own.mark);
  });

  it('a mistake lies over the good page with excerpt and caret, and goes when it is mended', patience, async () => {
    const own = await readersOwn(page);
    const good = await page.evaluate(() => document.querySelector('main').innerHTML);
    const line = text.split('\n').length + 1;
    await save(file, `${text}\nSee [the neck](../../areas/nek.md).\n`);
    const {errors} = await layerComes(page, (seen) => seen.errors !== null);
    assert.match(errors, /^1 error; nothing is published until it is mended\. A click copies the place\./);
    assert.ok(errors.includes(`content/treatments/glycolic-peel/index.md:${line}:16: error[broken-link]`), errors);
    assert.ok(errors.includes(`${line} | See [the neck](../../areas/nek.md).`), errors);
    assert.match(errors, /\| {16}\^{18}/);
    assert.equal(await page.evaluate(() => document.querySelector('main').innerHTML), good);
    const timesSaid = () => server.said().split('error[broken-link]').length - 1;
    assert.equal(await comes(timesSaid, (times) => times > 0), 1);
    await save(file, text);
    assert.equal((await layerComes(page, (seen) => seen.errors === null)).errors, null);
    assert.deepEqual(await readersOwn(page), own);
    assert.equal(timesSaid(), 1, 'the terminal says it once');
  });

  it('a click on a mistake copies its place', patience, async () => {
    await save(file, text.replace('price = 80', 'price = "80"'));
    assert.notEqual((await layerComes(page, (seen) => seen.errors !== null)).errors, null);
    const button = await page.evaluateHandle(() =>
      document.querySelector('praxis-preview').shadowRoot.querySelector('#errors button'));
    // Once the terminal has said it too, all pages have been asked, and the browser was told again.
    assert.ok(await comes(() => server.said().includes('error[wrong-type]'), (told) => told));
    await page.evaluate(() => fetch(location.href));
    assert.ok(await button.evaluate((element) => element.isConnected), 'a list that says the same stays');
    await button.asElement().click();
    await page.waitForFunction(() => document.querySelector('praxis-preview').shadowRoot
      .querySelector('#errors p').textContent.startsWith('copied '));
    const line = text.split('\n').indexOf('price = 80') + 1;
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()),
      `content/treatments/glycolic-peel/index.md:${line}:9`);
    await save(file, text);
    assert.equal((await layerComes(page, (seen) => seen.errors === null)).errors, null);
  });

  it('warnings wait in a corner, and a draft is marked', patience, async () => {
    await save(file, `${text.replace('+++', '+++\ndraft = true')}\n<!-- a note for colleagues -->\n`);
    const {errors, corner, draft} = await layerComes(page, (seen) => seen.corner && seen.draft);
    assert.equal(errors, null);
    assert.match(corner, /^\d+ warnings?/);
    assert.ok(corner.includes('content/treatments/glycolic-peel/index.md:'), corner);
    assert.equal(draft, 'Draft: nobody sees this page yet');
    await save(file, text);
    const gone = await layerComes(page, (seen) => seen.corner === null && seen.draft === null);
    assert.deepEqual([gone.corner, gone.draft], [null, null]);
  });

  it('a click copies the place of a warning too, also where the browser has no clipboard for us', patience, async () => {
    await save(file, `${text}\n<!-- a note for colleagues -->\n`);
    assert.notEqual((await layerComes(page, (seen) => seen.corner !== null)).corner, null);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not here'));
      document.querySelector('praxis-preview').shadowRoot.getElementById('corner').open = true;
    });
    await page.locator('praxis-preview #corner button').first().click();
    const place = `content/treatments/glycolic-peel/index.md:${text.split('\n').length + 1}:1`;
    assert.ok((await layerComes(page, ({corner}) => corner?.startsWith('copied '))).corner.startsWith(`copied ${place}`));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), place);
    await save(file, text);
    assert.equal((await layerComes(page, (seen) => seen.corner === null)).corner, null);
  });

  it('what is more than fits is counted, and the page can be read to its last line', patience, async () => {
    await save(file, text + Array.from({length: 60}, (_, n) => `\n[this](no-${n}.md)\n`).join(''));
    const {errors} = await layerComes(page, (seen) => seen.errors !== null);
    assert.match(errors, /and 10 more, which the terminal shows$/);
    const [end, top] = await page.evaluate(async () => {
      const before = scrollY;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'});
      const {bottom} = document.body.getBoundingClientRect();
      const {top} = document.querySelector('praxis-preview').shadowRoot.getElementById('errors').getBoundingClientRect();
      scrollTo({top: before, behavior: 'instant'});
      return [bottom, top];
    });
    assert.ok(end <= top + 1, `the page ends at ${end}, the errors begin at ${top}`);
    await save(file, text);
    assert.equal((await layerComes(page, (seen) => seen.errors === null)).errors, null);
  });

  it('nine pages are open at once, and each is told of what is saved', patience, async () => {
    const others = [];
    for (let number = 0; number < 8; ++number) {
      others.push(await page.context().newPage());
      await others[number].goto(server.origin + address, {waitUntil: 'load', timeout: 10_000});
    }
    await save(file, `${text}\nEach page shows this.\n`);
    for (const each of [page, ...others])
      await each.waitForFunction(() => document.querySelector('main').textContent.includes('Each page shows this.'));
    for (const each of others) await each.close();
    await save(file, text);
    await page.waitForFunction(() => !document.querySelector('main').textContent.includes('Each page shows this.'));
  });

  it('a change of the theme shows without a new page', patience, async () => {
    const own = await readersOwn(page);
    const sheet = join(folder, 'themes/calm/assets/calm.css');
    const css = await readFile(sheet, 'utf8');
    await save(sheet, `${css}\nh1 { text-decoration: underline; }\n`);
    await page.waitForFunction(() =>
      getComputedStyle(document.querySelector('h1')).textDecorationLine === 'underline');
    await save(sheet, css);
    await page.waitForFunction(() =>
      getComputedStyle(document.querySelector('h1')).textDecorationLine === 'none');
    assert.equal((await readersOwn(page)).mark, own.mark);
  });
});

const nouns = ['skin', 'visit', 'needle', 'light', 'scar', 'plan', 'balm', 'window', 'question', 'answer', 'picture'];
const verbs = ['shows', 'heals', 'leaves', 'names', 'calms', 'covers', 'helps', 'follows'];

/** Journals of our own words: the same ones from the same seed. */
function* articles(count, seed = 20260601) {
  const roll = (sides) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor(seed / 2 ** 32 * sides);
  };
  const word = (list) => list[roll(list.length)];
  const sentence = () => `The ${word(nouns)} ${word(verbs)} the ${word(nouns)}, and the ${word(nouns)} of the ` +
    `${word(nouns)} ${word(verbs)} a ${word(nouns)} in its own time.`;
  const paragraph = () => Array.from({length: 7}, sentence).join(' ') + (roll(3) ? '' : ' See [the face](area:face).');
  for (let number = 1; number <= count; ++number) {
    const parts = Array.from({length: 8}, (_, part) => `## The ${word(nouns)} of part ${part + 1}\n\n${paragraph()}\n`);
    yield {id: `article-${String(number).padStart(5, '0')}`, text: `+++\ntitle = "Article ${number}"\n` +
      `summary = "${sentence()}"\ndate = 2024-${String(1 + roll(12)).padStart(2, '0')}-` +
      `${String(1 + roll(28)).padStart(2, '0')}\n+++\n\n${parts.join('\n')}`};
  }
}

describe('edit: a journal of ten thousand articles', () => {
  const folder = join(scratch, 'large');
  let server;
  let browser;

  before(async () => {
    await rm(folder, {recursive: true, force: true});
    await put(join(folder, 'site.toml'), 'title = "A long journal"\nbase_url = "https://clinic.example/"\n' +
      'language = "en-GB"\n\n[clinic]\nname = "A long journal"\nlegal_name = "A long journal Ltd"\n' +
      'jurisdiction = "uk"\ncurrency = "GBP"\ntimezone = "Europe/London"\nphone = "+442079460000"\n');
    await put(join(folder, 'content/areas/face.md'), '+++\ntitle = "Face"\nsummary = "The face."\n+++\n\nThe face.\n');
    await mkdir(join(folder, 'content/journal'), {recursive: true});
    for (const {id, text} of articles(10_000)) await writeFile(join(folder, `content/journal/${id}.md`), text);
    server = await preview(folder);
    browser = await startChromium({scripts: true, viewport: {width: 1000, height: 700}});
  });
  after(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, {recursive: true, force: true});
  });

  it('what is saved appears in place there too', patience, async (test) => {
    const {page, open} = browser;
    await open(`${server.origin}/journal/article-05000/`);
    await page.evaluate(() => { window.mark = 'the page that was opened'; });
    const times = await editAgainAndAgain(page, join(folder, 'content/journal/article-05000.md'));
    assert.equal(await page.evaluate(() => window.mark), 'the page that was opened');
    tell(test, 'ten thousand articles', times, await server.memory());
  });
});
