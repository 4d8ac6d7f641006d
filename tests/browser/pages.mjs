// Which pages a finished site has, and of which kind each is, told from its address alone.
import {readdir, readFile, stat} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';

// The address table of a site, the more particular first.
const kinds = [
  ['home', /^\/$/],
  ['404', /^\/404\.html$/],
  ['aftercare', /^\/treatments\/[^/]+\/aftercare\/$/],
  ['treatment-area', /^\/treatments\/[^/]+\/[^/]+\/$/],
  ['treatment', /^\/treatments\/[^/]+\/$/],
  ['area', /^\/areas\/[^/]+\/$/],
  ['concern', /^\/concerns\/[^/]+\/$/],
  ['session', /^\/sessions\/[^/]+\/$/],
  ['person', /^\/team\/[^/]+\/$/],
  ['location', /^\/locations\/[^/]+\/$/],
  ['article', /^\/journal\/[^/]+\/$/],
  ['journal', /^\/journal\/page\/\d+\/$/],
  ['list', /^\/(treatments|areas|concerns|sessions|prices|team|locations|faq|journal)\/$/],
  ['page', /^\/[^/]+\/$/],
];

function kindOf(address) {
  const kind = kinds.find(([, pattern]) => pattern.test(address))?.[0] ?? 'other';
  return kind === 'list' ? address.slice(1, -1) : kind;
}

/** Every HTML page: its address, file, size in bytes, kind. One that only leads on is a redirect. */
export async function pagesOf(folder) {
  const pages = [];
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const address = '/' + relative(folder, file).split(sep).join('/').replace(/(^|\/)index\.html$/, '$1');
    const leadsOn = /<meta[^>]+http-equiv="?refresh/i.test(await readFile(file, 'utf8'));
    pages.push({address, file, size: (await stat(file)).size, kind: leadsOn ? 'redirect' : kindOf(address)});
  }
  return pages.sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** The largest page of each kind, which has most to get wrong. */
export function onePageOfEachKind(pages) {
  const largest = new Map();
  for (const page of pages) {
    if (page.kind === 'redirect') continue;
    if (!(largest.get(page.kind)?.size >= page.size)) largest.set(page.kind, page);
  }
  return [...largest.values()];
}
