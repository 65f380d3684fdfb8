import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '../tools/browser.mjs';

const PORT = 4319;
const executablePath = findBrowser();

export default defineConfig({
  testDir: 'specs',
  outputDir: '../../test-results',
  // Software rendering: two maps at once are as much as two cores bear.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // Software rendering on two shared cores is slow; a spec takes a few seconds elsewhere.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: [...BROWSER_ARGS] },
  },
  webServer: {
    command: `npx vite build && npx vite preview --port ${PORT} --strictPort`,
    cwd: '../..',
    url: `http://localhost:${PORT}/`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
