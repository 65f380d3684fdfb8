import { expect, test } from '../helper/app-test';

test('the figures are shown with their range over assumed heights, until the plan changes', async ({
  app,
}) => {
  await app.open();
  await app.openReport();
  const panel = app.page.getByRole('tabpanel');
  await panel.getByRole('button', { name: 'Essayer 3, 6 et 12 m' }).click();
  const range = panel.getByText(/^\([\d,\s]+% à [\d,\s]+% selon les hauteurs supposées\)$/).first();
  await expect(range).toBeVisible({ timeout: 120_000 });
  await app.reportTab('Données').click();
  await expect(panel.getByRole('rowheader', { name: '12 m' })).toBeVisible();
  await app.select('C-01');
  await app.field('Azimut').fill('90');
  await app.field('Azimut').press('Enter');
  await app.isUpToDate();
  await expect(panel.getByRole('rowheader', { name: '12 m' })).toBeHidden();
});
