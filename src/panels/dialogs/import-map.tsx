import { useMemo } from 'react';
import { compassPoint, formatLength, formatNumber, type Translator } from '../../i18n';
import { useAppState, useWords } from '../context';
import { LANDMARKS } from './landmarks';

type Lonlat = readonly [lon: number, lat: number];

const WIDTH = 320;
const HEIGHT = 190;
const MARGIN = 16;
/** Narrower than this nothing is recognised, m. */
const LEAST_VIEW_M = 4000;
/** Towns farther away than this are no help on the map, m. */
const NEAR_M = 60_000;
const M_PER_DEG = 111_200;

/**
 * Where the data of a file lie: their positions among the data that are loaded and the towns near by. Nothing is fetched,
 * and the sentence below says the same.
 */
export function ImportMap({ sketch }: { readonly sketch: readonly number[] }) {
  const t = useWords();
  const streets = useAppState((state) => state.city.streets.lonLat);
  const view = useMemo(() => viewOf(sketch), [sketch]);
  const loaded = useMemo(() => everyFew(streets), [streets]);
  if (!view) return null;
  const { x, y, centre, scale_m, scale_px } = view;
  const towns = LANDMARKS.filter(
    ([, lon, lat]) => x(lon) > 0 && x(lon) < WIDTH && y(lat) > 0 && y(lat) < HEIGHT,
  );
  const dots = (positions: readonly Lonlat[], name: string, r: number) =>
    positions.map(([lon, lat], i) => (
      // The positions of one file never change their order.
      <circle key={i} className={name} cx={x(lon)} cy={y(lat)} r={r} />
    ));
  return (
    <figure className="import-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={whereabouts(centre, t)}>
        <rect className="import-map__land" width={WIDTH} height={HEIGHT} />
        {dots(loaded, 'import-map__loaded', 1)}
        {dots(pairs(sketch), 'import-map__found', 1.6)}
        {towns.map(([name, lon, lat]) => (
          <g key={name} className="import-map__town">
            <path d={`M${x(lon) - 4} ${y(lat)}h8M${x(lon)} ${y(lat) - 4}v8`} />
            <text
              x={x(lon) > WIDTH - 90 ? x(lon) - 7 : x(lon) + 7}
              y={y(lat) + 4}
              textAnchor={x(lon) > WIDTH - 90 ? 'end' : 'start'}
            >
              {name}
            </text>
          </g>
        ))}
        <g className="import-map__scale">
          <path d={`M8 ${HEIGHT - 12}v4h${scale_px}v-4`} />
          <text x={12 + scale_px} y={HEIGHT - 7}>
            {formatLength(scale_m, t.language)}
          </text>
        </g>
      </svg>
      <figcaption>{whereabouts(centre, t)}</figcaption>
    </figure>
  );
}

const pairs = (flat: ArrayLike<number>): Lonlat[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const);

/** Of what is loaded enough to know it by its shape. */
function everyFew(lonLat: Float64Array): Lonlat[] {
  const all = pairs(lonLat);
  const step = Math.max(1, Math.ceil(all.length / 600));
  return all.filter((_, i) => i % step === 0);
}

interface View {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly centre: Lonlat;
  /** A round length, at most a third of the width. */
  readonly scale_m: number;
  readonly scale_px: number;
}

/** The data in the middle, wide enough for the nearest town if one is near. */
function viewOf(sketch: readonly number[]): View | undefined {
  const found = pairs(sketch);
  if (found.length === 0) return undefined;
  const lons = found.map(([lon]) => lon);
  const lats = found.map(([, lat]) => lat);
  const [west, east] = [lons.reduce((a, b) => Math.min(a, b)), lons.reduce((a, b) => Math.max(a, b))];
  const [south, north] = [lats.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.max(a, b))];
  const centre: Lonlat = [(west + east) / 2, (south + north) / 2];
  const stretch = Math.cos((centre[1] * Math.PI) / 180);
  const town = nearest(centre);
  const toTown = town.distance_m < NEAR_M ? town.distance_m : 0;
  const half_m = Math.max(
    LEAST_VIEW_M / 2,
    ((east - west) / 2) * stretch * M_PER_DEG,
    (((north - south) / 2) * M_PER_DEG * WIDTH) / HEIGHT,
    1.15 * toTown * (WIDTH / HEIGHT),
  );
  const px_per_deg = ((WIDTH / 2 - MARGIN) * M_PER_DEG) / half_m;
  const scale_m = roundBelow((WIDTH / 3 / px_per_deg) * M_PER_DEG);
  return {
    x: (lon) => WIDTH / 2 + (lon - centre[0]) * stretch * px_per_deg,
    y: (lat) => HEIGHT / 2 - (lat - centre[1]) * px_per_deg,
    centre,
    scale_m,
    scale_px: (scale_m / M_PER_DEG) * px_per_deg,
  };
}

/** 1, 2 or 5 with zeros. */
function roundBelow(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return power * ([5, 2].find((step) => step * power <= length) ?? 1);
}

interface Nearest {
  readonly name: string;
  readonly distance_m: number;
  /** From the town to the data, degrees from north. */
  readonly bearing_deg: number;
}

/** On a sphere, which is exact enough to be told. */
function nearest([lon, lat]: Lonlat): Nearest {
  const found = LANDMARKS.map(([name, townLon, townLat]): Nearest => {
    const turn = ((((lon - townLon + 540) % 360) - 180) * Math.PI) / 180;
    const [a, b] = [(townLat * Math.PI) / 180, (lat * Math.PI) / 180];
    const haversine = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2;
    const bearing = Math.atan2(
      Math.sin(turn) * Math.cos(b),
      Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn),
    );
    return {
      name,
      distance_m: 2 * 6_371_000 * Math.asin(Math.sqrt(haversine)),
      bearing_deg: ((bearing * 180) / Math.PI + 360) % 360,
    };
  });
  return found.reduce((best, town) => (town.distance_m < best.distance_m ? town : best));
}

/** “12 km NE of Marseille”; a place within a town's own size is in it. */
function whereabouts(centre: Lonlat, t: Translator): string {
  const { name, distance_m, bearing_deg } = nearest(centre);
  if (distance_m < 4000) return t('import.map.in', { town: name });
  return t('import.map.near', {
    distance: `${formatNumber(distance_m / 1000, t.language, 0)}\u00a0km`,
    direction: compassPoint(bearing_deg, t.language),
    town: name,
  });
}
