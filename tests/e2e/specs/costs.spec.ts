import { expect, test } from '../helper/app-test';

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
  // Whichever of them the plan is to have: one at least is paid for.
  const items = ['Fixed dome or turret', 'Bullet camera', 'PTZ dome', 'Multi-sensor or panoramic'];
  for (const item of items) {
    await page.getByRole('cell', { name: item, exact: true }).click();
    const price = page.getByRole('group', { name: item }).getByRole('textbox', { name: /^From/ });
    await price.fill('12345');
    await price.press('Enter');
  }
  await expect.poll(() => total.innerText()).not.toBe(first);
  await app.map.focus();
  for (const _ of items) await app.undo();
  await expect.poll(() => total.innerText()).toBe(first);
});
