import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DECIMALS, SEEN_M, builtCli } from '../../tests/fixtures/built-cli';
import type { CostReport } from '../analysis/costs';
import type { Report } from '../analysis/report';

const DATA = resolve('../shared/data');
const { here, files, anglemort, analyse } = builtCli();

const reportOf = (text: string): Report => JSON.parse(text) as Report;

describe('anglemort analyse', () => {
  it('[E1] crosses events with the camera, counts as the hand does, and leaves every other column behind', () => {
    const row = (i: number): string => {
      // Twenty every metre from 5 m on, up the street: those before 16.5 m past the blind foot are seen.
      const lat = 48.85 + (5 + i + 0.25) / 111_207;
      return `2.35;${lat.toFixed(8)};0${1 + (i % 2)}/03/2026 21:05;vol;SECRET-${i}`;
    };
    const table = ['longitude;latitude;date;type;victime', ...Array.from({ length: 40 }, (_, i) => row(i))];
    writeFileSync(join(here(), 'events.csv'), table.join('\n'));
    const { code, out } = analyse('--events', 'events.csv', '--json', '-');
    expect(code).toBe(0);
    const [crossing] = reportOf(out).crossing!;
    // Seen from 3.48 m to 20 m: those at 5.25 … 19.25 m.
    expect(crossing).toMatchObject({ name: 'events.csv', all: { total: 40, seenByDay: 15 } });
    expect(crossing!.byDate!.map(({ from, total }) => [from, total])).toEqual([
      ['2026-03-01', 20],
      ['2026-03-02', 20],
    ]);
    expect(out).not.toContain('SECRET');
    const few = analyse('--events', 'events.csv', '--least-count', '30', '--json', '-');
    expect(reportOf(few.out).crossing![0]!.all).toEqual({ total: 40, seenByDay: null, seenByNight: 0 });
    const wrong = analyse('--events', 'events.csv', '--date-column', 'quand');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('events.noColumn')]);
  });

  it('[V4] [V10] [C1] computes what the hand computes', () => {
    const { code, out } = analyse('--json', '-');
    expect(code).toBe(0);
    const report = reportOf(out);
    expect(report.schema).toBe('anglemort.report/1');
    expect(report.streets.covered_m).toBeCloseTo(SEEN_M, DECIMALS);
    expect(report.streets.length_m).toBeCloseTo(190, DECIMALS);
    expect(report.streets.underBuildings_m).toBeCloseTo(10, DECIMALS);
    expect(report.streets.share).toBeCloseTo(SEEN_M / 190, 5);
    expect(report.gaps.map((gap) => gap.names)).toEqual([['Rue Droite']]);
    expect(report.level.id).toBe('detect');
    expect(report.data).toMatchObject({ buildings: 2, heightKnown: 1, heightAssumed: 1, streets: 1 });
  });

  it('[V3] [L1] asks at the level, profile and height that the call names', () => {
    const report = reportOf(analyse('--json', '-', '--level', 'observe', '--target-height', '0').out);
    // 960 px / 62.5 px/m = 15.36 m of slant range, from 5 m above.
    const far_m = Math.sqrt(15.36 ** 2 - 25);
    const near_m = 5 / Math.tan(((15 + (Math.atan(1080 / 1920) * 180) / Math.PI) * Math.PI) / 180);
    // The band's end is an arc of chords ([F5]): on the axis it lies within 1e-4 of its radius.
    expect(report.streets.covered_m).toBeCloseTo(far_m - near_m, 2);
    expect(report.targetHeight_m).toBe(0);
    expect(reportOf(analyse('--json', '-', '--profile', 'oodpcvs').out).level.id).toBe('overview');
  });

  it('[V3] asks by a profile of a file, or one of the plan’s own by its name', () => {
    const profile = {
      name: 'Marché 2026',
      levels: [
        { name: 'Visage', density_px_per_m: 125 },
        { name: 'Alerte', density_px_per_m: 62.5 },
      ],
    };
    writeFileSync(join(here(), 'market.json'), JSON.stringify(profile));
    const standard = reportOf(analyse('--json', '-', '--level', 'observe').out);
    const asked = reportOf(analyse('--json', '-', '--profile', 'market.json').out);
    expect(asked.profile).toBe('marche-2026');
    expect(asked.level).toEqual({ id: 'alerte', density_px_per_m: 62.5 });
    expect(asked.profileLevels?.map(({ id, density_px_per_m }) => [id, density_px_per_m])).toEqual([
      ['alerte', 62.5],
      ['visage', 125],
    ]);
    expect(asked.streets.covered_m).toBe(standard.streets.covered_m);
    expect(asked.streets.byLevel).toEqual({
      alerte: standard.streets.byLevel['observe'],
      visage: standard.streets.byLevel['recognise'],
    });
    const plan = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8'));
    plan.anglemort.profiles = [profile];
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(plan));
    const named = reportOf(analyse('--json', '-', '--profile', 'marché 2026', '--level', 'visage').out);
    expect(named.area.byLevel).toEqual(asked.area.byLevel);
    expect(named.level.id).toBe('visage');
  });

  it('[O5] tells between what the figures lie by assumed heights, when asked', () => {
    const { code, out } = analyse('--json', 'report.json', '--sensitivity');
    expect(code).toBe(0);
    expect(out).toContain('assumed heights of 3, 6, 12 m');
    const report = reportOf(readFileSync(join(here(), 'report.json'), 'utf8'));
    expect(report.sensitivity?.runs.map((run) => run.assumedHeight_m)).toEqual([3, 6, 12]);
    const { least, most } = report.sensitivity!.streets.share;
    expect(least).toBeLessThanOrEqual(report.streets.share);
    expect(most).toBeGreaterThanOrEqual(report.streets.share);
    expect(reportOf(analyse('--json', '-').out)).not.toHaveProperty('sensitivity');
  });

  it('[L8] analyses the scenario that the call names, and states it', () => {
    const file = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      anglemort: Record<string, unknown>;
      features: { properties: { kind: string } }[];
    };
    const cameras = file.features.filter(({ properties }) => properties.kind === 'camera');
    const list = [
      { id: 'now', name: 'Now', features: [] },
      { id: 'plan', name: 'Planned' },
    ];
    file.anglemort['scenarios'] = { current: 'plan', list };
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(file));
    const planned = reportOf(analyse('--json', '-').out);
    expect(planned.scenario).toEqual({ id: 'plan', name: 'Planned' });
    expect(planned.devices).toHaveLength(cameras.length);
    const now = reportOf(analyse('--json', '-', '--scenario', 'Now').out);
    expect(now.scenario).toEqual({ id: 'now', name: 'Now' });
    expect(now.devices).toEqual([]);
    expect(now.streets).toMatchObject({ covered_m: 0, length_m: planned.streets.length_m });
  });

  it('[L9] puts the costs of every scenario of the plan side by side', () => {
    const file = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      anglemort: Record<string, unknown>;
    };
    expect(reportOf(analyse('--json', '-').out)).not.toHaveProperty('scenarioCosts');
    const list = [
      { id: 'now', name: 'Now', features: [] },
      { id: 'plan', name: 'Planned' },
    ];
    file.anglemort['scenarios'] = { current: 'plan', list };
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(file));
    const report = reportOf(analyse('--json', '-').out);
    const [now, planned] = report.scenarioCosts!;
    expect(now).toMatchObject({ id: 'now', name: 'Now', current: false, rows: [] });
    expect(planned!.current).toBe(true);
    expect(planned!.rows.length).toBeGreaterThan(0);
    const { once, yearly } = report.costs as CostReport;
    expect({ once: planned!.once, yearly: planned!.yearly }).toEqual({ once, yearly });
    const told = reportOf(analyse('--json', '-', '--withhold', 'positions').out);
    expect(told).not.toHaveProperty('scenarioCosts');
  });

  it('[V9] by night sees as far as the infrared reaches: not at all without any', () => {
    const report = reportOf(analyse('--json', '-', '--night').out);
    expect(report.night).toBe(true);
    expect(report.streets.covered_m).toBe(0);
  });

  it('[C2] takes another area', () => {
    const report = reportOf(analyse('--json', '-', '--area', 'area.geojson').out);
    expect(report.area.basis).toBe('zone');
    expect(report.area.public_m2).toBeCloseTo(400, 2);
    expect(report.streets.length_m).toBeCloseTo(20, 2);
  });

  it('writes report and polygons, and a summary for people', () => {
    const { code, out, err } = analyse('--json', 'report.json', '--geojson', 'out.geojson');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('8.7% seen');
    expect(files()).toEqual([
      'area.geojson',
      'buildings.geojson',
      'out.geojson',
      'plan.geojson',
      'report.json',
      'streets.geojson',
    ]);
    const kinds = (
      JSON.parse(readFileSync(join(here(), 'out.geojson'), 'utf8')) as {
        features: { properties: { kind: string } }[];
      }
    ).features.map((f) => f.properties.kind);
    expect(kinds).toEqual(expect.arrayContaining(['seen', 'gap']));
    expect(reportOf(readFileSync(join(here(), 'report.json'), 'utf8')).places).toHaveLength(1);
  });

  it('[C8] tells how approaches to entrances are seen', () => {
    const plan = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      features: { properties: Record<string, unknown> }[];
    };
    const place = plan.features.find(({ properties }) => properties['kind'] === 'place')!;
    expect(analyse().out).not.toContain('approaches');
    Object.assign(place.properties, { entrance: true, facing_deg: 90 });
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(plan));
    expect(analyse().out).toMatch(/^approaches {2}\d+\.\d% seen from the front: .* before 1 entrance, /m);
    const { places, approaches } = reportOf(analyse('--json', '-').out);
    expect(approaches).toMatchObject({ entrances: 1, asked_m: 20, length_m: places[0]!.approach!.length_m });
    expect(places[0]!.approach!.pieces[0]!.coordinates[0]).toHaveLength(2);
  });

  it('[V3] the summary names the levels that no lens reaches from where it hangs', () => {
    const town = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      features: { properties: { kind: string; id?: string } }[];
    };
    const one = town.features.find(({ properties }) => properties.kind === 'camera')!;
    town.features.push({ ...one, properties: { ...one.properties, id: 'beside' } });
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(town));
    const { out } = analyse('--json', 'report.json');
    const { devices } = reportOf(readFileSync(join(here(), 'report.json'), 'utf8'));
    const n = devices.filter((d) => d.unachievable.some(({ level }) => level === 'identify')).length;
    expect(n).toBeGreaterThan(1);
    expect(out).toContain(`out of reach of the lens as mounted: identify for ${n}`);
    // Turned down, the picture begins before the level ends.
    const plan = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      features: { properties: { kind: string; tilt_deg?: number } }[];
    };
    for (const { properties } of plan.features) if (properties.kind === 'camera') properties.tilt_deg = 45;
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(plan));
    expect(analyse('--json', 'report.json').out).not.toContain('out of reach');
  });

  it('gives the same bytes for the same input, times apart', () => {
    const untimed = () => analyse('--json', '-').out.replace(/"timings_ms": \{[^}]*\}/, '');
    expect(untimed()).toBe(untimed());
  });

  it('[L6] says nothing when asked to be quiet', () => {
    expect(analyse('--quiet', '--json', 'report.json')).toEqual({ code: 0, out: '', err: '' });
  });

  it('[X17] leaves out of report and polygons what is withheld, and computes with it all the same', () => {
    const { code } = analyse('--withhold', 'positions', '--json', 'r.json', '--geojson', 'g.geojson');
    expect(code).toBe(0);
    const report = reportOf(readFileSync(join(here(), 'r.json'), 'utf8'));
    expect(report.redaction).toMatchObject({ withheld: ['positions'], cameras: 1 });
    expect(report.streets.covered_m).toBe(20);
    const text = readFileSync(join(here(), 'g.geojson'), 'utf8');
    const plan = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      features: { properties: { kind: string; id: string } }[];
    };
    const camera = plan.features.find(({ properties }) => properties.kind === 'camera')!.properties.id;
    expect(text).toContain('"device":"filmed"');
    expect(text).not.toContain(camera);
  });

  it('reads gzip by content, whatever the name, and the plan from standard input', () => {
    writeFileSync(
      join(here(), 'buildings.geojson'),
      gzipSync(readFileSync(join(here(), 'buildings.geojson'))),
    );
    const plan = gzipSync(readFileSync(join(here(), 'plan.geojson')));
    const args = [
      'analyse',
      '-',
      '--buildings',
      'buildings.geojson',
      '--streets',
      'streets.geojson',
      '--json',
      '-',
    ];
    const { code, out } = anglemort(args, plan);
    expect(code).toBe(0);
    expect(reportOf(out).streets.covered_m).toBeCloseTo(SEEN_M, DECIMALS);
  });

  it('puts several files of a layer together', () => {
    const { out } = analyse('--buildings', 'buildings.geojson', '--json', '-');
    const report = reportOf(out);
    expect(report.data.buildings).toBe(4);
    // [O4] The same buildings twice hide what they hide once.
    expect(report.streets.covered_m).toBeCloseTo(SEEN_M, DECIMALS);
  });
});

describe('--fail-under', () => {
  it('exits 1 when the street share is below it, or a place is unmet, and says which', () => {
    const { code, err } = analyse('--fail-under', '0.5', '--quiet');
    expect(code).toBe(1);
    expect(err).toContain('missed: street share 0.0870 is below 0.5');
    expect(err).toContain('missed: place p1');
  });

  it('[L2] asks about places even when any share will do', () => {
    expect(analyse('--fail-under', '0').code).toBe(1);
  });

  it('exits 0 when everything that is asked holds', () => {
    const plan = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
      features: { properties: { kind: string } }[];
    };
    plan.features = plan.features.filter((f) => f.properties.kind !== 'place');
    writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(plan));
    expect(analyse('--fail-under', '0.08').code).toBe(0);
  });

  it('[L2] without it an unmet requirement is only told', () => {
    expect(analyse().code).toBe(0);
  });
});

describe.skipIf(!existsSync(DATA))('on real cities of ../shared/data (skipped where it is absent)', () => {
  it.each(['lyon-1er', 'monaco', 'lorient'])(
    '%s is read and analysed',
    (city) => {
      const layer = (name: string): string => join(DATA, city, `${name}.geojson`);
      const plan = JSON.parse(readFileSync(join(here(), 'plan.geojson'), 'utf8')) as {
        anglemort: { origin?: unknown };
        features: { geometry: { coordinates: unknown }; properties: { kind: string } }[];
      };
      const streets = JSON.parse(readFileSync(layer('streets'), 'utf8')) as {
        features: { geometry: { coordinates: number[][] } }[];
      };
      delete plan.anglemort.origin;
      plan.features = plan.features.filter((f) => f.properties.kind === 'camera');
      plan.features[0]!.geometry.coordinates = streets.features[0]!.geometry.coordinates[0]!;
      writeFileSync(join(here(), 'plan.geojson'), JSON.stringify(plan));
      const { code, out } = anglemort([
        'analyse',
        'plan.geojson',
        '--buildings',
        layer('buildings'),
        '--streets',
        layer('streets'),
        '--json',
        '-',
        '--quiet',
      ]);
      expect(code).toBe(0);
      const report = reportOf(out);
      expect(report.area.basis).toBe('corridor');
      expect(report.streets.length_m).toBeGreaterThan(10_000);
    },
    60_000,
  );
});
