// Puts a page of each kind on one picture, on a phone and on a desk, light and dark: what to look at
// before a change of the theme is called done. It judges nothing, so run-tests leaves it out.
//   node sheet.mjs <folder of the finished site> <picture.webp> [<folder for each page's own picture>]
import {mkdir, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';

import {startChromium} from './engines.mjs';
import {onePageOfEachKind, pagesOf} from './pages.mjs';
import {serve} from './server.mjs';

const [site, picture, single] = process.argv.slice(2);
if (!picture) {
  console.error('usage: node sheet.mjs <site> <picture.webp> [<folder>]');
  process.exit(2);
}
const pages = onePageOfEachKind(await pagesOf(resolve(site)))
  .sort((a, b) => (a.address < b.address ? -1 : 1));
const windows = [
  {name: 'phone', viewport: {width: 360, height: 1180}, shown: 104},
  {name: 'desk', viewport: {width: 1280, height: 1180}, shown: 370},
];
const server = await serve(resolve(site));
if (single) await mkdir(single, {recursive: true});

const shots = new Map(pages.map(({kind}) => [kind, []]));
for (const colorScheme of ['light', 'dark']) {
  for (const {name, viewport, shown} of windows) {
    const {page, open, close} = await startChromium({viewport, colorScheme});
    for (const {kind, address} of pages) {
      await open(server.origin + address);
      const png = await page.screenshot();
      shots.get(kind).push({shown, source: `data:image/png;base64,${png.toString('base64')}`});
      if (single)
        await page.screenshot({path: join(single, `${kind}-${name}-${colorScheme}.png`), fullPage: true});
    }
    await close();
  }
}

const rows = pages.map(({kind, address}) => `<tr><th>${kind}<small>${address}</small></th>` +
  shots.get(kind).map(({shown, source}) => `<td><img width="${shown}" src="${source}"></td>`).join(''));
const {page, close} = await startChromium({viewport: {width: 1140, height: 900}});
await page.setContent(`<!doctype html><style>
  body { margin: 12px; background: #8a8a86; font: 13px system-ui, sans-serif; color: #111 }
  th { width: 130px; text-align: start; vertical-align: top; padding: 4px 8px; word-break: break-word }
  small { display: block; font-weight: 400 } td { padding: 4px; vertical-align: top } img { display: block }
</style><table>${rows.join('')}</table>`);
const sheet = await page.context().newCDPSession(page);
const {data} = await sheet.send('Page.captureScreenshot',
  {format: 'webp', quality: 60, captureBeyondViewport: true});
await writeFile(picture, Buffer.from(data, 'base64'));
await close();
server.close();
