/**
 * Finds a Chromium or Chrome that starts, or gets one, and says which. The order: `CHROMIUM_PATH`, Playwright's own
 * when it was downloaded, the system's. Only when none starts, and `--install` is given, one is fetched: by Playwright,
 * or else, on Debian as root, by apt.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process, { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const isRoot = platform === 'linux' && process.getuid?.() === 0;

const SYSTEM = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((root) =>
    env[root]
      ? [
          `${env[root]}\\Google\\Chrome\\Application\\chrome.exe`,
          `${env[root]}\\Microsoft\\Edge\\Application\\msedge.exe`,
        ]
      : [],
  ),
};

/** Software rendering, said out loud, so that screenshots do not depend on the machine's graphics; nothing phones home. */
export const BROWSER_ARGS = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Chromium's sandbox refuses to run as root.
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** Path of the browser to use, or undefined when there is none. */
export function findBrowser() {
  if (env.CHROMIUM_PATH) {
    if (!existsSync(env.CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH=${env.CHROMIUM_PATH} does not exist`);
    return env.CHROMIUM_PATH;
  }
  return [chromium.executablePath(), ...(SYSTEM[platform] ?? [])].find((path) => path && existsSync(path));
}

/** The version, or undefined when the browser does not start. */
async function versionOf(executablePath) {
  try {
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS, timeout: 60_000 });
    const version = browser.version();
    await browser.close();
    return version;
  } catch (error) {
    console.error(`${executablePath} does not start: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

const run = (command, args, timeout) => spawnSync(command, args, { stdio: 'inherit', timeout }).status === 0;

function install() {
  const cli = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url));
  // The whole browser, not the headless shell: `executablePath()` names the former.
  if (run(process.execPath, [cli, 'install', 'chromium', '--no-shell'], 300_000)) return;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  const apt = (...args) => run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], 600_000);
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
}

async function main() {
  let path = findBrowser();
  let version = path && (await versionOf(path));
  if (!version && process.argv.includes('--install')) {
    install();
    path = findBrowser();
    version = path && (await versionOf(path));
  }
  if (!version) {
    console.error('No Chromium that starts. Install Chrome or Chromium, or set CHROMIUM_PATH.');
    process.exitCode = 1;
    return;
  }
  console.log(`Browser tests run in Chromium ${version} at ${path}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
