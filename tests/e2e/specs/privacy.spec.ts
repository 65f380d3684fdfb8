import { expect, test } from '../helper/app-test';

// Open data say of few buildings that they are homes: in the demo city no use is known of those in view.

test('a privacy officer masks the façades that may be homes, sees what it costs, and takes it back', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.openReport();
  await page.getByRole('tab', { name: /^Vie privée/ }).click();
  const facades = page.getByRole('table', { name: 'Façades dans le champ' });
  const homes = facades.getByRole('row').filter({ hasText: 'usage inconnu' });
  await expect(homes.first()).toBeVisible();
  const before = await homes.count();
  const camera = /C-\d+/.exec(await homes.first().innerText())![0];

  const side = page.getByRole('complementary', { name: 'Vie privée' });
  const lookForMasks = side.getByRole('button', { name: 'et l’usage inconnu' });
  await lookForMasks.click();
  const found = side.getByText(/de façade hors champ/);
  await expect(found).toContainText(/^\d+ masques\s: .+ hors champ, coût .+ de voirie et .+ vus/);
  await expect(found).toContainText(/Reste en vue\s: 0,0\sm\./);
  await side.getByRole('button', { name: 'Tout accepter' }).click();
  await app.isUpToDate();
  // Measured anew by the analysis of the plan with its masks, not taken over from the proposal.
  await expect(homes).toHaveCount(0);
  await lookForMasks.click();
  await expect(side.getByText('Aucune de ces façades n’est dans le champ.')).toBeVisible();

  await app.select(camera);
  const masks = app.section('Masques').getByRole('listitem');
  await expect(masks.first()).toContainText(/coûte [\d\s]+\sm² et .+ de voie/);
  await page.keyboard.press('Escape');

  await app.map.focus();
  await app.undo();
  await app.isUpToDate();
  await expect(homes).toHaveCount(before);
  await app.select(camera);
  await expect(masks).toHaveCount(0);

  // What pictures could be used for, beside what they show: read on the map and in the report.
  const plates = /Plaque lisible (\d+)\sm² d’espace public/.exec(await side.innerText())?.[1];
  expect(Number(plates)).toBeGreaterThan(0);
  await page.getByRole('radio', { name: 'Reconnaissance' }).click();
  await expect(page.getByRole('region', { name: /légende/i })).toContainText(
    new RegExp(`Plaque[^\\d]*${plates}\\sm²`),
  );
});

test('in English, one asks whether a house is filmed, by whom, and what would mask it', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.switchLanguage();
  await app.openReport();
  await page.getByRole('tab', { name: /^Privacy/ }).click();
  const row = page
    .getByRole('table', { name: 'Façades in view' })
    .getByRole('row')
    .filter({ hasText: 'use unknown' })
    .first();
  const [camera, level] = /(C-\d+) \((\w+)/.exec(await row.innerText())!.slice(1);
  // The map goes to the façade; a little beside its middle stands the house.
  await row.click();
  const house = app.section('Is this house filmed?');
  await app.probeAround(house);
  await expect(house.getByText(/^Yes: .* of façade in view \(/)).toBeVisible();
  const filmer = house.getByRole('button', { name: camera! });
  await expect(filmer).toContainText(level!);
  await expect(house).toContainText('No mask of the plan in the pictures of these cameras.');

  await house.getByRole('button', { name: 'Look for what would mask it' }).click();
  await expect(house.getByText(/of façade out of view, at a cost of/)).toContainText(
    /Still in view: 0\.0\sm\./,
  );
  await house.getByRole('button', { name: 'Accept all' }).click();
  await app.isUpToDate();
  await expect(house.getByText(/^No: none of its façades is in view/)).toBeVisible();
  await app.map.focus();
  await app.undo();
  await app.isUpToDate();
  await expect(filmer).toBeVisible();
});
