/** Faults against the house rules, one for each rule that the lint must hold. */
import { clean, fault, type Planted } from './planted-imports';

const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => line(i)).join('\n');

export const RULES: readonly Planted[] = [
  fault(
    'src/analysis/any.ts',
    'typescript(no-explicit-any)',
    `export const a = (x: any): number => Number(x);`,
  ),
  // A folder named like an output of the tools is looked at too.
  fault('src/analysis/coverage/seen.ts', 'eslint(eqeqeq)', `export const a = (x: number) => x == 1;`),
  fault(
    'src/operations/promise.ts',
    'typescript(no-floating-promises)',
    `const later = async () => 1; export function a() { later(); }`,
  ),
  fault(
    'src/operations/promise-as-condition.ts',
    'typescript(no-misused-promises)',
    `const later = async () => true; export function a() { return later() ? 1 : 2; }`,
  ),
  fault(
    'src/analysis/switch.ts',
    'typescript(switch-exhaustiveness-check)',
    `export function a(x: 'p' | 'q'): number { switch (x) { case 'p': return 1; } return 2; }`,
  ),
  fault(
    'src/model/inline-type.ts',
    'typescript(consistent-type-imports)',
    `import { Ground } from '../kernel/ground'; export type A = Ground;`,
  ),
  fault('src/model/now.ts', 'eslint(no-restricted-properties)', `export const a = () => Date.now();`),
  fault('src/model/date.ts', 'eslint(no-restricted-globals)', `export const a = () => new Date();`),
  fault('src/kernel/chance.ts', 'eslint(no-restricted-properties)', `export const a = () => Math.random();`),
  fault('src/codec/fetch.ts', 'eslint(no-restricted-globals)', `export const a = () => fetch('x');`),
  fault(
    'src/analysis/timer.ts',
    'eslint(no-restricted-globals)',
    `export const a = () => setTimeout(() => 1, 1);`,
  ),
  fault(
    'src/analysis/window.ts',
    'eslint(no-restricted-globals)',
    `export const a = () => window.innerWidth;`,
  ),
  fault('src/model/global.ts', 'eslint(no-restricted-globals)', `export const a = () => globalThis;`),
  fault(
    'src/codec/locale.ts',
    'eslint(no-restricted-globals)',
    `export const a = new Intl.NumberFormat('fr');`,
  ),
  fault('src/map/worker.ts', 'eslint(no-restricted-globals)', `export const a = () => new Worker('x');`),
  clean('src/jobs/worker.ts', `export const a = () => new Worker('x');`),
  fault(
    'src/panels/storage.ts',
    'eslint(no-restricted-globals)',
    `export const a = () => localStorage.length;`,
  ),
  fault(
    'src/operations/storage.ts',
    'eslint(no-restricted-globals)',
    `export const a = () => indexedDB.open('x');`,
  ),
  fault(
    'src/panels/request.ts',
    'eslint(no-restricted-globals)',
    `export const a = () => fetch('https://example.org');`,
  ),
  fault('src/ui/log.ts', 'eslint(no-console)', `export const a = () => console.log('x');`),
  fault('src/ui/default.ts', 'import(no-default-export)', `export default 1;`),
  fault('src/ui/loose.ts', 'eslint(eqeqeq)', `export const a = (x: number) => x == 1;`),
  fault('src/ui/later.ts', 'eslint(no-warning-comments)', `// TODO: later\nexport const a = 1;`),
  fault(
    'src/ui/hook.tsx',
    'react-hooks(rules-of-hooks)',
    `import { useState } from 'react'; export function A({ x }: { x: boolean }) { if (x) useState(1); return null; }`,
  ),
  fault(
    'src/model/long-file.ts',
    'eslint(max-lines)',
    lines(401, (i) => `export const a${i} = ${i};`),
  ),
  fault(
    'src/model/long-function.ts',
    'eslint(max-lines-per-function)',
    `export function a(x: number[]) {\n${lines(62, (i) => `  x.push(${i});`)}\n}`,
  ),
  fault(
    'src/model/tangled.ts',
    'eslint(complexity)',
    `export function a(x: number) {\n${lines(13, (i) => `  if (x === ${i}) return ${i};`)}\n  return 0;\n}`,
  ),
  fault(
    'src/kernel/tangled.ts',
    'eslint(complexity)',
    `export function a(x: number) {\n${lines(26, (i) => `  if (x === ${i}) return ${i};`)}\n  return 0;\n}`,
  ),
  fault('src/ui/excuse.ts', 'unused-disable', `// oxlint-disable-next-line no-console\nexport const a = 1;`),
];
