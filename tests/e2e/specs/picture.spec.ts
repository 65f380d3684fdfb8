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
