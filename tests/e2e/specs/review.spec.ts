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

test('a reviewer reads how the way to a door is seen, and says by keyboard which way the door faces', async ({
  app,
}) => {
  const { page, inspector } = app;
  await app.open();
  await page.getByRole('treeitem', { name: /^Entrée des bureaux/ }).click();
  await expect(inspector).toContainText('20 m avant la porte');
  await expect(inspector).toContainText(/Vue de face\s*0,0\s%/);
  await expect(inspector).toContainText(/Sens pris de la façade la plus proche/);

  // Along the façade the camera beside the door sees whoever comes.
  await app.field('Donne vers').focus();
  await page.keyboard.type('ENE');
  await page.keyboard.press('Enter');
  await app.isUpToDate();
  await expect(inspector).toContainText(/Vue de face\s*9\d,\d\s%/);
  await expect(inspector).toContainText('C-02');
  await expect(inspector).not.toContainText('Sens pris de la façade');
  await app.openReport();
  await app.reportTab('Exigences').click();
  const row = page.getByRole('tabpanel').getByRole('row', { name: /^Entrée des bureaux/ });
  await expect(row).toContainText(/9\d,\d\s%/);

  // No entrance any more; undone, one again.
  const entrance = inspector.getByRole('switch', { name: /^Entrée/ });
  await entrance.focus();
  await page.keyboard.press('Space');
  await app.isUpToDate();
  await expect(inspector).not.toContainText('avant la porte');
  await app.undo();
  await app.isUpToDate();
  await expect(inspector).toContainText('avant la porte');
});

test('a reviewer walks through the plan of another by keyboard alone', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  const press = async (role: 'button' | 'tab', name: string | RegExp): Promise<void> => {
    await page.getByRole(role, { name, exact: true }).first().focus();
    await keyboard.press('Enter');
  };
  await app.open();
  await press('button', 'Rapport de couverture');

  // The first gap: read, and flown to.
  await app.reportTab('Zones aveugles').focus();
  await keyboard.press('Enter');
  const panel = page.getByRole('tabpanel');
  const scale = page.getByRole('img', { name: 'Échelle' });
  const before = await scale.innerText();
  await panel.getByRole('row').nth(1).focus();
  await keyboard.press('Enter');
  await expect(app.inspector.getByText(/^1 sur \d+/)).toBeVisible();
  await expect(scale).not.toHaveText(before);

  // Accepted with a note.
  await press('button', 'Accepter cette zone aveugle');
  await app.field('Note').focus();
  await keyboard.type('Chantier jusqu’en mai');
  await keyboard.press('Enter');
  await expect(app.inspector.getByText(/Acceptée le/)).toBeVisible();
  await app.isUpToDate();
  await expect(panel.getByRole('row').nth(1)).toContainText('Acceptée');

  // The device whose loss costs the most, and what two devices share.
  await app.reportTab('Recouvrements').focus();
  await keyboard.press('Enter');
  await panel.getByRole('complementary').getByRole('button').first().focus();
  await keyboard.press('Enter');
  await expect(app.camera('C-05')).toHaveAttribute('aria-selected', 'true');
  await panel.getByRole('radio', { name: 'Liste' }).focus();
  await keyboard.press('ArrowRight');
  await panel.getByRole('button', { name: /^C-05 \+ C-06/ }).focus();
  await keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: /^C-05 \+ C-06/ })).toHaveAttribute('aria-pressed', 'true');

  // Another scenario, without a camera; back to the first, and both side by side.
  await press('button', 'Variantes');
  await keyboard.press('Enter');
  await app.camera('C-14').focus();
  await keyboard.press('Enter');
  await keyboard.press('Delete');
  await app.isUpToDate();
  await press('button', 'Variante Variante 2');
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await app.isUpToDate();
  await press('button', 'Variante Projet');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await press('button', 'Comparer');
  await expect(panel.getByText('Retirés 1')).toBeVisible({ timeout: 120_000 });
  await press('button', 'Côte à côte sur la carte');
  const swipe = page.getByRole('slider', { name: 'Limite entre les deux variantes' });
  await swipe.focus();
  for (let i = 0; i < 3; i++) await keyboard.press('ArrowRight');
  await expect(swipe).toHaveAttribute('aria-valuetext', /^53\s%\s: à gauche Projet, à droite Variante 2$/);
  await keyboard.press('Escape');
  await expect(swipe).toHaveCount(0);
});
