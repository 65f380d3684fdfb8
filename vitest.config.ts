import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BROWSER_ARGS, findBrowser } from './tests/tools/browser.mjs';

const executablePath = findBrowser();

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  optimizeDeps: {
    exclude: ['maplibre-gl'],
    // Every dependency that a browser test reaches: one found late would reload the page in the middle of a cold run.
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'vitest-browser-react',
      'zustand',
      'zustand/vanilla',
      'lucide-react',
      'idb',
      '@turf/turf',
      'robust-predicates',
      'clipper2-ts',
      'fflate',
      'geojson-validation',
      'proj4',
      'saxes',
      'sql.js/dist/sql-wasm-inline.js',
      'topojson-client',
    ],
  },
  test: {
    // All cores: by default one is left free, which on a machine of two doubles the time.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Generous: a slow machine is no failure.
          testTimeout: 120_000,
          include: ['src/**/*.test.{ts,tsx}', 'tests/{oracle,architecture,tools}/**/*.test.ts'],
          exclude: ['**/*.browser.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: [...BROWSER_ARGS] },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 800, height: 600 } }],
          },
        },
      },
    ],
  },
});
