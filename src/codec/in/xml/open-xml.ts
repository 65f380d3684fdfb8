/** KML, GPX and OSM XML as layers of features. */
import { err, ok } from '../../../kernel/result';
import { fileFault, type FaultLog } from '../fault-log';
import { layerOf } from '../layers';
import type { Opening } from '../open-json';
import { OsmData } from '../osm/osm-data';
import { GPX_RECORDS, gpxFeatures } from './gpx';
import { KML_RECORDS, kmlFeature } from './kml';
import { addOsmElement, OSM_RECORDS } from './osm-xml';
import { xmlRecords, type XmlElement } from './records';

export type XmlFormat = 'kml' | 'gpx' | 'osm-xml';

/** @param bytes UTF-8 without a byte order mark. */
export function* openXml(file: string, bytes: Uint8Array, format: XmlFormat, log: FaultLog): Opening {
  const features: unknown[] = [];
  const osm = new OsmData();
  const takers: Readonly<Record<XmlFormat, readonly [ReadonlySet<string>, (record: XmlElement) => void]>> = {
    kml: [KML_RECORDS, (record) => features.push(kmlFeature(record))],
    gpx: [GPX_RECORDS, (record) => features.push(...gpxFeatures(record))],
    'osm-xml': [OSM_RECORDS, (record) => addOsmElement(osm, record)],
  };
  const fault = yield* xmlRecords(bytes, ...takers[format]);
  if (fault) {
    const { code, line, column } = fault;
    return err([{ ...fileFault(code, file, { line, column }), line, column }]);
  }
  if (format !== 'osm-xml') {
    const as = { point: 'cameras', line: 'streets', polygon: 'buildings' } as const;
    return ok({ format, layers: [layerOf('', features, { as })] });
  }
  const layer = osm.finish();
  osm.tell(log);
  return ok({ format, layers: [layer] });
}
