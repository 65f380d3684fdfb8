import { describe, expect, it } from 'vitest';
import { BROWSER_ARGS, findBrowser } from './browser.mjs';

describe('findBrowser', () => {
  it('takes the path that the user names', () => {
    withPath(process.execPath, () => expect(findBrowser()).toBe(process.execPath));
  });

  it('refuses a named path that is not there, instead of taking another browser silently', () => {
    withPath('/nowhere/chromium', () => expect(() => findBrowser()).toThrow('/nowhere/chromium'));
  });
});

describe('BROWSER_ARGS', () => {
  it('asks for software rendering, so that pictures do not depend on the machine', () => {
    expect(BROWSER_ARGS).toContain('--use-angle=swiftshader');
  });
});

function withPath(path: string, check: () => void): void {
  const before = process.env['CHROMIUM_PATH'];
  process.env['CHROMIUM_PATH'] = path;
  try {
    check();
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_PATH'];
    else process.env['CHROMIUM_PATH'] = before;
  }
}
