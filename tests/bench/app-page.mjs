/** The built app on a port of its own, and the clicks that open files in it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const PORT = 4329;

/** Builds the app and serves it while `work` runs. */
export async function withApp(root, work) {
  await run(root, ['build', '--logLevel', 'warn']);
  const server = vite(root, ['preview', '--port', String(PORT), '--strictPort']);
  try {
    return await work(`http://localhost:${PORT}/`);
  } finally {
    server.kill();
  }
}

const vite = (root, args) =>
  spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...args], {
    cwd: root,
    stdio: 'ignore',
  });

const run = (root, args) =>
  new Promise((resolve, reject) => {
    vite(root, args).on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`vite ${args[0]}: ${code}`)),
    );
  });

/** A page of the app with a plan in it, analysed. */
export async function openPlan(browser, url, plan) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  for (let tries = 0; ; tries++) {
    try {
      await page.goto(url);
      break;
    } catch (error) {
      if (tries > 40) throw error;
      await pause(250);
    }
  }
  await upToDate(page);
  await page.getByRole('application').focus();
  await choose(page, () => page.keyboard.press('Control+o'), plan);
  await upToDate(page);
  return page;
}

/** Imports a file and confirms what the dialog proposes. */
export async function importFile(page, file) {
  const button = page.getByRole('banner').getByRole('button', { name: 'Importer', exact: true });
  await choose(page, () => button.click(), file);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Importer/ }).click({ timeout: 120_000 });
  await dialog.waitFor({ state: 'hidden' });
}

/** Asked of the chip alone: to look through the whole page again and again would take its time. */
export const upToDate = (page) =>
  page.locator('.top__chip', { hasText: 'Analyse à jour' }).waitFor({ timeout: 180_000 });

/** A key that is pressed while the page still settles may be lost: it is pressed again. */
async function choose(page, ask, file) {
  for (let tries = 0; ; tries++) {
    const chooser = page.waitForEvent('filechooser', { timeout: 5000 }).catch(() => undefined);
    await ask();
    const opened = await chooser;
    if (opened) return await opened.setFiles(file);
    if (tries > 8) throw new Error(`no file can be chosen: ${file}`);
  }
}

/** The browser's processes with what they took of the processor. */
export async function processes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

/** The most that the pages' processes held, MB; undefined where the system does not tell. */
export function heldMb(list) {
  try {
    const highest = list
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024);
    return Math.max(...highest);
  } catch {
    return undefined;
  }
}
