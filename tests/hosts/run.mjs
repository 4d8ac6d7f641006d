// Mounts the example clinic as a section of four other sites, as docs/plugin.md says, and looks at
// what their generators make of it.
//   node run.mjs <praxis> <folder of the example clinic> <empty folder to work in>
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {appendFile, cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join, relative, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {chromiumFlags} from '../browser/engines.mjs';
import {serve} from '../browser/server.mjs';

const run = promisify(execFile);
const [praxis, clinic, scratch] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const browserPackages = createRequire(join(here, '../browser/package.json'));
const {resolve: pathOf} = browserPackages;
const {chromium} = browserPackages('playwright-core');
const Ajv = browserPackages('ajv/dist/2020').default;
const base = 'https://host.example/clinic/';
const formats = {uri: (text) => URL.canParse(text), date: /^\d{4}-\d\d-\d\d$/};

const hosts = [
  {
    name: 'hugo', embed: 'front_matter = "toml"\npage_file = "_index.html"\n',
    css: 'static/host.css', section: 'content/clinic', out: 'out',
    recipe: ['layouts/partials/clinic-head.html'],
    generate: (folder) => run('hugo', ['--destination', 'out', '--quiet'], {cwd: folder}),
  },
  {
    name: 'eleventy', embed: 'front_matter = "yaml"\nlayout = "base.njk"\n',
    css: 'site/host.css', section: 'site/clinic', out: 'out',
    recipe: ['site/_includes/clinic-head.njk'],
    generate: (folder) => run(process.execPath,
      [join(here, '../browser/node_modules/@11ty/eleventy/cmd.cjs'), '--quiet',
        '--config=eleventy.config.mjs'], {cwd: folder}),
  },
  {
    name: 'jekyll', embed: 'front_matter = "yaml"\nlayout = "default"\n',
    css: 'host.css', section: 'clinic', out: 'out',
    recipe: ['_includes/clinic-head.html'],
    generate: (folder) => run('jekyll', ['build', '--destination', 'out', '--quiet',
      '--disable-disk-cache'], {cwd: folder}),
  },
  {
    name: 'by-hand', embed: '', css: 'public/host.css', section: 'parts', out: 'public',
    recipe: ['join.py'],
    generate: (folder) => run('python3', ['join.py'], {cwd: folder}),
  },
];

async function filesOf(folder, skip = () => false) {
  const files = new Map();
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(folder, path);
    if (skip(name)) continue;
    files.set(name, createHash('sha256').update(await readFile(path)).digest('hex'));
  }
  return files;
}

function unescaped(text) {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#123;', '{')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What an address on any page of the finished site leads to that is not there. */
async function deadLinks(folder) {
  const pages = new Map();
  for (const name of (await filesOf(folder)).keys()) {
    if (name.endsWith('.html')) pages.set(name, await readFile(join(folder, name), 'utf8'));
  }
  const files = new Set((await filesOf(folder)).keys());
  const dead = [];
  let links = 0;
  for (const [name, html] of pages) {
    const pageAddress = new URL('/' + name.replace(/index\.html$/, ''), 'https://host.example');
    for (const [, written] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const url = new URL(unescaped(written), pageAddress);
      if (url.origin !== 'https://host.example') continue;
      ++links;
      let file = decodeURIComponent(url.pathname.slice(1));
      if (file === '' || file.endsWith('/')) file += 'index.html';
      const id = decodeURIComponent(url.hash.slice(1));
      const found = files.has(file) &&
        (id === '' || pages.get(file)?.match(/\sid="[^"]*"/g)?.includes(` id="${id}"`));
      if (!found) dead.push(`${name}: ${written}`);
    }
  }
  return {dead, links, pages};
}

for (const host of hosts) {
  describe(`hosts: ${host.name}`, () => {
    const folder = join(scratch, host.name);
    const source = join(scratch, `clinic-for-${host.name}`);
    const section = join(folder, host.section);
    const ofNobody = (name) => join(folder, name).startsWith(section) || name.startsWith(host.out + '/') ||
      name === '.hugo_build.lock';
    const mount = () => run(praxis, ['build', '--site', source, '--theme', 'embed',
      '--base-url', base, '--output', section]);
    let server, browser, before_us;

    before(async () => {
      await rm(folder, {recursive: true, force: true});
      await rm(source, {recursive: true, force: true});
      await mkdir(source, {recursive: true});
      for (const part of ['content', 'static', 'site.toml']) {
        await cp(join(clinic, part), join(source, part), {recursive: true});
      }
      if (host.embed) await appendFile(join(source, 'site.toml'), `\n[embed]\n${host.embed}`);
      const moved = join(source, 'content/team/anna-novak.md');
      await writeFile(moved, (await readFile(moved, 'utf8')).replace('+++\n', '+++\naliases = ["/nurse/"]\n'));
      await cp(join(here, host.name), folder, {recursive: true});
      await cp(join(here, 'host.css'), join(folder, host.css));
      before_us = await filesOf(folder, ofNobody);
      await mount();
      await host.generate(folder);
      server = await serve(join(folder, host.out));
      browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: chromiumFlags});
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    it('is mounted as docs/plugin.md says', async () => {
      const unindented = (text) => text.replaceAll(/^ +/gm, '');
      const page = unindented(await readFile(join(here, '../../docs/plugin.md'), 'utf8'));
      const parts = [host.embed, ...await Promise.all(
        host.recipe.map((name) => readFile(join(here, host.name, name), 'utf8')))];
      for (const part of parts) assert.ok(page.includes(unindented(part)), part);
      assert.ok(page.includes(`--output your-site/${host.section}\n`), host.section);
    });

    it('every link resolves, across the border too', async () => {
      const {dead, links, pages} = await deadLinks(join(folder, host.out));
      assert.deepEqual(dead, []);
      assert.ok(links > 1000, `${links} links`);
      const page = pages.get('clinic/treatments/microneedling/index.html');
      assert.match(page, /<title>Microneedling( \| Old Harbour)?<\/title>/);
      assert.match(page, /<link rel="canonical" href="https:\/\/host\.example\/clinic\/treatments\/microneedling\/">/);
      const [, graph] = page.match(/<script type="application\/ld\+json">(.*?)<\/script>/s);
      assert.equal(JSON.parse(graph)['@context'], 'https://schema.org');
      assert.equal(page.match(/<article/g).length, 1);
      assert.equal(page.match(/<main/g).length, 1);
      assert.match(pages.get('clinic/nurse/index.html'), /\/clinic\/team\/anna-novak\/"/);
    });

    it('the catalogue comes along, and is what its schema says', async () => {
      const read = async (name) =>
        JSON.parse(await readFile(join(folder, host.out, 'clinic', name), 'utf8'));
      const catalogue = await read('catalogue.json');
      const validate = new Ajv({allErrors: true, formats})
        .compile(await read('catalogue.schema.json'));
      validate(catalogue);
      assert.deepEqual(validate.errors, null);
      assert.equal(catalogue.clinic.address, base);
      assert.ok(catalogue.treatments.length > 5);
      // A schema that lets everything through would be none.
      const [treatment] = catalogue.treatments;
      for (const wrong of [
        {...catalogue, version: 2}, {...catalogue, surprise: 1}, {...catalogue, currency: 'pounds'},
        {...catalogue, treatments: [{...treatment, minutes: -1, kind: 'magic'}]},
        {...catalogue, treatments: [{...treatment,
          areas: [{...treatment.areas[0], price: 179.5}]}]},
      ]) {
        assert.equal(validate(wrong), false);
      }
    });

    it('a second time nothing changes, and nothing of the host ever', async () => {
      const first = await filesOf(join(folder, host.out));
      const {stderr} = await mount();
      assert.match(stderr, /\(0 written, \d+ unchanged, 0 removed\)/);
      await host.generate(folder);
      assert.deepEqual(await filesOf(join(folder, host.out)), first);
      assert.deepEqual(await filesOf(folder, ofNobody), before_us);
    });

    it('neither disturbs how the other looks', async () => {
      const page = await browser.newPage();
      const looks = (root) => page.evaluate((selector) =>
        [...document.querySelectorAll(selector)].map((element) =>
          JSON.stringify([...getComputedStyle(element)].map((name) =>
            getComputedStyle(element).getPropertyValue(name)))), root);
      await page.goto(`${server.origin}/about/`);
      const without = await looks('body, body *');
      const css = (await readdir(join(folder, host.out, 'clinic/assets')))
        .filter((name) => name.endsWith('.css'));
      assert.ok(css.length >= 1);
      for (const name of css) await page.addStyleTag({url: `${server.origin}/clinic/assets/${name}`});
      assert.deepEqual(await looks('body, body *'), without);

      // The host hides .card and .part; ours are called otherwise, and take its type and colours.
      await page.goto(`${server.origin}/clinic/treatments/microneedling/`);
      const seen = await page.evaluate(() => ({
        hidden: [...document.querySelectorAll('.praxis-part, .praxis-card')]
          .filter((element) => getComputedStyle(element).display === 'none').length,
        names: [...document.querySelectorAll('.praxis, .praxis *')]
          .flatMap((element) => [...element.classList, element.id])
          .filter((name) => name !== '' && !name.startsWith('praxis')),
        font: getComputedStyle(document.querySelector('.praxis')).fontFamily,
        colour: getComputedStyle(document.querySelector('.praxis')).color,
      }));
      await page.close();
      assert.deepEqual(seen, {hidden: 0, names: [], font: 'Georgia, serif', colour: 'rgb(43, 29, 58)'});
    });

    it('a host that resets every element leaves headings, lists, links and tables what they are', async () => {
      const page = await browser.newPage();
      for (const part of ['treatments/microneedling/', 'sessions/microneedling/']) {
        await page.goto(`${server.origin}/clinic/${part}`);
        await page.evaluate((css) => document.querySelectorAll('head link, head style')
          .forEach((link, at) => link.outerHTML = at ? '' : `<style>${css}</style>`),
        await readFile(join(here, 'reset.css'), 'utf8'));
        const lost = await page.evaluate(() => {
          const px = (element, name) => parseFloat(getComputedStyle(element).getPropertyValue(name));
          const text = px(document.querySelector('.praxis'), 'font-size');
          const all = (selector, holds) => [...document.querySelectorAll(`.praxis ${selector}`)]
            .filter((element) => !holds(getComputedStyle(element), (name) => px(element, name)))
            .map((element) => `${selector}: ${element.textContent.trim().slice(0, 40)}`);
          return [
            ...all('h1', (style, size) => style.fontWeight >= 600 && size('font-size') > 1.5 * text),
            ...all(':is(h2, h3)', (style, size) => style.fontWeight >= 600 && size('font-size') >= text),
            ...all('.praxis-prose > h2', (style, size) => size('font-size') > 1.3 * text),
            ...all('.praxis-prose > ul > li', (style) => style.listStyleType === 'disc'),
            ...all('.praxis-prose > ul', (style, size) => size('padding-left') > text),
            ...all('.praxis-prose p a', (style) => style.textDecorationLine === 'underline'),
            ...all(':is(th, td)', (style, size) => size('border-bottom-width') >= 1),
            ...all('thead th', (style) => style.fontWeight >= 600),
            ...all('.praxis-chooser button', (style, size) => size('border-left-width') >= 1),
          ];
        });
        assert.deepEqual(lost, []);
        await page.screenshot({path: join(scratch, `${host.name}-reset-${part.replaceAll('/', '-')}.png`)});
      }
      await page.close();
    });

    it('the estimator answers without scripts', async () => {
      const context = await browser.newContext({javaScriptEnabled: false});
      const page = await context.newPage();
      await page.goto(`${server.origin}/clinic/sessions/microneedling/`);
      const shown = () => page.evaluate(() => document.querySelector('.praxis').innerText);
      const nothing = await shown();
      const hidden = await page.evaluate(() => {
        const box = document.querySelector('.praxis-chooser').getBoundingClientRect();
        return [...document.querySelectorAll('.praxis-chooser :is(legend, label span, input, button)')]
          .filter((element) => {
            const {left, right, height} = element.getBoundingClientRect();
            return left < box.left || right > box.right || height < 8;
          }).map((element) => element.outerHTML);
      });
      assert.deepEqual(hidden, []);
      for (const name of await page.evaluate(() =>
        [...new Set([...document.querySelectorAll('.praxis-chooser input')].map((input) => input.name))])) {
        await page.locator(`.praxis-chooser input[name="${name}"]`).first().check();
      }
      const answer = await shown();
      await context.close();
      assert.notEqual(answer, nothing);
    });

    it('axe finds nothing, and no page is wider than a phone', async () => {
      const axe = await readFile(pathOf('axe-core/axe.min.js'), 'utf8');
      const page = await browser.newPage();
      const found = [];
      for (const part of ['', 'treatments/microneedling/', 'treatments/microneedling/face/',
        'sessions/microneedling/', 'prices/', 'team/anna-novak/', 'locations/quay/', 'faq/',
        'areas/', 'areas/face/', 'concerns/', 'journal/', 'about/']) {
        for (const width of [360, 1280]) {
          await page.setViewportSize({width, height: 900});
          await page.goto(`${server.origin}/clinic/${part}`);
          await page.screenshot({path: join(scratch,
            `${host.name}-${part.replaceAll('/', '-')}${width}.png`), fullPage: part !== ''});
          await page.evaluate(axe);
          found.push(...await page.evaluate(async ([name, size]) => {
            const {violations} = await window.axe.run({preload: false});
            const {scrollWidth, clientWidth} = document.documentElement;
            return [
              ...violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${name} ${size}: ${id}: ${html}`)),
              ...(scrollWidth > clientWidth ? [`${name} ${size}: ${scrollWidth} px wide`] : []),
            ];
          }, [part, width]));
        }
      }
      await page.close();
      assert.deepEqual(found, []);
    });
  });
}
