import { expect, test } from '../helper/app-test';

/** A surveillance camera of OpenStreetMap in the demo city, and one feature that cannot be read. */
const FILE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'node/1',
      properties: { man_made: 'surveillance', 'surveillance:type': 'camera', 'camera:direction': 'NE' },
      geometry: { type: 'Point', coordinates: [71.43, 51.166] },
    },
    {
      type: 'Feature',
      id: 'node/2',
      properties: { man_made: 'surveillance' },
      geometry: { type: 'Point', coordinates: ['71.43', 51.166] },
    },
  ],
});

test('a file is shown before it is taken, with what it holds and what is wrong with it', async ({ app }) => {
  await app.open();
  const before = await app.cameraCount();
  await app.chooseImport('cameras.geojson', FILE);
  await expect(app.dialog).toContainText('1 caméra');
  await app.dialog.getByRole('button', { name: /^Importer/ }).click();
  await expect(app.dialog).toBeHidden();
  expect(await app.cameraCount()).toBe(before + 1);
  await app.undo();
  expect(await app.cameraCount()).toBe(before);
});

test('a bad file says what is wrong, and the plan stays as it is', async ({ app }) => {
  await app.open();
  const before = await app.cameraCount();
  await app.chooseImport('cut.geojson', FILE.slice(0, 120));
  await expect(app.dialog).toContainText('cut.geojson');
  await app.page.keyboard.press('Escape');
  expect(await app.cameraCount()).toBe(before);
});
