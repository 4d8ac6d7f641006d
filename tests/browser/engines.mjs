// Three browsers behind one small face: what a visitor does with a page, and what then shows.
//   open(url), choose(name, value), reset(), shown(selector): texts of elements that show, close()
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

import {chromium} from 'playwright-core';
import puppeteer from 'puppeteer-core';

export const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const inputOf = (name, value) => `input[name="${name}"][value="${value}"]`;

// Runs in the page. An element shows if it has a box.
function textsShown(selector) {
  return [...document.querySelectorAll(selector)]
    .filter((element) => element.getClientRects().length > 0)
    .map((element) => element.textContent.trim());
}

export async function startChromium({scripts = false, ...options} = {}) {
  const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: chromiumFlags});
  const context = await browser.newContext({javaScriptEnabled: scripts, reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  return {
    page,
    open: (url) => page.goto(url, {waitUntil: 'load'}),
    choose: (name, value) => page.click(inputOf(name, value)),
    reset: () => page.click('button[type="reset"]'),
    shown: (selector) => page.evaluate(textsShown, selector),
    close: () => browser.close(),
  };
}

export async function startFirefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true,
    extraPrefsFirefox: {'javascript.enabled': false, 'app.update.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false},
  });
  const page = await browser.newPage();
  await page.setViewport({width: 1280, height: 900});
  // puppeteer's own click waits for a timer of the page, which never comes without scripts.
  const click = async (selector) => {
    const [x, y] = await page.evaluate((css) => {
      const element = document.querySelector(css);
      element.scrollIntoView({block: 'center', behavior: 'instant'});
      const {left, top, width, height} = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }, selector);
    await page.mouse.click(x, y);
  };
  return {
    page,
    open: (url) => page.goto(url, {waitUntil: 'load'}),
    choose: (name, value) => click(inputOf(name, value)),
    reset: () => click('button[type="reset"]'),
    shown: (selector) => page.evaluate(textsShown, selector),
    close: () => browser.close(),
  };
}

function freePort() {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => found(port));
    });
  });
}

async function miniBrowser() {
  for (const folder of await readdir('/usr/lib')) {
    for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0']) {
      const path = join('/usr/lib', folder, version, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
  }
  throw new Error('there is no MiniBrowser of WebKitGTK in /usr/lib');
}

// A number of its own for the display: Xvfb says which one it took.
function startDisplay() {
  const process = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  return new Promise((started, failed) => {
    process.once('error', failed);
    process.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)));
    process.stdio[3].once('data', (number) => started({process, name: `:${String(number).trim()}`}));
  });
}

/** WebKitGTK, asked over HTTP as the WebDriver standard says. */
export async function startWebKit() {
  const binary = await miniBrowser();
  const display = await startDisplay();
  const home = await mkdtemp(join(tmpdir(), 'webkit-'));
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {...process.env, DISPLAY: display.name, HOME: home, XDG_RUNTIME_DIR: home, GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      GTK_A11Y: 'none', NO_AT_BRIDGE: '1', LIBGL_ALWAYS_SOFTWARE: '1'},
  });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`,
      {method, body: body === undefined ? undefined : JSON.stringify(body)});
    const {value} = await answer.json();
    if (value?.error) throw new Error(`WebKitGTK: ${value.error}: ${value.message}`);
    return value;
  };
  let session;
  for (let tries = 0; !session; ++tries) {
    session = await ask('POST', '/session', {capabilities: {alwaysMatch: {
      'webkitgtk:browserOptions': {binary, args: ['--automation']},
    }}}).catch(async (error) => {
      if (tries >= 40 || !/fetch failed/.test(String(error))) throw error;
      await pause(250);  // the driver is still opening its port
    });
  }
  const at = `/session/${session.sessionId}`;
  await ask('POST', `${at}/window/rect`, {x: 0, y: 0, width: 1280, height: 1000});
  // What is clicked must be in the window, and a smooth scroll would still be on its way there.
  const click = async (css) => {
    await ask('POST', `${at}/execute/sync`, {
      script: 'document.querySelector(arguments[0]).scrollIntoView({block: "center", behavior: "instant"})',
      args: [css]});
    const element = await ask('POST', `${at}/element`, {using: 'css selector', value: css});
    await ask('POST', `${at}/element/${Object.values(element)[0]}/click`, {});
  };
  return {
    open: (url) => ask('POST', `${at}/url`, {url}),
    choose: (name, value) => click(inputOf(name, value)),
    reset: () => click('button[type="reset"]'),
    shown: (selector) => ask('POST', `${at}/execute/sync`,
      {script: `return (${textsShown})(arguments[0])`, args: [selector]}),
    close: async () => {
      await ask('DELETE', at).catch(() => {});
      driver.kill();
      display.process.removeAllListeners('exit');
      display.process.kill();
      await rm(home, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    },
  };
}
