/**
 * Faults against the import table of ARCHITECTURE.md, one for each arrow that it does not draw, in every form that an
 * import can take; and clean files that have to pass.
 */
/** What each planted file must be blamed for; `undefined` for a file that is in order. */
export interface Planted {
  readonly path: string;
  readonly source: string;
  readonly rule: string | undefined;
}

export const fault = (path: string, rule: string, source: string): Planted => ({ path, rule, source });
export const clean = (path: string, source: string): Planted => ({ path, rule: undefined, source });

const TABLE = 'boundaries(dependencies)';

export const IMPORTS: readonly Planted[] = [
  fault('src/kernel/value.ts', TABLE, `import { model } from '../model/ground'; export const a = model;`),
  fault(
    'src/kernel/type.ts',
    TABLE,
    `import type { Ground } from '../model/ground'; export type A = Ground;`,
  ),
  fault('src/kernel/re-export.ts', TABLE, `export { model } from '../model/ground';`),
  fault('src/kernel/re-export-all.ts', TABLE, `export * from '../model/ground';`),
  fault('src/kernel/dynamic.ts', TABLE, `export const a = async () => import('../model/ground');`),
  fault('src/kernel/import-type.ts', TABLE, `export type A = import('../model/ground').Ground;`),
  fault(
    'src/kernel/deep/nested.ts',
    TABLE,
    `import { model } from '../../model/ground'; export const a = model;`,
  ),
  fault('src/kernel/turf.ts', TABLE, `import { area } from '@turf/turf'; export const a = area;`),
  fault(
    'src/kernel/node.ts',
    TABLE,
    `import { readFileSync } from 'node:fs'; export const a = readFileSync;`,
  ),
  fault(
    'src/model/up.ts',
    TABLE,
    `import { analysis } from '../analysis/ground'; export const a = analysis;`,
  ),
  fault('src/analysis/up.ts', TABLE, `import { codec } from '../codec/ground'; export const a = codec;`),
  fault('src/analysis/react.ts', TABLE, `import { useState } from 'react'; export const a = useState;`),
  fault('src/analysis/map-type.ts', TABLE, `import type { Map } from 'maplibre-gl'; export type A = Map;`),
  fault(
    'src/codec/value-of-analysis.ts',
    TABLE,
    `import { analysis } from '../analysis/ground'; export const a = analysis;`,
  ),
  clean(
    'src/codec/type-of-analysis.ts',
    `import type { Ground } from '../analysis/ground'; export type A = Ground;`,
  ),
  clean('src/codec/parser.ts', `import { gunzipSync } from 'fflate'; export const a = gunzipSync;`),
  fault('src/codec/words.ts', TABLE, `import { i18n } from '../i18n/ground'; export const a = i18n;`),
  fault('src/codec/data.ts', TABLE, `import data from '../../data/ground.json'; export const a = data;`),
  fault('src/jobs/store.ts', TABLE, `import { store } from '../store/ground'; export const a = store;`),
  fault(
    'src/persistence/analysis.ts',
    TABLE,
    `import { analysis } from '../analysis/ground'; export const a = analysis;`,
  ),
  clean('src/persistence/idb.ts', `import { openDB } from 'idb'; export const a = openDB;`),
  fault('src/store/react.ts', TABLE, `import { useState } from 'react'; export const a = useState;`),
  fault('src/store/jobs.ts', TABLE, `import { jobs } from '../jobs/ground'; export const a = jobs;`),
  clean(
    'src/store/zustand.ts',
    `import { createStore } from 'zustand/vanilla'; export const a = createStore;`,
  ),
  fault(
    'src/operations/panels.ts',
    TABLE,
    `import { panels } from '../panels/ground'; export const a = panels;`,
  ),
  fault('src/operations/idb.ts', TABLE, `import { openDB } from 'idb'; export const a = openDB;`),
  fault(
    'src/i18n/kernel-value.ts',
    TABLE,
    `import { kernel } from '../kernel/ground'; export const a = kernel;`,
  ),
  fault('src/ui/words.ts', TABLE, `import { i18n } from '../i18n/ground'; export const a = i18n;`),
  fault('src/map/panels.ts', TABLE, `import { panels } from '../panels/ground'; export const a = panels;`),
  clean('src/map/maplibre.ts', `import { Map } from 'maplibre-gl'; export const a = Map;`),
  fault('src/panels/map.ts', TABLE, `import { map } from '../map/ground'; export const a = map;`),
  fault('src/panels/jobs.ts', TABLE, `import { jobs } from '../jobs/ground'; export const a = jobs;`),
  fault(
    'src/panels/persistence.ts',
    TABLE,
    `import { persistence } from '../persistence/ground'; export const a = persistence;`,
  ),
  fault('src/panels/maplibre.ts', TABLE, `import { Map } from 'maplibre-gl'; export const a = Map;`),
  fault(
    'src/panels/analysis-value.ts',
    TABLE,
    `import { analysis } from '../analysis/ground'; export const a = analysis;`,
  ),
  fault('src/panels/parser.ts', TABLE, `import { gunzipSync } from 'fflate'; export const a = gunzipSync;`),
  fault('src/operations/app.ts', TABLE, `import { app } from '../app/ground'; export const a = app;`),
  fault('src/cli/store.ts', TABLE, `import { store } from '../store/ground'; export const a = store;`),
  fault(
    'src/model/testing.ts',
    TABLE,
    `import { testing } from '../testing/ground'; export const a = testing;`,
  ),
  clean(
    'src/model/with-testing.test.ts',
    `import { testing } from '../testing/ground'; export const a = testing;`,
  ),
  fault('src/app/tests.ts', TABLE, `import { tests } from '../../tests/ground'; export const a = tests;`),
  fault(
    'src/model/nowhere.ts',
    'boundaries(no-unknown-dependencies)',
    `import { a } from './not-there'; export const b = a;`,
  ),
  fault('src/attic/lost.ts', 'boundaries(no-unknown-files)', `export const a = 1;`),
  fault(
    'src/model/cycle-a.ts',
    'import(no-cycle)',
    `import { b } from './cycle-b'; export const a = () => b();`,
  ),
  fault(
    'src/model/type-cycle-a.ts',
    'import(no-cycle)',
    `import type { B } from './type-cycle-b'; export interface A { b: B }`,
  ),
];

const FOLDERS = [
  'kernel',
  'model',
  'analysis',
  'codec',
  'jobs',
  'persistence',
  'store',
  'operations',
  'i18n',
  'ui',
  'map',
  'panels',
  'app',
  'cli',
  'testing',
];

/** Ground that the faults import: one harmless file per folder. */
export const GROUND: readonly Planted[] = [
  ...FOLDERS.map((f) => clean(`src/${f}/ground.ts`, `export const ${f} = 1;\nexport type Ground = number;`)),
  clean('src/model/cycle-b.ts', `import { a } from './cycle-a'; export const b = (): unknown => a;`),
  clean('tests/ground.ts', 'export const tests = 1;'),
  clean('src/model/type-cycle-b.ts', `import type { A } from './type-cycle-a'; export interface B { a?: A }`),
];
