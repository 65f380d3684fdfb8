import { expect, test } from '../helper/app-test';

test('[S1] [S2] an event is chosen, areas follow, and the probe tells which way its sound comes', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await page.getByText('Son', { exact: true }).click();
  await expect(page.getByText('Quatre et plus, sans ambiguïté')).toBeVisible();
  await page.getByLabel('Événement à entendre').selectOption('gunshot');
  await expect(page.getByText('Source de 130 dB(A) à 1 m')).toBeVisible();
  await page.getByLabel('Origine du fond').selectOption('street');
  await page.getByLabel('Période').selectOption('night');
  await app.isUpToDate();
  await app.map.focus();
  await page.keyboard.press('t');
  // On the square in the middle of the demo plan: out of doors.
  await page.mouse.click(650, 330);
  const probe = page
    .getByRole('table', { name: 'Sonde sonore' })
    .or(page.getByRole('grid', { name: 'Sonde sonore' }));
  await expect(probe.getByText(/^S-0/).first()).toBeVisible();
  await expect(probe.getByText(/direct|toits|coin/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(probe).toBeHidden();
});
