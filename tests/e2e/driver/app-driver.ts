/** What a user does with the app, in the field's words; specs never name an element themselves. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { WORDS, type Language } from './words';

/** A place on the map, px from its top left corner. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

export class AppDriver {
  readonly page: Page;
  private language: Language = 'fr';

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the app on the demo city and waits until its first analysis is there. */
  async open(): Promise<void> {
    await this.page.goto('./');
    await this.isUpToDate();
  }

  /** As after a closed or a crashed tab. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.isUpToDate();
  }

  get map(): Locator {
    return this.page.getByRole('application');
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: this.words.properties });
  }

  /** A value of what is selected, by the beginning of its label: some carry what follows from the value. */
  field(label: string): Locator {
    return this.inspector.getByRole('textbox', { name: new RegExp(`^${label}`) });
  }

  /** A titled part of the inspector. */
  section(title: string): Locator {
    return this.inspector.locator('section').filter({ has: this.page.getByRole('heading', { name: title }) });
  }

  /** The results belong to the plan as it stands ([C7]). */
  async isUpToDate(): Promise<void> {
    await expect(this.map).toBeVisible();
    await expect(this.page.getByText(this.words.upToDate, { exact: true })).toBeVisible({ timeout: 60_000 });
  }

  async cameraCount(): Promise<number> {
    const group = this.page.getByRole('treeitem', { name: this.words.cameras, expanded: true }).first();
    const label = await group.getAttribute('aria-label');
    return Number(/\d+/.exec(label ?? (await group.textContent()) ?? '')?.[0]);
  }

  camera(ref: string): Locator {
    return this.page.getByRole('treeitem', { name: new RegExp(`^${ref}(,|$)`) });
  }

  async select(ref: string): Promise<void> {
    await this.camera(ref).click();
    await expect(this.camera(ref)).toHaveAttribute('aria-selected', 'true');
  }

  /** Sets a camera down with the mouse; dragging from the same press aims it. Alt keeps it off façades and poles. */
  async placeCamera(at: MapPoint, aimAt: MapPoint): Promise<void> {
    await this.page
      .getByRole('toolbar')
      .getByRole('button', { name: this.words.camera, exact: true })
      .click();
    await this.page.keyboard.down('Alt');
    await this.drag(at, aimAt);
    await this.page.keyboard.up('Alt');
    await this.page.keyboard.press('Escape');
  }

  /** Sets a camera down with the keyboard alone: tool, aim by arrows, set, turn, done. */
  async placeCameraByKeyboard(arrows: readonly string[], turns: readonly string[]): Promise<void> {
    await this.map.focus();
    await this.page.keyboard.press('c');
    for (const key of arrows) await this.page.keyboard.press(key);
    await this.page.keyboard.press('Enter');
    for (const key of turns) await this.page.keyboard.press(key);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Escape');
  }

  async drag(from: MapPoint, to: MapPoint): Promise<void> {
    await this.press(from);
    // A hand passes through the middle: a jump would be no drag.
    await this.moveHeld({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    await this.moveHeld(to);
    await this.page.mouse.up();
  }

  async press({ x, y }: MapPoint): Promise<void> {
    const box = await this.mapBox();
    await this.page.mouse.move(box.x + x, box.y + y);
    await this.page.mouse.down();
  }

  async moveHeld({ x, y }: MapPoint): Promise<void> {
    const box = await this.mapBox();
    await this.page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  }

  /** Metres of ground that one pixel of the map shows, from the scale bar. */
  async metresPerPixel(): Promise<number> {
    const scale = this.page.getByRole('img', { name: this.words.scale });
    const metres = Number((await scale.innerText()).replace(/\s/g, '').replace(/^0/, '').replace(/m$/, ''));
    const bar = await scale.locator(':scope > :last-child').boundingBox();
    return metres / (bar?.width ?? Number.NaN);
  }

  /** The map flies to what is selected and comes to rest. */
  async zoomToSelection(): Promise<void> {
    await this.map.focus();
    await this.page.keyboard.press('f');
    const scale = this.page.getByRole('img', { name: this.words.scale });
    let before = '';
    await expect(async () => {
      const now = await scale.innerText();
      const rests = now === before;
      before = now;
      expect(rests).toBe(true);
    }).toPass({ intervals: [500] });
  }

  /** Middles of the cells of a grid over the part of the map that no card covers, row by row. */
  async mapGrid(columns: number, rows: number): Promise<readonly MapPoint[]> {
    const { width, height } = await this.mapBox();
    return Array.from({ length: columns * rows }, (_, i) => ({
      x: ((i % columns) + 0.5) * (width / columns),
      y: 0.16 * height + (Math.floor(i / columns) + 0.5) * ((0.5 * height) / rows),
    }));
  }

  async clickMap({ x, y }: MapPoint): Promise<void> {
    await this.map.click({ position: { x, y } });
  }

  /** Asks the visibility probe at the middle of the map, then about it, until what is looked for is told. */
  async probeAround(told: Locator): Promise<void> {
    await this.map.focus();
    await this.page.keyboard.press('t');
    const { width, height } = await this.mapBox();
    for (const reach of [0, 12, 24, 48]) {
      for (const [x, y] of reach === 0
        ? [[0, 0]]
        : [
            [1, 0],
            [-1, 0],
            [0, 1],
            [0, -1],
          ]) {
        await this.clickMap({ x: width / 2 + reach * x!, y: height / 2 + reach * y! });
        if (
          await told.waitFor({ timeout: 1000 }).then(
            () => true,
            () => false,
          )
        )
          return;
      }
    }
    await expect(told).toBeVisible();
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+z');
  }

  /** Hands a file to the import dialog. */
  async chooseImport(name: string, text: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('banner').getByRole('button', { name: this.words.import, exact: true }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text) });
  }

  /** The dialog in which a dossier is put together. */
  async composeDossier(): Promise<void> {
    await this.page.getByRole('button', { name: 'Exporter' }).first().click();
    await this.dialog.getByRole('button', { name: /Dossier PDF/ }).click();
  }

  /** Switches a part of a public version on and closes the dialog again. */
  async withhold(what: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Exporter' }).first().click();
    await this.dialog.getByText('Version destinée au public').click();
    await this.dialog.getByRole('switch', { name: what }).press('Space');
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  /** The file that an action hands over. */
  async downloads(action: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const download = this.page.waitForEvent('download');
    await action();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async openReport(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.report, exact: true }).click();
  }

  reportTab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  async switchLanguage(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.switchLanguage }).click();
    this.language = this.language === 'fr' ? 'en' : 'fr';
  }

  async chooseTheme(theme: 'light' | 'dark' | 'system'): Promise<void> {
    await this.page.getByRole('button', { name: this.words.theme, exact: true }).click();
    await this.page.getByRole('menuitemradio', { name: this.words.themes[theme] }).click();
  }

  /** How light the page is, 0 to 255. */
  async brightness(): Promise<number> {
    const colour = await this.page.evaluate(
      () => getComputedStyle(document.querySelector('header')!).backgroundColor,
    );
    const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return ((r ?? 0) + (g ?? 0) + (b ?? 0)) / 3;
  }

  private get words() {
    return WORDS[this.language];
  }

  private async mapBox() {
    const box = await this.map.boundingBox();
    if (!box) throw new Error('the map has no box');
    return box;
  }
}
