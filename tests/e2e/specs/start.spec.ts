import { expect, test } from '../helper/app-test';

test('the app starts on the demo city, without an error and without leaving the machine', async ({ app }) => {
  await app.open();
  await expect(app.page).toHaveTitle(/Anglemort/);
  expect(await app.cameraCount()).toBeGreaterThanOrEqual(16);
});
