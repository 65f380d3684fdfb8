import { expect, test } from '../helper/app-test';

test('the report tells gaps with their reasons, overlaps, devices and data', async ({ app }) => {
  await app.open();
  await app.openReport();
  await app.reportTab('Zones aveugles').click();
  const rows = app.page.getByRole('tabpanel').getByRole('row');
  await expect(rows.nth(1)).toContainText('m');
  expect(await rows.count()).toBeGreaterThan(10);
  for (const tab of ['Recouvrements', 'Appareils', 'Exigences', 'Données']) {
    await app.reportTab(tab).click();
    await expect(app.page.getByRole('tabpanel')).not.toBeEmpty();
  }
});

test('language and theme change everywhere, and stay after a reload', async ({ app }) => {
  await app.open();
  await app.chooseTheme('dark');
  await expect.poll(() => app.brightness()).toBeLessThan(80);
  await app.switchLanguage();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en');
  await app.isUpToDate();
  await app.reload();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await app.brightness()).toBeLessThan(80);
});
