import { expect, test } from '../helper/app-test';

test('a scenario is made, changed, left and compared, and undo brings the first state back', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  const cameras = await app.cameraCount();
  await page.getByRole('button', { name: 'Variantes' }).click();
  await page.getByRole('menuitem', { name: 'Dupliquer en variante' }).click();
  await app.select('C-14');
  await page.keyboard.press('Delete');
  await app.isUpToDate();
  expect(await app.cameraCount()).toBe(cameras - 1);

  // By keyboard alone: back to the first scenario, whose camera is still there.
  await page.getByRole('button', { name: 'Variante Variante 2', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Variante Projet', exact: true })).toBeVisible();
  await app.isUpToDate();
  expect(await app.cameraCount()).toBe(cameras);

  await page.getByRole('button', { name: 'Variante Projet', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Comparer', exact: true }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByText('Retirés 1')).toBeVisible({ timeout: 120_000 });
  await expect(panel.getByRole('button', { name: 'C-14' })).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Voirie vue, Détecter/ })).toContainText('−');

  await panel.getByRole('button', { name: 'Côte à côte sur la carte' }).focus();
  await page.keyboard.press('Enter');
  const swipe = page.getByRole('slider', { name: 'Limite entre les deux variantes' });
  await expect(page.locator('.map-host canvas.maplibregl-canvas')).toHaveCount(1);
  await expect(page.locator('.map-swipe canvas.maplibregl-canvas')).toHaveCount(1);
  await swipe.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(swipe).toHaveAttribute('aria-valuetext', /^49\s%\s: à gauche Projet, à droite Variante 2$/);
  await page.keyboard.press('Escape');
  await expect(page.locator('canvas.maplibregl-canvas')).toHaveCount(1);

  await app.undo();
  await app.undo();
  await app.undo();
  await expect(page.getByRole('button', { name: 'Variantes' })).toBeVisible();
  expect(await app.cameraCount()).toBe(cameras);
});
