/** Builds the command line: one file for Node with the core, its libraries and the built-in data in it. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import manifest from './package.json' with { type: 'json' };

/** npm runs the file itself (`npx anglemort`), but makes only the commands of installed packages executable. */
const executable = (): Plugin => ({
  name: 'executable',
  // Where it was written, which is not always the usual folder.
  writeBundle: ({ dir = 'dist-cli' }) => chmodSync(join(dir, 'anglemort.js'), 0o755),
});

export default defineConfig({
  plugins: [executable()],
  publicDir: false,
  define: { ANGLEMORT_VERSION: JSON.stringify(manifest.version) },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      output: { entryFileNames: 'anglemort.js', codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
});
