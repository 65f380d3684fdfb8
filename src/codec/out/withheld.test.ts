import { expect, it } from 'vitest';
import type { CrossingRow, SeenCount } from '../../analysis/crossing/crossing-report';
import { aReport } from '../../testing/analysis-builder';
import { reportJson } from './report-json';
import { withheldCrossing } from './withheld';

const count = (total: number, seenByDay = 0, seenByNight = 0): SeenCount => ({
  total,
  seenByDay,
  seenByNight,
});
const row = (over: Partial<CrossingRow>): CrossingRow => ({
  name: 'faits',
  level: 'detect',
  all: count(100, 50, 40),
  outside: 0,
  weight: count(100, 50, 40),
  byCategory: [],
  byHour: [],
  unseenSpots: [],
  spot_m: 50,
  ...over,
});
const spot = (unseen: number, total: number) =>
  ({ at: [7, 43], bounds: [7, 43, 7, 43], street: '', unseen, weight: unseen, total }) as const;

it('tells no count of 1 to 4, nor one that leaves 1 to 4 of a total', () => {
  const [out] = withheldCrossing([row({ all: count(10, 4, 7), weight: count(20, 8, 14) })]);
  expect(out!.all).toEqual({ total: 10, seenByDay: null, seenByNight: null });
  expect(out!.weight).toEqual({ total: 20, seenByDay: null, seenByNight: null });
  const [told] = withheldCrossing([row({ all: count(10, 5, 0) })]);
  expect(told!.all).toEqual(count(10, 5, 0));
});

it('leaves out small parts by name, and the least other with a single one', () => {
  const byCategory = [
    { category: 'vol', ...count(50, 25, 20) },
    { category: 'bruit', ...count(46, 25, 20) },
    { category: 'rare', ...count(4) },
  ];
  const [out] = withheldCrossing([row({ byCategory })]);
  expect(out!.byCategory).toEqual([byCategory[0]]);
});

it('leaves out hot spots of few', () => {
  const unseenSpots = [spot(8, 20), spot(5, 5), spot(4, 20), spot(7, 9)];
  const [out] = withheldCrossing([row({ unseenSpots })]);
  expect(out!.unseenSpots).toEqual([unseenSpots[0], unseenSpots[1]]);
});

it('holds in the report that leaves the app', () => {
  const text = reportJson(aReport({ crossing: [row({ all: count(3, 2, 1) })] }));
  const { crossing } = JSON.parse(text) as { crossing: CrossingRow[] };
  expect(crossing[0]).toMatchObject({ all: { total: null }, weight: { total: null }, withheldBelow: 5 });
});

it('tells of few events at no place and in no zone that asks for something', () => {
  const events = (n: number) => ({ count: n, weight: 2 * n });
  const places = [{ events: events(4) }, { events: events(0) }, { events: events(5) }, {}];
  const zones = [{ events: events(1) }, { events: events(60) }];
  const report = aReport({ crossing: [row({})], places, zones } as never);
  expect(JSON.parse(reportJson(report))).toMatchObject({
    places: [{ events: { count: null, weight: null } }, { events: events(0) }, { events: events(5) }, {}],
    zones: [{ events: { count: null, weight: null } }, { events: events(60) }],
  });
});

it('takes another threshold', () => {
  const [out] = withheldCrossing([row({ all: count(20, 8, 0) })], 10);
  expect(out).toMatchObject({ all: { total: 20, seenByDay: null, seenByNight: 0 }, withheldBelow: 10 });
});
