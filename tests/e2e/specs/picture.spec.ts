import type { Locator } from '@playwright/test';
import { expect, test } from '../helper/app-test';

const COLUMNS = 6;
const ROWS = 5;

/** What the probe's table says of the camera, and what stands in its picture. */
interface Both {
  readonly slant: string;
  readonly seen: boolean;
  readonly drawn: boolean;
  readonly outlined: boolean;
  readonly words: string;
}

test('the view from the camera shows the person exactly where the probe says seen', async ({ app }) => {
  await app.open();
  await app.select('C-02');
  await app.zoomToSelection();
  await app.page.keyboard.press('t');
  const row = app.inspector.getByRole('row', { name: /^C-02/ });
  const picture = app.inspector.getByRole('img', { name: /^(Personne à|Ce que montre)/ });
  const places = await app.mapGrid(COLUMNS, ROWS);
  const found: Both[] = [];
  let before = '';
  for (const place of places) {
    await app.clickMap(place);
    // Both follow the click by themselves: the same distance is how each tells which place it answers for.
    await expect(async () => {
      const slant = slantOf(await row.innerText());
      expect(slant).not.toBe(before);
      expect(await picture.getAttribute('aria-label')).toContain(`Personne à ${slant}`);
    }).toPass({ intervals: [50, 50, 100], timeout: 10_000 });
    const both = await readBoth(row, picture);
    found.push(both);
    before = both.slant;
    const where = `at ${place.x}, ${place.y}: ${JSON.stringify(both)}`;
    expect(both.drawn, where).toBe(both.seen);
    // Beside the picture there is nothing to outline.
    if (both.seen) expect(both.outlined, where).toBe(false);
    else if (!both.words.includes('Hors angle de vue')) expect(both.outlined, where).toBe(true);
  }
  expect(found).toHaveLength(COLUMNS * ROWS);
  // Neither answer alone would show that they agree.
  expect(found.filter(({ seen }) => seen).length).toBeGreaterThanOrEqual(5);
  expect(found.filter(({ seen }) => !seen).length).toBeGreaterThanOrEqual(5);
  expect(found.some(({ outlined }) => outlined)).toBe(true);
});

test('the picture turns while the handle on the map is held, before it is let go; undo turns it back', async ({
  app,
  page,
}) => {
  const here = { x: 675, y: 459 };
  await app.open();
  await app.placeCamera(here, { x: here.x + 60, y: here.y });
  await app.select('C-21');
  await app.field('Azimut').fill('90');
  await app.field('Portée limite').fill('40');
  await app.field('Portée limite').press('Enter');
  const picture = app.inspector.getByRole('img', { name: /^(Personne à|Ce que montre)/ });
  const drawn = (): Promise<string> =>
    picture.evaluate((svg) =>
      [...svg.querySelectorAll('g > path')].map((path) => path.getAttribute('d')).join(' '),
    );
  const start = await steady(drawn);

  // 22 px beyond the end of the wedge, which its range limit ends.
  const reach = Math.sqrt(40 ** 2 - 3.4 ** 2) / (await app.metresPerPixel()) + 22;
  await app.press({ x: here.x + reach, y: here.y });
  await app.moveHeld({ x: here.x + reach * Math.SQRT1_2, y: here.y + reach * Math.SQRT1_2 });
  await expect(app.field('Azimut')).toHaveValue(/^(134|135|136)\b/);
  await expect.poll(drawn).not.toBe(start);
  const half = await steady(drawn);
  await app.moveHeld({ x: here.x, y: here.y + reach });
  await expect(app.field('Azimut')).toHaveValue(/^(179|180|181)\b/);
  await expect.poll(drawn).not.toBe(half);
  await page.mouse.up();

  await app.undo();
  await expect(app.field('Azimut')).toHaveValue(/^90\b/);
  await expect.poll(drawn).toBe(start);
});

/** What is read twice alike, a third of a second apart. */
async function steady(read: () => Promise<string>): Promise<string> {
  let before = '';
  await expect(async () => {
    const now = await read();
    const rests = now !== '' && now === before;
    before = now;
    expect(rests).toBe(true);
  }).toPass({ intervals: [300] });
  return before;
}

const slantOf = (text: string): string => /(\S+\s(?:m|km))\s·/.exec(text)?.[1] ?? '';

async function readBoth(row: Locator, picture: Locator): Promise<Both> {
  const text = await row.innerText();
  const words = (await picture.getAttribute('aria-label')) ?? '';
  const { drawn, outlined } = await picture.evaluate(readPicture);
  // The angles a place is good for are named only where it is seen.
  return { slant: slantOf(text), seen: /visage|plaque/.test(text), drawn, outlined, words };
}

/** Told from the shapes alone: the middle of the person's head is in the frame, and no later shape lies over it. */
function readPicture(svg: Element): { drawn: boolean; outlined: boolean } {
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const outlined = svg.querySelector('.picture__ghost') !== null;
  const shapes = [
    ...svg.querySelectorAll<SVGPathElement>('g > path:not(.picture__edge):not(.picture__ghost)'),
  ];
  const person = shapes.findIndex((shape) => shape.classList.contains('picture__person'));
  const head = shapes[person]?.getAttribute('d')?.split('M').at(-1);
  if (head === undefined) return { drawn: false, outlined };
  const corners = [...head.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, u, w]) => [Number(u), Number(w)]);
  const middle = (i: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[i]!, 0) / corners.length;
  const point = new DOMPoint(middle(0), middle(1));
  const inFrame = point.x >= 0 && point.x <= width! && point.y >= 0 && point.y <= height!;
  const covered = shapes.slice(person + 1).some((shape) => shape.isPointInFill(point));
  return { drawn: inFrame && !covered, outlined };
}
