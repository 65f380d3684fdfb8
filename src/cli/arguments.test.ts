import { describe, expect, it } from 'vitest';
import { readArguments, type AnalyseRequest } from './arguments';

const NEEDED = ['analyse', 'plan.geojson', '--buildings', 'b', '--streets', 's'];

function request(...more: string[]): AnalyseRequest {
  const command = readArguments([...NEEDED, ...more]);
  if (!command.ok || command.value.kind !== 'analyse') throw new Error(JSON.stringify(command));
  return command.value.request;
}
const faults = (...args: string[]): readonly string[] => {
  const command = readArguments(args);
  return command.ok ? [] : command.error;
};

describe('readArguments', () => {
  it('takes several files up to the next option, and the option again', () => {
    const { buildings } = request('--buildings', 'c', 'd', '--night', '--buildings', 'e');
    expect(buildings).toEqual(['b', 'c', 'd', 'e']);
  });

  it('takes values behind an equals sign, dashes and equals signs in them', () => {
    expect(request('--json=a=b.json', '--geojson', '-').json).toBe('a=b.json');
    expect(request('--geojson', '-').geojson).toBe('-');
  });

  it('finds the plan wherever it stands', () => {
    const command = readArguments([
      'analyse',
      '--level',
      'detect',
      'plan.geojson',
      '--buildings',
      'b',
      '--streets',
      's',
    ]);
    expect(command).toMatchObject({
      ok: true,
      value: { request: { plan: 'plan.geojson', level: 'detect' } },
    });
  });

  it('tells every mistake at once', () => {
    expect(
      faults('analyse', '--buildings', '--target-height', 'high', '--bogus', '--fail-under', '2'),
    ).toEqual([
      'unknown option --bogus',
      '--buildings needs a value',
      'no plan given',
      '--streets is missing',
      '--target-height must be a number from 0 to 100, got “high”',
      '--fail-under must be a number from 0 to 1, got “2”',
    ]);
  });

  it('refuses an option twice, a second plan, a value for a switch', () => {
    expect(faults(...NEEDED, '--level', 'a', '--level', 'b')).toEqual(['--level is given twice']);
    expect(faults(...NEEDED, '--night', 'other.geojson')).toEqual(['unexpected “other.geojson”']);
    expect(faults(...NEEDED, '--night=yes')).toEqual(['--night takes no value']);
  });

  it('takes the phase after which devices are counted, a whole number from 1 to 9', () => {
    expect(readArguments([...NEEDED, '--phase', '2'])).toMatchObject({ value: { request: { phase: 2 } } });
    expect(faults(...NEEDED, '--phase', '1.5')).toEqual(['--phase must be a whole number']);
    expect(faults(...NEEDED, '--phase', '0')).toEqual(['--phase must be a number from 1 to 9, got “0”']);
  });

  it('lets each standard stream be named once', () => {
    expect(faults('analyse', '-', '--buildings', '-', '--streets', 's')).toEqual([
      'standard input (-) is named more than once',
    ]);
    expect(faults(...NEEDED, '--json', '-', '--geojson', '-')).toEqual([
      'standard output (-) is named more than once',
    ]);
    expect(faults(...NEEDED, '--json', 'x', '--geojson', 'x')).toEqual([
      '--json and --geojson name the same file: x',
    ]);
  });

  it('helps when asked, or when nothing was', () => {
    for (const args of [[], ['--help'], ['analyse', '--help'], ['help']]) {
      expect(readArguments(args)).toEqual({ ok: true, value: { kind: 'help' } });
    }
    expect(faults('analyze')).toEqual(['unknown command “analyze”; there are: analyse, export, convert']);
  });

  it('reads an export, every mistake at once', () => {
    const files = ['p.geojson', '--buildings', 'b', '--streets', 's'];
    const read = readArguments([
      'export',
      ...files,
      '--format',
      'pdf',
      '--out',
      'd.pdf',
      '--parts',
      'cover,detail',
      '--title=Centre',
      '--revision',
      'B',
      '--logo',
      'logo.png',
      '--withhold',
      'zones,positions',
    ]);
    expect(read.ok && read.value.kind === 'export' && read.value.request).toMatchObject({
      format: { id: 'dossier' },
      out: 'd.pdf',
      language: 'fr',
      paper: 'A3',
      portrait: false,
      parts: ['cover', 'detail'],
      titleBlock: { project: 'Centre', revision: 'B' },
      logo: 'logo.png',
      withheld: ['positions', 'zones'],
    });
    const wrong = readArguments([
      'export',
      ...files,
      '--format',
      'docx',
      '--json=r.json',
      '--scale',
      '2.5',
      '--withhold=name',
    ]);
    expect(wrong.ok || wrong.error).toEqual([
      'unknown option --json',
      expect.stringMatching(/^there is no format “docx”; there are: pdf, svg, plan, xlsx, csv, /),
      '--out is missing',
      '--withhold takes positions, models, zones, got “name”',
      '--scale must be a number from 50 to 100000, got “2.5”',
    ]);
  });
});
