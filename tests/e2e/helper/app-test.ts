/**
 * The browser's side of every spec: a page that writes down what went wrong in it, and what it asked of the network.
 * A spec passes only when nothing did, and nothing left the machine.
 */
import { test as base, expect } from '@playwright/test';
import { AppDriver } from '../driver/app-driver';

interface Fixtures {
  readonly app: AppDriver;
  /** Errors of the page that a spec expects, as parts of their text. */
  readonly allowedErrors: string[];
}

export const test = base.extend<Fixtures>({
  allowedErrors: [[], { option: true }],

  app: async ({ page, baseURL, allowedErrors }, use) => {
    const errors: string[] = [];
    const foreign: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => errors.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const local = url.origin === new URL(baseURL ?? '').origin || ['blob:', 'data:'].includes(url.protocol);
      if (!local) foreign.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
    });

    await use(new AppDriver(page));

    const unexpected = errors.filter((e) => !allowedErrors.some((allowed) => e.includes(allowed)));
    expect(unexpected, 'errors of the page').toEqual([]);
    expect(foreign, 'requests that left the machine').toEqual([]);
  },
});

export { expect };
