import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../helper/app-test';

/** A street of the demo city in a window of 1 440 × 900, clear of legend and controls, px of the map. */
const HERE = { x: 328, y: 332 };
/** Of the map round the device: at least its nearest bands lie in it, px. */
const ROUND_PX = 150;
/** A device's bands are larger than its symbol and text: fewer blue points than this are not ground seen. */
const BAND_PX = 150;

/** A model of every type of camera; `round`: it looks all round, turning shows the same ground. */
const MODELS = [
  { model: 'DOME-4MP-N', round: false },
  { model: 'DOME-4MP-VF', round: false },
  { model: 'TURRET-8MP-N', round: false },
  { model: 'BULLET-8MP-L', round: false },
  { model: 'PTZ-4MP-25X', round: false },
  { model: 'PANO-180', round: false },
  { model: 'FISHEYE-6MP', round: true },
  { model: 'ANPR-1L', round: false },
  { model: 'THERMAL-640', round: false },
  { model: 'MOBILE-DOME', round: false },
  // Last: its heads stay when another model is chosen, for the user to remove.
  { model: 'MULTI-4X5MP', round: true },
] as const;

test('every type of camera is placed and turned: its bands and its picture turn with it', async ({ app }) => {
  test.setTimeout(360_000);
  await app.open();
  // Nearer, with the place under the pointer: a thermal picture reaches no farther than twenty metres.
  const box = await app.map.boundingBox();
  await app.page.mouse.move(box!.x + HERE.x, box!.y + HERE.y);
  for (let turns = 0; turns < 8 && (await app.metresPerPixel()) > 0.35; turns++) {
    await app.page.mouse.wheel(0, -240);
    await app.page.waitForTimeout(700);
  }
  const others = await blueRound(app.map, app.page);
  await app.placeCamera(HERE, { x: HERE.x + 60, y: HERE.y });
  await app.select('C-21');
  const turn = async (key: string): Promise<void> => {
    await app.map.focus();
    await app.page.keyboard.press('r');
    for (let i = 0; i < 9; i++) await app.page.keyboard.press(key);
    await app.page.keyboard.press('Enter');
    await app.isUpToDate();
  };
  const picture = app.inspector.getByRole('img', { name: /^(Personne à|Ce que montre)/ });
  for (const { model, round } of MODELS) {
    await app.inspector.getByRole('combobox', { name: 'Modèle' }).selectOption(model);
    await app.isUpToDate();
    await expect(picture, model).toBeVisible();
    let before = without(await blueRound(app.map, app.page), others);
    // A narrow lens begins far out, where a block may stand: it is turned until there is free ground ahead.
    for (let tries = 0; tries < 7 && before.size <= BAND_PX; tries++) {
      await turn('Shift+ArrowRight');
      before = without(await blueRound(app.map, app.page), others);
    }
    const lookedAt = await picture.innerHTML();
    expect(before.size, `${model}: bands`).toBeGreaterThan(BAND_PX);
    await turn('Shift+ArrowRight');
    const after = without(await blueRound(app.map, app.page), others);
    const moved = without(before, after).size;
    if (!round) expect(moved, `${model}: ground that is no longer seen`).toBeGreaterThan(BAND_PX / 2);
    await expect.poll(() => picture.innerHTML(), { message: `${model}: picture` }).not.toBe(lookedAt);
  }
});

/** Points of the map round the device that have the hue of the bands, by place. */
async function blueRound(map: Locator, page: Page): Promise<ReadonlySet<number>> {
  const box = await map.boundingBox();
  if (!box) throw new Error('the map has no box');
  const clip = {
    x: box.x + HERE.x - ROUND_PX,
    y: box.y + HERE.y - ROUND_PX,
    width: 2 * ROUND_PX,
    height: 2 * ROUND_PX,
  };
  const png = await page.screenshot({ clip });
  const points = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const found: number[] = [];
    for (let i = 0; i < data.length; i += 4) {
      // Petrol blue of any lightness: far more blue than red, green between; streets and blocks are warm grey.
      const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
      if (b - r > 30 && g >= r && b >= g) found.push(i / 4);
    }
    return found;
  }, png.toString('base64'));
  return new Set(points);
}

const without = (points: ReadonlySet<number>, others: ReadonlySet<number>): ReadonlySet<number> =>
  new Set([...points].filter((point) => !others.has(point)));
