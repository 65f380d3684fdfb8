/** What the built command line does beside analysing: converting, exporting, and refusing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DECIMALS, SEEN_M, TOWN_ARGS, builtCli } from '../../tests/fixtures/built-cli';
import type { Report } from '../analysis/report';

const { here, files, anglemort, analyse } = builtCli();

describe('anglemort convert', () => {
  const convert = (...args: string[]) => anglemort(['convert', ...args]);

  it('[X21] puts several files into one of another format, which is computed with in their place', () => {
    expect(
      convert(
        'buildings.geojson',
        'streets.geojson',
        '--to',
        'gpkg',
        '--crs',
        'lambert-93',
        '--out',
        'town.gpkg',
      ).code,
    ).toBe(0);
    const { out } = anglemort([
      'analyse',
      'plan.geojson',
      '--buildings',
      'town.gpkg',
      '--streets',
      'town.gpkg',
      '--json',
      '-',
    ]);
    expect((JSON.parse(out) as Report).streets.covered_m).toBeCloseTo(SEEN_M, DECIMALS);
  });

  it('[X21] writes to standard output, and the devices of a plan as a list', () => {
    const { code, out } = convert('plan.geojson', '--to', 'csv', '--out', '-');
    expect(code).toBe(0);
    expect(out.split('\r\n')[0]).toMatch(/^\uFEFFkind;id;ref;name;longitude;latitude/);
    expect(out).toContain('camera;');
  });

  it('tells every mistake of the call at once, and what cannot be', () => {
    const wrong = convert('--to', 'docx', '--crs', 'mars');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('no file given');
    expect(wrong.err).toContain('nothing is converted to “docx”; there are: geojson, gpkg, shp');
    expect(wrong.err).toContain('--out is missing');
    expect(convert('plan.geojson', '--to', 'kml', '--crs', 'utm', '--out', 'p.kml').err).toContain(
      'longitude and latitude',
    );
    const nothing = convert('streets.geojson', '--to', 'osm', '--out', 'p.osm');
    expect(nothing.code).toBe(2);
    expect(nothing.err).toContain('convert.nothing');
    expect(convert('none.geojson', '--to', 'kml', '--out', 'p.kml').err).toContain('input.notReadable');
    expect(files()).not.toContain('p.kml');
  });
});

describe('anglemort export', () => {
  const write = (format: string, out: string) =>
    anglemort(['export', ...TOWN_ARGS.slice(1), '--quiet', '--format', format, '--out', out]);

  it('writes the sheet as a drawing, and names it where a picture is asked for', () => {
    expect(write('svg', 'sheet.svg').code).toBe(0);
    expect(readFileSync(join(here(), 'sheet.svg'), 'utf8')).toMatch(/<svg [^>]*width="420mm" height="297mm"/);
    const { code, err } = write('png', 'sheet.png');
    expect(code).toBe(2);
    expect(err).toContain('export.needsBrowser');
    expect(err).toContain('--format svg or pdf');
    expect(files()).not.toContain('sheet.png');
  });
});

describe('unusable input exits 2, tells file, feature and fault, and writes nothing', () => {
  const outputs = ['--json', 'report.json', '--geojson', 'out.geojson'];
  const untouched = (): void => expect(files().filter((f) => /report|out\.|tmp/.test(f))).toEqual([]);

  it.each([
    ['a file that is not there', ['--buildings', 'nowhere.geojson'], 'nowhere.geojson: input.notReadable'],
    [
      '[L3] streets where buildings should be',
      ['--buildings', 'streets.geojson'],
      'streets.geojson: input.noBuildings',
    ],
    ['an unknown scenario', ['--scenario', 'none'], 'plan.geojson: plan.unknownScenario'],
    ['an unknown level', ['--level', 'guess'], 'plan.geojson: plan.unknownLevel'],
    ['an unknown profile', ['--profile', 'mine'], 'plan.geojson: plan.unknownProfile'],
  ])('%s', (_, more, message) => {
    const { code, out, err } = analyse(...more, ...outputs);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`error: ${message}`);
    untouched();
  });

  it('a profile file that is not one, or that stands in for a standard', () => {
    writeFileSync(join(here(), 'bad.json'), '{"name":"Mine","levels":[{"name":"a","density_px_per_m":-1}]}');
    const levels = '[{"name":"a","density_px_per_m":5}]';
    writeFileSync(join(here(), 'fake.json'), `{"id":"dori","name":"DORI","levels":${levels}}`);
    expect(analyse('--profile', 'bad.json', ...outputs).err).toContain(
      'error: bad.json: feature #1: data.outOfRange',
    );
    expect(analyse('--profile', 'fake.json', ...outputs).err).toContain(
      'error: fake.json: profiles.builtInId',
    );
    untouched();
  });

  it('a cut file, by line', () => {
    const whole = readFileSync(join(here(), 'streets.geojson'), 'utf8');
    writeFileSync(join(here(), 'streets.geojson'), whole.slice(0, whole.length / 2));
    const { code, err } = analyse(...outputs);
    expect(code).toBe(2);
    expect(err).toMatch(/error: streets\.geojson: .*line \d+/);
    untouched();
  });

  it('[L3] a fault in the plan, by feature', () => {
    const plan = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      features: { geometry: unknown }[];
    };
    plan.features[0]!.geometry = { type: 'Point', coordinates: ['2.35', 48.85] };
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(plan));
    const { code, err } = analyse(...outputs);
    expect(code).toBe(2);
    expect(err).toMatch(/error: plan\.geojson: feature #1: plan\./);
    untouched();
  });

  it('a plan of a later version', () => {
    const plan = readFileSync(join(here(), 'plan.geojson'), 'utf8').replace('"format":1', '"format":99');
    writeFileSync(join(here(), 'plan.geojson'), plan);
    const { code, err } = analyse(...outputs);
    expect(code).toBe(2);
    expect(err).toContain('plan.tooNew');
  });

  it('data instead of a plan', () => {
    const { code, err } = anglemort(['analyse', 'streets.geojson', ...TOWN_ARGS.slice(2)]);
    expect(code).toBe(2);
    expect(err).toContain('streets.geojson: plan.notAPlan');
  });

  it('[L4] an output that cannot be written leaves the other unwritten too', () => {
    mkdirSync(join(here(), 'out.geojson'));
    const { code, err } = analyse(...outputs);
    expect(code).toBe(2);
    expect(err).toContain('output.notWritable');
    expect(existsSync(join(here(), 'report.json'))).toBe(false);
  });

  it('a wrong call, with a word on help', () => {
    const { code, err } = anglemort(['analyse', 'plan.geojson', '--bogus']);
    expect(code).toBe(2);
    expect(err).toContain('--help');
  });
});

describe('anglemort', () => {
  it('tells its version and how to call it', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(anglemort(['--version'])).toEqual({ code: 0, out: `anglemort ${version}\n`, err: '' });
    expect(anglemort(['--help']).out).toContain('anglemort analyse PLAN.geojson');
    expect(anglemort([]).code).toBe(2);
  });
});
