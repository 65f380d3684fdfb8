import { expect, test } from '../helper/app-test';

test('[S1] [S2] an event is chosen, areas follow, and the probe tells which way its sound comes', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await page.getByText('Son', { exact: true }).click();
  await expect(page.getByText('Quatre et plus, sans ambiguïté')).toBeVisible();
  await page.getByLabel('Événement à entendre').selectOption('gunshot');
  await expect(page.getByText('Source de 130 dB(A) à 1 m')).toBeVisible();
  await page.getByLabel('Origine du fond').selectOption('street');
  await page.getByLabel('Période').selectOption('night');
  await app.isUpToDate();
  await app.map.focus();
  await page.keyboard.press('t');
  // On the square in the middle of the demo plan: out of doors.
  await page.mouse.click(650, 330);
  const probe = page
    .getByRole('table', { name: 'Sonde sonore' })
    .or(page.getByRole('grid', { name: 'Sonde sonore' }));
  await expect(probe.getByText(/^S-0/).first()).toBeVisible();
  await expect(probe.getByText(/direct|toits|coin/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(probe).toBeHidden();
});

test('[R18] [E2] a list of sensors and a noise map come in by the dialog; own events and levels by street are kept', async ({
  app,
}) => {
  const { page, dialog } = app;
  await app.open();
  await page.getByText('Son', { exact: true }).click();
  await app.chooseImport(
    'releve.csv',
    'Identifiant;Type;Latitude;Longitude;Hauteur (m)\nS-91;Capteur sonore;51.1672;71.4240;4,5\nS-92;Sonomètre;51.1668;71.4244;4\n',
  );
  await expect(dialog).toContainText('2 capteurs sonores');
  await expect(dialog.getByLabel(/^Chaque ligne est/)).toHaveValue('sensors');
  await dialog.getByRole('button', { name: /^Importer 2/ }).click();
  await expect(page.getByRole('treeitem', { name: /^S-91/ })).toBeVisible();
  await app.isUpToDate();

  const ring = [
    [71.42, 51.164],
    [71.428, 51.164],
    [71.428, 51.17],
    [71.42, 51.17],
    [71.42, 51.164],
  ];
  const area = {
    type: 'Feature',
    properties: { code: 7, bruit: 61 },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  await app.chooseImport('bruit.geojson', JSON.stringify({ type: 'FeatureCollection', features: [area] }));
  await dialog.getByLabel('Niveau en dB(A)').selectOption('bruit');
  await expect(dialog).toContainText('1 zone de bruit');
  await dialog.getByRole('button', { name: /^Importer 1/ }).click();
  await expect(page.getByLabel('Origine du fond')).toHaveValue('layer');
  await app.isUpToDate();
  await page.getByRole('treeitem', { name: /^S-91/ }).click();
  await expect(app.inspector.getByText('carte de bruit')).toBeVisible();
  await expect(app.inspector.getByText('61 dB(A)')).toBeVisible();
  await app.map.focus();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Créer le mien' }).click();
  await page.getByLabel('Grandeur du niveau').selectOption('LApeak');
  await expect(page.getByText('Un niveau de crête', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Niveaux par type de rue' }).click();
  const level = dialog.getByLabel('Rue résidentielle, Nuit');
  await level.fill('300');
  await level.press('Enter');
  await expect(dialog.getByText(/Bruit de fond.*20.*90/)).toBeVisible();
  await level.fill('47');
  await level.press('Enter');
  await expect(dialog.getByText('1 niveaux du plan')).toBeVisible();
});
