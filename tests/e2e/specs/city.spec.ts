import { expect, test } from '../helper/app-test';

test('a privacy officer masks the dwellings in view, sees what it costs, and takes it back', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.openReport();
  await page.getByRole('tab', { name: /^Vie privée/ }).click();
  const facades = page.getByRole('table', { name: 'Façades dans le champ' });
  const dwellings = facades.getByRole('row').filter({ hasText: 'habitation' });
  await expect(dwellings.first()).toBeVisible();
  const before = await dwellings.count();
  expect(before).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Masquer les habitations' }).click();
  const proposed = page.getByText(/masques? : .* de façade hors champ, coût .* de voirie et .* vus/);
  await expect(proposed).toBeVisible({ timeout: 60_000 });
  expect(await proposed.innerText()).toMatch(/Reste en vue : 0,0\sm\./);
  await page.getByRole('button', { name: 'Tout accepter' }).click();
  await app.isUpToDate();
  // Measured anew by the analysis of the plan with its masks, not taken over from the proposal.
  await expect(dwellings).toHaveCount(0);
  await page.getByRole('button', { name: 'Masquer les habitations' }).click();
  await expect(page.getByText('Aucune de ces façades n’est dans le champ.')).toBeVisible({ timeout: 60_000 });

  await app.map.focus();
  await app.undo();
  await app.isUpToDate();
  await expect(dwellings).toHaveCount(before);
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
    .filter({ hasText: 'dwelling' })
    .first();
  const filmedBy = /([CM]-\d+) \(/.exec(await row.innerText())?.[1];
  expect(filmedBy).toBeDefined();
  // The map goes to the façade; a little beside its middle stands the house.
  await row.click();
  await page.getByRole('button', { name: 'Report of the coverage', exact: true }).click();
  await app.map.focus();
  await page.keyboard.press('t');
  const house = app.inspector.getByRole('heading', { name: 'Is this house filmed?' });
  await expect(async () => {
    const box = (await app.map.boundingBox())!;
    for (const [dx, dy] of [
      [0, 0],
      [12, 0],
      [-12, 0],
      [0, 12],
      [0, -12],
    ] as const) {
      await app.clickMap({ x: box.width / 2 + dx, y: box.height / 2 + dy });
      await page.waitForTimeout(400);
      if (await house.isVisible()) return;
    }
    expect(await house.isVisible()).toBe(true);
  }).toPass({ timeout: 30_000 });
  await expect(app.inspector.getByText(/^Yes: .* of façade in view \(/)).toBeVisible();
  await expect(app.inspector).toContainText(filmedBy!);
  await app.inspector.getByRole('button', { name: 'Look for what would mask it' }).click();
  await expect(app.inspector.getByText(/masks?: .* of façade out of view, at a cost of/)).toBeVisible({
    timeout: 60_000,
  });
});

test('an elected official reads what the plan costs, is warned at the budget, and puts in a price', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.switchLanguage();
  await app.openReport();
  await page.getByRole('tab', { name: /^Costs/ }).click();
  // Placeholders of the list are never taken for offers.
  await expect(page.getByText('These amounts rest on orders of magnitude')).toBeVisible();
  const budget = page.getByRole('textbox', { name: 'Budget, excl. tax' });
  await budget.fill('1000');
  await budget.press('Enter');
  await expect(page.getByText('The budget is exceeded.')).toBeVisible();
  await budget.fill('90000000');
  await budget.press('Enter');
  await expect(page.getByText(/^(Within the budget\.|What has a price is within the budget)/)).toBeVisible();

  await page.getByRole('radio', { name: 'By phase' }).click();
  const phases = page.getByRole('table', { name: 'By phase' });
  await expect(phases.getByRole('row')).not.toHaveCount(0);
  const total = page.getByText('Investment, excl. tax').first().locator('..');
  const first = await total.innerText();
  await page.getByRole('radio', { name: 'Prices' }).click();
  await page.getByRole('table', { name: 'Prices' }).getByRole('row').nth(1).click();
  const price = page.getByRole('textbox', { name: /^From/ });
  await price.fill('12345');
  await price.press('Enter');
  await expect.poll(() => total.innerText()).not.toBe(first);
  await app.map.focus();
  await app.undo();
  await expect.poll(() => total.innerText()).toBe(first);
});
