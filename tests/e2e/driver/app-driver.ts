/** What a user does with the app, in the field's words; specs never name an element themselves. */
import { expect, type Page } from '@playwright/test';

export class AppDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the app on the demo city and waits until its first analysis is done. */
  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.page.getByRole('main')).toBeVisible();
  }
}
