/**
 * Fails when the lock file lacks an optional dependency that one of its packages names, or a pinned version
 * of package.json is a range. A lock written where a registry has not yet every platform's binary would
 * otherwise break `npm ci` on the other platforms.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const faults = [];

/** Walks up the nested node_modules folders, as Node's resolution does. */
function isLocked(from, name) {
  for (let path = from; ; path = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
    if (path === '') return false;
  }
}

for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isLocked(path, name)) faults.push(`${path} names ${name}, which is not in the lock`);
  }
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
  if (!/^\d/.test(version)) faults.push(`${name} is not pinned: ${version}`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`lock file complete: ${Object.keys(packages).length} packages`);
