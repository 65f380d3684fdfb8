/** Sound beyond who hears: steps of SNR, how well a place is located, and streets heard and seen. */
import type { Feature, FeatureCollection } from 'geojson';
import type { SoundProbe } from '../../analysis/acoustics/probe';
import type { Analysis } from '../../analysis/analysis';
import { formatNumber, type Language } from '../../i18n';
import { createFrame, type Frame } from '../../kernel/frame';
import type { Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { LonLat } from '../../model/plan';
import { collection, EMPTY, feature, line, point, type Properties } from './geojson';

/** The limits of the steps of SNR of some sensors, as lines with their step. */
export function snrLines(
  { geometry, frame: origin, report }: Analysis,
  sensors: ReadonlySet<ObjectId>,
  language: Language,
): FeatureCollection {
  const frame = createFrame(origin);
  const asked = new Map(report.sound?.devices.map(({ id, snrMin_db }) => [id, snrMin_db]));
  return collection(
    geometry.sound
      .filter(({ id }) => sensors.has(id))
      .flatMap(({ id, steps }) =>
        steps
          // The asked limit has its own line.
          .filter(({ snr_db }) => snr_db !== asked.get(id))
          .flatMap(({ snr_db, region }) =>
            outlines(frame, region, { snr: snr_db, label: `${formatNumber(snr_db, language)} dB` }),
          ),
      ),
  );
}

/** The limits of the location error, as lines with their error in m. */
export function locationLines({ geometry, frame }: Analysis, language: Language): FeatureCollection {
  const own = createFrame(frame);
  return collection(
    geometry.location.flatMap(({ upTo_m, region }) =>
      outlines(own, region, { upTo: upTo_m, label: `${formatNumber(upTo_m, language)} m` }),
    ),
  );
}

/** Counted streets by what hears and sees them: `kind` is a member of `together`. */
export function togetherLines({ geometry, frame: origin, report }: Analysis): FeatureCollection {
  if (!report.together) return EMPTY;
  const frame = createFrame(origin);
  return collection(
    Object.entries(geometry.together).flatMap(([kind, ends]): Feature[] => {
      if (ends.length === 0) return [];
      const coordinates: number[][][] = [];
      for (let i = 0; i < ends.length; i += 4) {
        coordinates.push([
          [...frame.toLonLat(ends[i]!, ends[i + 1]!)],
          [...frame.toLonLat(ends[i + 2]!, ends[i + 3]!)],
        ]);
      }
      return [feature({ type: 'MultiLineString', coordinates }, { kind })];
    }),
  );
}

/** The ways of the sound probe, and the roof edges and corners that they turn at. */
export function probeFeatures(probe: SoundProbe | undefined): FeatureCollection {
  if (!probe) return EMPTY;
  return collection(
    probe.rows.flatMap(({ id, path, roofs, heard }): Feature[] => {
      if (path.length < 2) return [];
      const turns = [...path.slice(1, -1), ...roofs.map(({ at }) => at)];
      return [line(path, { id, heard }), ...turns.map((at) => point(at, { id }))];
    }),
  );
}

function outlines(frame: Frame, { xy, ringStart }: Region, properties: Properties): Feature[] {
  const lines: Feature[] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const path: LonLat[] = [];
    for (let i = ringStart[r]!; i < ringStart[r + 1]!; i++)
      path.push(frame.toLonLat(xy[2 * i]!, xy[2 * i + 1]!));
    if (path[0]) lines.push(line([...path, path[0]], properties));
  }
  return lines;
}
