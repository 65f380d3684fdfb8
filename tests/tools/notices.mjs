/**
 * Writes THIRD-PARTY-NOTICES.md from the lock file and the licence files of the installed packages; with `--check` it
 * only says whether the file is current. Same input, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { DECIDED, isAllowed, runtimePackages } from './licences.mjs';

const FILE = 'THIRD-PARTY-NOTICES.md';

const HEAD = `# Third-party notices

Anglemort is under the MIT licence (see \`LICENSE\`). It is built with the packages below, each under its own licence.
This file is generated from the lock file: \`npm run notices\`.

## Data

- Streets, buildings and street furniture of the demo city: © OpenStreetMap contributors, Open Database License 1.0
  (<https://www.openstreetmap.org/copyright>). \`data/demo\` is a derived database under the same licence.
- Device types, level profiles and street classes in \`data/\` name their source and date in each entry.
`;

/** The whole file. Packages with the same text share it. */
export function notices() {
  const packages = runtimePackages();
  const texts = new Map();
  for (const p of packages) texts.set(p.text, [...(texts.get(p.text) ?? []), p]);
  const rows = packages.map((p) => `| ${p.name} | ${p.version} | ${p.licence} |`);
  const decided = Object.entries(DECIDED)
    .filter(([name]) => packages.some((p) => p.name === name))
    .map(([name, { licence, reason }]) => `- **${name}** (${licence}): ${reason}`);
  const blocks = [...texts]
    .filter(([text]) => text !== '')
    .map(([text, users]) => {
      const names = users.map((p) => `${p.name} ${p.version}`).join(', ');
      return `### ${names}\n\n${fenced(text)}`;
    });
  const silent = (texts.get('') ?? []).map((p) => `- ${p.name} ${p.version}: ${p.licence}`);
  return [
    HEAD,
    `## Packages\n\n| package | version | licence |\n| --- | --- | --- |\n${rows.join('\n')}\n`,
    `## Remarks\n\n${decided.join('\n')}\n`,
    `Packages that ship no licence text:\n\n${silent.join('\n')}\n`,
    `## Texts\n\n${blocks.join('\n\n')}\n`,
  ].join('\n');
}

/** A fence longer than any in the text. */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const refused = runtimePackages().filter((p) => !isAllowed(p.name, p.licence));
  for (const p of refused) console.error(`${p.name} ${p.version}: licence ${p.licence} is not on the list`);
  if (process.argv.includes('--check')) {
    if (readFileSync(FILE, 'utf8') !== notices()) {
      console.error(`${FILE} is not current: npm run notices`);
      process.exitCode = 1;
    }
  } else writeFileSync(FILE, notices());
  if (refused.length > 0) process.exitCode = 1;
}
