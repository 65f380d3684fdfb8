import { expect, test } from '../helper/app-test';

test('a reviewer reads the first gap, walks on, and accepts one with a note that stays', async ({ app }) => {
  await app.open();
  await app.openReport();
  await app.reportTab('Zones aveugles').click();
  const rows = app.page.getByRole('tabpanel').getByRole('row');
  await rows.nth(1).click();
  const heading = app.inspector.getByRole('heading').first();
  const first = await heading.textContent();
  await expect(app.inspector.getByText(/^1 sur \d+/)).toBeVisible();

  await app.inspector.getByRole('button', { name: 'Zone suivante' }).click();
  await expect(heading).not.toHaveText(first ?? '');
  await app.page.keyboard.press('ArrowLeft');
  await expect(heading).toHaveText(first ?? '');

  await app.inspector.getByRole('button', { name: 'Accepter cette zone aveugle' }).click();
  await app.field('Note').fill('Chantier jusqu’en mai');
  await app.field('Note').press('Enter');
  await expect(app.inspector.getByText(/Acceptée le/)).toBeVisible();
  await app.isUpToDate();
  await expect(rows.nth(1)).toContainText('Acceptée');
  // The autosave takes up to a second: who reloads sooner sees that it is still at work.
  await expect(app.page.getByText('Enregistré', { exact: true })).toBeVisible();
  await app.reload();
  await app.reportTab('Zones aveugles').click();
  await expect(rows.nth(1)).toContainText('Acceptée');
});

test('a remedy is found, shown, and applied in one step that undo takes back', async ({ app }) => {
  await app.open();
  await app.openReport();
  await app.reportTab('Zones aveugles').click();
  await app.page.getByRole('tabpanel').getByRole('row').nth(1).click();
  await app.inspector.getByRole('button', { name: 'Chercher un remède' }).click();
  const apply = app.inspector.getByRole('button', { name: 'Appliquer' }).first();
  await expect(apply).toBeVisible({ timeout: 120_000 });
  await app.inspector.getByRole('button', { name: 'Simuler' }).first().click();
  await expect(app.inspector.getByRole('button', { name: 'Fin de simulation' })).toBeVisible();
  const street = app.page.getByRole('tabpanel').getByRole('row');
  const before = await street.nth(1).textContent();
  await apply.click();
  await app.isUpToDate();
  await expect(street.nth(1)).not.toHaveText(before ?? '');
  await app.undo();
  await app.isUpToDate();
  await expect(street.nth(1)).toHaveText(before ?? '');
});
