import { expect, test } from '../helper/app-test';

/** A device list in metres that nobody names, with columns that nobody knows. */
const LIST = 'zone;est;nord;code;h\nA;892390,22;6247035,26;V-1;4,5\nA;892401,10;6247040,00;V-2;5\n';

test('a list is placed by the user: columns, system and place are asked, and remembered', async ({ app }) => {
  await app.open();
  const { dialog } = app;
  await app.chooseImport('list.csv', LIST);
  await expect(dialog).toContainText('colonne de coordonnées');
  await dialog.getByLabel(/^est\s:/).selectOption({ label: 'Longitude ou X' });
  await dialog.getByLabel(/^nord\s:/).selectOption({ label: 'Latitude ou Y' });
  await expect(dialog.getByRole('img', { name: /Marseille/ })).toBeVisible();
  await expect(dialog.getByLabel('Système de coordonnées')).toHaveValue('EPSG:2154');
  // Not before the place is confirmed.
  const take = dialog.getByRole('button', { name: /^Importer 2/ });
  await expect(take).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('La position est juste').check();
  // Marseille is not in the demo city: a plan of its own, unless the user says otherwise.
  await expect(dialog.getByRole('radio', { name: 'Nouveau plan' })).toBeChecked();
  await take.click();
  await expect(dialog).toBeHidden();
  expect(await app.cameraCount()).toBe(2);

  // The same kind of list again: its columns are known, and what is there already would change.
  await app.chooseImport('list-2.csv', LIST.replace('V-1;4,5', 'V-1;6').replace('V-2', 'V-3'));
  await expect(dialog).toContainText('Hauteur de pose : 4,5 → 6');
  await dialog.getByLabel('La position est juste').check();
  await dialog.getByRole('button', { name: /^Importer 2/ }).click();
  await expect(dialog).toBeHidden();
  expect(await app.cameraCount()).toBe(3);
  await app.undo();
  expect(await app.cameraCount()).toBe(2);
});
