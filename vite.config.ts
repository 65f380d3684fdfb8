import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** A page that no other site can look into may share memory between its workers: a city is then there once. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  // Relative addresses: the app works under any path, and from a plain file server.
  base: './',
  plugins: [react(), devPolicy(), precache()],
  define: { __APP_VERSION__: JSON.stringify(version) },
  // MapLibre finds its worker by its own address: it must not be bundled ahead of time.
  optimizeDeps: { exclude: ['maplibre-gl'] },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // Files stay files: the content policy then needs no `data:` for requests.
    assetsInlineLimit: 0,
    // The map library is one file of about 1 MB, loaded once and kept by the service worker.
    chunkSizeWarningLimit: 1600,
  },
  preview: { port: 4173, headers: ISOLATED },
  server: { headers: ISOLATED },
});

/** Development needs inline styles, an inline script and a socket; the policy that ships is the one in index.html. */
function devPolicy(): Plugin {
  return {
    name: 'anglemort-dev-policy',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}

/**
 * Writes `sw.js`, which keeps every file of the build so that the app starts and works with no network. A new build
 * waits until the page asks for it: files are never swapped under an open plan.
 */
function precache(): Plugin {
  return {
    name: 'anglemort-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      const built = Object.values(bundle).filter((file) => !file.fileName.endsWith('.map'));
      for (const file of built)
        hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
      const kept = readdirSync('public');
      for (const name of kept) hash.update(name).update(readFileSync(`public/${name}`));
      const version = `anglemort-${hash.digest('hex').slice(0, 12)}`;
      const files = ['./', ...built.map((file) => file.fileName), ...kept];
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: serviceWorker(version, files) });
    },
  };
}

function serviceWorker(version: string, files: readonly string[]): string {
  return `const VERSION = ${JSON.stringify(version)};
const FILES = ${JSON.stringify(files)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)));
});
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting().then(() => self.clients.claim());
});
// The version before stays as well: a second tab may still run on it.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const old = names.filter((name) => name.startsWith('anglemort-') && name !== VERSION).slice(0, -1);
      return Promise.all(old.map((name) => caches.delete(name)));
    }),
  );
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    caches
      .match(request, { ignoreSearch: true, cacheName: VERSION })
      .then((kept) => kept ?? caches.match(request, { ignoreSearch: true }))
      .then((kept) => kept ?? fetch(request)),
  );
});
`;
}
