/** Builds the command line: one file for Node with the core, its libraries and the built-in data in it. */
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({
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
