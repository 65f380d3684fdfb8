import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DECIDED, isAllowed, runtimePackages } from './licences.mjs';
import { notices } from './notices.mjs';

const packages = runtimePackages();

describe('licences', () => {
  it('every package that reaches the user is under a licence on the list, or was decided with a reason', () => {
    expect(packages.filter((p) => !isAllowed(p.name, p.licence))).toEqual([]);
  });

  it('sees the packages at all', () => {
    expect(packages.map((p) => p.name)).toEqual(expect.arrayContaining(['react', 'maplibre-gl', 'fflate']));
    expect(packages.map((p) => p.name)).not.toContain('vitest');
  });

  it('refuses what is not on the list, and takes a choice that is', () => {
    expect(isAllowed('some-package', 'AGPL-3.0-only')).toBe(false);
    expect(isAllowed('some-package', 'unknown')).toBe(false);
    expect(isAllowed('some-package', '(GPL-3.0 OR MIT)')).toBe(true);
    expect(isAllowed('some-package', 'MIT AND GPL-3.0')).toBe(false);
  });

  it('decides only about packages that are there', () => {
    const names = new Set(packages.map((p) => p.name));
    expect(Object.keys(DECIDED).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('THIRD-PARTY-NOTICES.md', () => {
  it('is current (npm run notices)', () => {
    const written = readFileSync('THIRD-PARTY-NOTICES.md', 'utf8');
    // Not `toBe` on the whole: the difference of two files of this size would bury the message.
    expect(written === notices()).toBe(true);
  });
});
