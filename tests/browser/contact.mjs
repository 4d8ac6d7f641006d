// Makes the contact sheet of docs/design.md: the first window of a page of each kind, on a phone, a
// tablet and a desk, in light and dark. Not a test: somebody has to look.
//   node contact.mjs <folder of the finished site> <picture.jpg>
import {resolve} from 'node:path';

import {startChromium} from './engines.mjs';
import {onePageOfEachKind, pagesOf} from './pages.mjs';
import {serve} from './server.mjs';

const folder = resolve(process.argv[2] ?? 'public');
const picture = process.argv[3] ?? 'contact.jpg';
const windows = [
  {width: 360, height: 720, colorScheme: 'light'},
  {width: 360, height: 720, colorScheme: 'dark'},
  {width: 768, height: 1024, colorScheme: 'light'},
  {width: 1280, height: 900, colorScheme: 'light'},
  {width: 1280, height: 900, colorScheme: 'dark'},
];
const order = ['home', 'treatment', 'treatment-area', 'area', 'concern', 'session', 'aftercare', 'prices',
  'person', 'location', 'faq', 'journal', 'article', 'treatments', 'areas', 'sessions', 'page', '404'];

const pages = onePageOfEachKind(await pagesOf(folder))
  .filter(({kind}) => order.includes(kind))
  .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
const server = await serve(folder);
const shots = new Map(pages.map(({address}) => [address, []]));
for (const {width, height, colorScheme} of windows) {
  const browser = await startChromium({viewport: {width, height}, colorScheme});
  for (const {address} of pages) {
    await browser.open(server.origin + address);
    shots.get(address).push((await browser.page.screenshot()).toString('base64'));
  }
  await browser.close();
}
await server.close();

const rows = pages.map(({kind, address}) => `<h2>${kind} <small>${address}</small></h2><p>` +
  shots.get(address).map((shot) => `<img src="data:image/png;base64,${shot}" alt="">`).join('') + '</p>');
const sheet = await startChromium({viewport: {width: 1180, height: 900}});
await sheet.page.setContent(`<!doctype html><style>
  body { margin: 16px; background: #8a8a86; font: 13px sans-serif; }
  h2 { margin: 10px 0 4px; font-size: 13px; } small { font-weight: 400; }
  p { display: flex; gap: 8px; margin: 0; } img { height: 236px; }
</style>${rows.join('')}`);
await sheet.page.screenshot({path: picture, fullPage: true, type: 'jpeg', quality: 62});
await sheet.close();
