import { expect, test } from '../helper/app-test';

/** Free ground of the demo city in a window of 1 440 × 900, clear of legend and controls, px of the map. */
const HERE = { x: 675, y: 459 };

test('a camera placed by mouse looks where the drag pointed, and is there after a reload', async ({
  app,
}) => {
  await app.open();
  const before = await app.cameraCount();
  await app.placeCamera(HERE, { x: HERE.x + 60, y: HERE.y });
  await expect(app.camera('C-21')).toBeVisible();
  expect(await app.cameraCount()).toBe(before + 1);
  await app.select('C-21');
  await expect(app.field('Azimut')).toHaveValue(/^(89|90|91)\b/);
  await app.isUpToDate();

  await app.reload();
  expect(await app.cameraCount()).toBe(before + 1);
  await app.select('C-21');
  await expect(app.field('Azimut')).toHaveValue(/^(89|90|91)\b/);
});

test('a camera is placed and turned with the keyboard alone', async ({ app }) => {
  await app.open();
  const before = await app.cameraCount();
  await app.placeCameraByKeyboard(['ArrowRight', 'ArrowDown', 'ArrowDown'], ['ArrowRight', 'ArrowRight']);
  await expect(app.camera('C-21')).toBeVisible();
  expect(await app.cameraCount()).toBe(before + 1);
});

test('the menu of a place opens by key in the middle of the map, and places what is chosen there', async ({
  app,
  page,
}) => {
  await app.open();
  const before = await app.cameraCount();
  await app.map.focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Commandes à cet endroit' });
  const [own, map] = [await menu.boundingBox(), await app.map.boundingBox()];
  expect(own!.x).toBeCloseTo(map!.x + map!.width / 2, -1);
  // Just below the place, or above it where there is no room.
  const middle = map!.y + map!.height / 2;
  expect(Math.min(Math.abs(own!.y - middle), Math.abs(own!.y + own!.height - middle))).toBeLessThan(12);
  await menu.getByRole('menuitem', { name: 'Placer une caméra' }).press('Enter');
  await expect(app.camera('C-21')).toBeVisible();
  expect(await app.cameraCount()).toBe(before + 1);
});

test('handles move what they stand for; undo takes it back in one step, redo brings it again', async ({
  app,
}) => {
  await app.open();
  await app.placeCamera(HERE, { x: HERE.x + 60, y: HERE.y });
  await app.select('C-21');
  await app.field('Azimut').fill('90');
  await app.field('Portée limite').fill('40');
  await app.field('Portée limite').press('Enter');
  const position = await app.field('Latitude, longitude').inputValue();

  // The camera itself: 40 px to the right.
  await app.drag(HERE, { x: HERE.x + 40, y: HERE.y });
  await expect(app.field('Latitude, longitude')).not.toHaveValue(position);
  const moved = { x: HERE.x + 40, y: HERE.y };

  // The azimuth handle stands 22 px beyond the end of the wedge, which its range limit ends.
  const reach = Math.sqrt(40 ** 2 - 3.4 ** 2) / (await app.metresPerPixel());
  await app.drag({ x: moved.x + reach + 22, y: moved.y }, { x: moved.x, y: moved.y + reach + 22 });
  await expect(app.field('Azimut')).toHaveValue(/^(179|180|181)\b/);

  await app.undo();
  await expect(app.field('Azimut')).toHaveValue(/^90\b/);
  await app.undo();
  await expect(app.field('Latitude, longitude')).toHaveValue(position);
  await app.redo();
  await expect(app.field('Latitude, longitude')).not.toHaveValue(position);
});

test('a zoom goes with the arrow keys, in one step to undo, however fast they come', async ({ app }) => {
  await app.open();
  await app.select('C-02');
  const zoom = app.inspector.getByRole('slider', { name: 'Focale' });
  // At once, without waiting for the page between the keys: as a held key where the machine is slow.
  const press = (...keys: string[]) => Promise.all(keys.map((key) => app.page.keyboard.press(key)));
  const start = await zoom.inputValue();
  await zoom.focus();
  await press(...Array<string>(5).fill('ArrowRight'));
  await expect(zoom).toHaveValue(String(Number(start) + 5));
  await app.undo();
  await expect(zoom).toHaveValue(start);

  await zoom.focus();
  await press(...['ArrowRight', 'ArrowLeft', 'ArrowRight'].flatMap((key) => Array<string>(100).fill(key)));
  await expect(zoom).toHaveValue('100');
});
