/** A zip as the data files in it: Shapefiles put together from their parts, the rest opened one by one, zips in zips too. */
import type { Fault } from '../../kernel/fault';
import { err, ok, type Result } from '../../kernel/result';
import { decodeText } from './encoding';
import { fileFault, type FaultLog } from './fault-log';
import type { UnpackLimits } from './gunzip';
import type { FeatureLayer, OpenedFile } from './layers';
import type { Opening } from './open-json';
import { shapefileLayer } from './shape/shapefile';
import { zipEntries, type ZipEntry } from './zip';

/** What may be data; papers, pictures and metadata that lie beside them are not looked at. */
const DATA =
  /\.(?:geo|topo)?jsonl?$|\.geojsons$|\.(?:kml|kmz|gpx|osm|pbf|csv|tsv|gpkg|sqlite|dxf|xlsx|zip|gz)$/i;
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.[^./])/;

/** Opens one file of the archive. */
export type OpenInner = (name: string, bytes: Uint8Array, limits: UnpackLimits) => Opening;

export function* openZip(
  file: string,
  bytes: Uint8Array,
  log: FaultLog,
  limits: UnpackLimits,
  open: OpenInner,
): Opening {
  const entries = zipEntries(bytes);
  if (!entries.ok) return err([fileFault(entries.error, file, limitParams(limits))]);
  const visible = entries.value.filter(({ path }) => !HIDDEN.test(path));
  const shapes = visible.filter(({ name }) => /\.shp$/i.test(name));
  const others = visible.filter(({ name }) => DATA.test(name));
  const archive = new Archive(file, log, limits, visible);
  const whole = shapes.length + others.length;
  // What nobody would read is no reason to trust it: a bomb is named.
  if (whole === 0) return err([archive.bomb() ?? fileFault('file.isArchive', file, { what: 'ZIP' })]);
  for (const [i, shape] of shapes.entries()) {
    archive.addShapefile(shape);
    yield (i + 1) / whole;
  }
  for (const [i, entry] of others.entries()) {
    const unpacked = archive.unpack(entry);
    if (!unpacked) continue;
    const opening = open(entry.name, unpacked, archive.limits);
    let step = opening.next();
    for (; !step.done; step = opening.next()) yield (shapes.length + i + step.value) / whole;
    archive.add(entry.name, step.value);
  }
  return archive.finish();
}

class Archive {
  limits: UnpackLimits;
  private readonly file: string;
  private readonly log: FaultLog;
  private readonly entries: readonly ZipEntry[];
  private readonly opened: OpenedFile[] = [];
  private readonly faults: Fault[] = [];

  constructor(file: string, log: FaultLog, limits: UnpackLimits, entries: readonly ZipEntry[]) {
    this.file = file;
    this.log = log;
    this.limits = limits;
    this.entries = entries;
  }

  bomb(): Fault | undefined {
    const { maxBytes, maxRatio } = this.limits;
    const isBomb = this.entries.some(
      ({ size, packedSize }) => size > maxBytes || size > packedSize * maxRatio,
    );
    return isBomb ? fileFault('file.isBomb', this.file) : undefined;
  }

  /** What is unpacked of all entries together stays within the limit. */
  unpack(entry: ZipEntry): Uint8Array | undefined {
    const bytes = entry.unpack(this.limits);
    if (!bytes.ok) {
      this.faults.push(fileFault(bytes.error, this.file, limitParams(this.limits)));
      return undefined;
    }
    this.limits = { ...this.limits, maxBytes: this.limits.maxBytes - bytes.value.length };
    return bytes.value;
  }

  addShapefile(entry: ZipEntry): void {
    const base = entry.path.slice(0, -4).toLowerCase();
    const part = (extension: string): Uint8Array | undefined => {
      const found = this.entries.find(({ path }) => path.toLowerCase() === `${base}.${extension}`);
      return found && this.unpack(found);
    };
    const text = (bytes: Uint8Array | undefined): string | undefined =>
      bytes && decodeText(bytes.subarray(0, 20_000), undefined);
    const shp = this.unpack(entry);
    if (!shp) return;
    const [dbf, prj, cpg] = [part('dbf'), text(part('prj')), text(part('cpg') ?? part('cst'))];
    const layer = shapefileLayer(
      {
        name: entry.name.slice(0, -4),
        shp,
        ...(dbf ? { dbf } : {}),
        ...(prj === undefined ? {} : { prj }),
        ...(cpg === undefined ? {} : { cpg }),
      },
      this.log,
    );
    if (layer) this.opened.push({ format: 'shapefile', layers: [layer] });
    else this.faults.push(fileFault('file.zipBroken', this.file));
  }

  add(name: string, inner: Result<OpenedFile, readonly Fault[]>): void {
    if (!inner.ok) {
      this.faults.push(...inner.error);
      return;
    }
    const { format, layers, source, planJson } = inner.value;
    const label = name.replace(/\.[^.]*$/, '');
    this.opened.push({
      format,
      // Lines of a file in an archive are nobody's to look up: its text is not kept.
      layers: layers.map((layer): FeatureLayer => ({ ...layer, name: layer.name || label })),
      ...(source ? { source } : {}),
      ...(planJson ? { planJson } : {}),
    });
  }

  /** One bad file leaves the others standing; when all are bad, what is wrong with them. */
  finish(): Result<OpenedFile, readonly Fault[]> {
    const [first] = this.opened;
    if (!first) return err(this.faults);
    if (this.opened.length === 1 && this.faults.length === 0) return ok(first);
    if (this.faults.length > 0) this.log.add('archive.filesLeftOut', undefined, { n: this.faults.length });
    const sameFormat = this.opened.every(({ format }) => format === first.format);
    const layers = this.opened.flatMap((one) => one.layers);
    return ok({ format: sameFormat && first.format !== 'plan' ? first.format : 'archive', layers });
  }
}

const limitParams = ({ maxBytes }: UnpackLimits): { limit_mb: number } => ({
  limit_mb: Math.round(maxBytes / 1024 / 1024),
});
