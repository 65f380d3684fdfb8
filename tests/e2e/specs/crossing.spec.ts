import { readFile } from 'node:fs/promises';
import { expect, test } from '../helper/app-test';

/** Events of the demo city: twenty places, each five times, with the name of somebody. */
const EVENTS = [
  'longitude;latitude;date;heure;catégorie;victime',
  ...Array.from({ length: 100 }, (_, i) => {
    const lon = (71.42 + (i % 20) * 0.0005).toFixed(6).replace('.', ',');
    return `${lon};51,167;0${1 + (i % 9)}/03/2026;${i % 24}:30;${i % 2 === 0 ? 'MARQUE-VOL' : 'MARQUE-BRUIT'};MARQUE-NOM-${i}`;
  }),
].join('\n');

test('events are crossed with the cameras, and are in no plan and in no store of the device', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.openReport();
  await page.getByRole('tab', { name: /^Faits/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Importer des faits…' }).click();
  await (await chooser).setFiles({ name: 'MARQUE.csv', mimeType: 'text/csv', buffer: Buffer.from(EVENTS) });
  await expect(app.dialog).toContainText('100 faits');
  await expect(app.dialog).toContainText('victime');
  await app.dialog.getByRole('button', { name: 'Croiser 100 faits' }).click();
  await expect(page.getByRole('table', { name: 'Tous' })).toContainText('Vus de nuit');
  await page.getByText('Par catégorie', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'Par catégorie' })).toContainText('MARQUE-VOL');

  // Nine days: without the first one there are twelve events less of a hundred, spread over the days in turn.
  const total = page.getByRole('table', { name: 'Tous' }).getByRole('row', { name: /^Tous/ });
  const cells = async () => (await total.innerText()).split(/\s+/);
  const before = Number((await cells())[1]);
  expect(before).toBeGreaterThan(0);
  await page.getByRole('slider', { name: 'Du' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Du' })).toHaveAttribute('aria-valuetext', '2026-03-02');
  await expect.poll(async () => Number((await cells())[1])).toBeLessThan(before);
  const legend = page.getByRole('region', { name: /légende/i });
  await legend.getByRole('button', { name: /^Couches/ }).click();
  await expect(legend).toContainText('Faits (noyau quartique, 100');
  await page.getByRole('button', { name: 'Toutes les dates' }).click();
  await expect.poll(async () => Number((await cells())[1])).toBe(before);

  // An edit makes the plan be kept on the device.
  await app.select('C-02');
  await app.field('Hauteur').first().fill('6');
  await page.keyboard.press('Enter');
  const stored = () =>
    page.evaluate(async () => {
      const wait = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
        });
      const decoder = new TextDecoder();
      const text = (value: unknown): string =>
        JSON.stringify(value, (_, one: unknown) =>
          one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? decoder.decode(one) : one,
        );
      const found = [text(Object.entries(localStorage)), text(Object.entries(sessionStorage))];
      for (const { name } of await indexedDB.databases()) {
        const database = await wait(indexedDB.open(name!));
        for (const store of database.objectStoreNames) {
          found.push(text(await wait(database.transaction(store).objectStore(store).getAll())));
        }
      }
      return found.join('\n');
    });
  await expect.poll(stored, { timeout: 30_000 }).toContain('C-02');
  expect(await stored()).not.toContain('MARQUE');

  const download = page.waitForEvent('download');
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await page.keyboard.press('Control+s');
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved).toContain('C-02');
  expect(saved).not.toContain('MARQUE');
});
