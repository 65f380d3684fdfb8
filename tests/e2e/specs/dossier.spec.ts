import { expect, test } from '../helper/app-test';

test('the dossier is composed with its pages in sight, and made', async ({ app }) => {
  await app.open();
  await app.composeDossier();
  const page = app.dialog.getByRole('status');
  await expect(page).toContainText(/Page \d+ \/ \d+\s:\sPlan de situation/);
  const picture = app.dialog.getByRole('img', { name: /Plan de situation/ });
  await expect(picture).toBeVisible();
  // Drawn, not an empty frame: the picture has the shape of an A3 sheet.
  const shape = await picture.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight);
  expect(shape).toBeCloseTo(420 / 297, 1);
  // By the keyboard alone: from the first plan to the next, and everything but the cover switched off.
  await app.dialog.getByRole('button', { name: 'Page suivante' }).press('Enter');
  await expect(page).toContainText('Plan de masse');
  for (const part of await app.dialog.getByRole('group', { name: 'Parties' }).getByRole('switch').all()) {
    await part.press('Space');
  }
  await expect(app.dialog).toContainText('Choisissez au moins une partie');
  await app.dialog.getByRole('switch', { name: 'Page de garde et sommaire' }).press('Space');
  await expect(page).toContainText('Page 1 / 1');
  const file = await app.downloads(() =>
    app.dialog.getByRole('button', { name: 'Faire le PDF' }).press('Enter'),
  );
  expect(file.name).toMatch(/dossier\.pdf$/);
  expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});
