/**
 * The licence policy: what a package that ends up with the user may be under. Runtime packages are those of the lock
 * file that are not for development only.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** SPDX ids that may be passed on with an MIT program, text and notice kept. */
export const ALLOWED = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
  'BSL-1.0',
  'Unlicense',
  '0BSD',
  'EPL-1.0',
  'EPL-2.0',
  'EDL-1.0',
];

/** Packages that the list above does not decide, each with what was found and why it is all right. */
export const DECIDED = {
  'geojson-validation': {
    licence: 'LGPL-3.0',
    reason:
      'Used unmodified through its public interface; the package is named here, its source is at npm, and the application can be rebuilt with another version of it.',
  },
  '@mapbox/jsonlint-lines-primitives': {
    licence: 'MIT',
    reason: 'No licence field; a fork of zaach/jsonlint, which is under MIT.',
  },
  arc: { licence: 'BSD-2-Clause', reason: 'No licence field; its LICENSE.md is the two-clause BSD text.' },
  'splaytree-ts': { licence: 'BSD-3-Clause', reason: 'Writes “BDS-3-Clause”; its LICENSE is the BSD text.' },
};

/** Runtime packages of a lock file, in order of name, then version; the copies of one version count once. */
export function runtimePackages(root = '.') {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const found = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '' || entry.dev || entry.devOptional) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const key = `${name}@${entry.version}`;
    if (found.has(key)) continue;
    found.set(key, {
      name,
      version: entry.version,
      licence: DECIDED[name]?.licence ?? entry.license ?? 'unknown',
      text: licenceText(join(root, path)),
    });
  }
  return [...found.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether an SPDX expression leaves at least one allowed choice. */
export function isAllowed(name, licence) {
  if (DECIDED[name]) return true;
  const choices = licence.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((id) => ALLOWED.includes(id.trim())));
}

/** The licence and notice files of an installed package, or '' when it ships none. */
function licenceText(folder) {
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|unlicense|notice)/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}
