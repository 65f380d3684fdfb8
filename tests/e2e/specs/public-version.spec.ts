import { expect, test } from '../helper/app-test';

test('what is withheld in the export dialog is withheld from the report’s table too', async ({ app }) => {
  await app.open();
  await app.openReport();
  await app.reportTab('Appareils').click();
  const whole = await app.downloads(() => app.page.getByRole('button', { name: 'CSV', exact: true }).click());
  expect(whole.bytes.toString()).toMatch(/C-\d+/);

  await app.withhold('Retenir les positions des appareils');
  const told = await app.downloads(() =>
    app.page.getByRole('button', { name: 'CSV, version publique' }).click(),
  );
  expect(told.name).toMatch(/public\.csv$/);
  expect(told.bytes.toString()).toMatch(/Non communiqué\s:\spositions des appareils/);
  expect(told.bytes.toString()).not.toMatch(/C-\d+/);
});
