/** Plan and coverage as one GeoPackage: what a GIS opens as layers, and this program as the plan. */
import type { ExportInput, ExportSteps } from '../export-input';
import { gisLayers } from '../gis-layers';
import { noteOf } from '../redaction/note';
import { notesOf } from '../notes';
import { geoPackageSteps } from './database';
import { layerStyles } from './styles';

/** Share of the work that cutting the shapes is; the rest is the database. */
const CUTTING = 0.5;

/** @throws Error without SQLite: whoever asks loads what the format says that it needs. */
export function* geoPackage(input: ExportInput): ExportSteps {
  if (!input.sqlite) throw new Error('a GeoPackage needs SQLite');
  const { layers, document } = yield* gisLayers(input, CUTTING);
  const redacted = noteOf(input);
  // A version for the public is not to be worked on.
  const note = redacted === undefined ? { table: 'anglemort', document } : undefined;
  const steps = geoPackageSteps(input.sqlite, layers, {
    note,
    description: notesOf(input).join(' ') || undefined,
    styles: layerStyles(input),
  });
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { share: CUTTING + (1 - CUTTING) * step.value };
  return step.value;
}
