/**
 * The report as the public may have it, member by member. Where positions or zones are withheld, figures are rounded:
 * an exact area could be matched by trying places one after the other.
 */
import type { Redaction } from '../../../analysis/redaction';
import type { ByLevel, DeviceRow, GapRow, Report } from '../../../analysis/report';
import type { LonLat } from '../../../model/plan';
import { pick } from './pick';

export function redactReport(report: Report, redaction: Redaction, origin: LonLat): Report {
  const hides = (what: Redaction['withheld'][number]): boolean => redaction.withheld.includes(what);
  const coarse = hides('positions') || hides('zones');
  return {
    schema: report.schema,
    revision: report.revision,
    ...(report.scenario ? { scenario: report.scenario } : {}),
    frame: { origin },
    profile: report.profile,
    ...(report.profileLevels ? { profileLevels: report.profileLevels } : {}),
    level: report.level,
    targetHeight_m: report.targetHeight_m,
    night: report.night,
    afterPhase: report.afterPhase,
    data: { ...report.data, faults: [] },
    ...figures(report, coarse),
    devices: hides('positions') ? [] : report.devices.map((row) => redactDevice(row, hides)),
    ...network(report, coarse),
    ...requirements(report, hides),
    privacy: privacy(report.privacy, coarse),
    costs: hides('models') || hides('positions') ? {} : costs(report.costs, coarse),
    redaction,
    timings_ms: {},
  };
}

type Hides = (what: Redaction['withheld'][number]) => boolean;

/** Headline figures. */
function figures({ streets, area, k, redundancy }: Report, coarse: boolean) {
  if (!coarse) return { streets, area, k, redundancy };
  return {
    streets: {
      length_m: rounded(streets.length_m, METRES),
      covered_m: rounded(streets.covered_m, METRES),
      share: rounded(streets.share, SHARE),
      underBuildings_m: rounded(streets.underBuildings_m, METRES),
      byLevel: roundedLevels(streets.byLevel, METRES),
    },
    area: {
      basis: area.basis,
      public_m2: rounded(area.public_m2, SQUARE_METRES),
      covered_m2: rounded(area.covered_m2, SQUARE_METRES),
      share: rounded(area.share, SHARE),
      byLevel: roundedLevels(area.byLevel, SQUARE_METRES),
      courtyardsCounted: area.courtyardsCounted,
    },
    k: k.map((row) => ({
      ...row,
      area_m2: rounded(row.area_m2, SQUARE_METRES),
      length_m: rounded(row.length_m, METRES),
    })),
    redundancy: redundancy === null ? null : rounded(redundancy, 0.1),
  };
}

/** Rows that join devices, or say where nothing is seen. What stands on supplies and networks is for no public. */
function network(report: Report, coarse: boolean) {
  if (coarse) return { gaps: [], gapsBelowMinimum_m: Number.NaN, overlaps: [] };
  return {
    gaps: report.gaps.map((gap) => pick(gap, GAP_MEMBERS)),
    gapsBelowMinimum_m: report.gapsBelowMinimum_m,
    overlaps: report.overlaps,
    ...(report.sensitivity ? { sensitivity: report.sensitivity } : {}),
    ...(report.sound ? { sound: report.sound } : {}),
    ...(report.together ? { together: report.together } : {}),
    ...(report.crossing ? { crossing: report.crossing } : {}),
  };
}

/** All but the note with which it was accepted. */
const GAP_MEMBERS = [
  ...(['id', 'basis', 'length_m', 'area_m2', 'names', 'ends'] as const),
  ...(['reasons', 'geometry', 'zone', 'weight'] as const),
] satisfies readonly (keyof GapRow)[];

function redactDevice(row: DeviceRow, hides: Hides): DeviceRow {
  const { lens, unachievable: _, ...told } = row;
  if (!hides('zones')) {
    return { ...told, ...(lens && !hides('models') ? { lens } : {}), unachievable: [] };
  }
  const nothing = Number.NaN;
  return {
    id: row.id,
    kind: row.kind,
    seen_m2: nothing,
    seenAnywhere_m2: nothing,
    seen_m: nothing,
    byLevel: {},
    unique_m2: nothing,
    unique_m: nothing,
    unachievable: [],
    nearBlind_m: null,
    faults: [],
  };
}

/** Whether it is met is told; by whom, and how closely, would lead to the camera. */
function requirements(report: Report, hides: Hides): Pick<Report, 'zones' | 'places' | 'approaches'> {
  const { zones, places, approaches } = report;
  if (hides('zones')) return { zones: [], places: [] };
  if (!hides('positions')) return { zones, places, ...(approaches ? { approaches } : {}) };
  return {
    zones: zones.map((zone) => ({
      ...pick(zone, ['id', 'role', 'level', 'k', 'met']),
      public_m2: rounded(zone.public_m2, SQUARE_METRES),
      covered_m2: rounded(zone.covered_m2, SQUARE_METRES),
      share: rounded(zone.share, SHARE),
    })),
    places: places.map((place) => ({
      ...pick(place, ['id', 'level', 'k', 'met', 'movedToFacade']),
      by: [],
      bestDensity_px_per_m: null,
    })),
  };
}

/** How many dwellings are in view is what the public is owed; which, and by which camera, is not told. */
function privacy({ zones, facades, recognition }: Report['privacy'], coarse: boolean): Report['privacy'] {
  if (!coarse) return { zones, ...(facades ? { facades } : {}), ...(recognition ? { recognition } : {}) };
  return {
    zones: [],
    ...(facades
      ? {
          facades: {
            dwelling_m: rounded(facades.dwelling_m, METRES),
            dwellingBuildings: facades.dwellingBuildings,
            dwellingByLevel_m: roundedLevels(facades.dwellingByLevel_m, METRES),
            unknown_m: rounded(facades.unknown_m, METRES),
            unknownBuildings: facades.unknownBuildings,
            unknownByLevel_m: roundedLevels(facades.unknownByLevel_m, METRES),
            knownDwellings: facades.knownDwellings,
            devices: [],
            buildings: [],
            entrances: [],
          },
        }
      : {}),
  };
}

const costs = (told: Report['costs'], coarse: boolean): Report['costs'] =>
  told.lines && coarse
    ? { ...told, newlyCovered_m: rounded(told.newlyCovered_m, METRES), perNewMetre: null }
    : told;

/** Steps that told figures are rounded to. */
const METRES = 10;
const SQUARE_METRES = 100;
const SHARE = 0.01;

const rounded = (value: number, step: number): number =>
  step < 1 ? Math.round(value / step) / Math.round(1 / step) : Math.round(value / step) * step;

const roundedLevels = (byLevel: ByLevel, step: number): ByLevel =>
  Object.fromEntries(Object.entries(byLevel).map(([level, value]) => [level, rounded(value, step)]));
