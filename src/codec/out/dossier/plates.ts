/** The plans of the dossier: situation, *plan de masse*, *plan de détail*, each with its place on the earth. */
import type { Analysis } from '../../../analysis/analysis';
import { createFrame, type Frame } from '../../../kernel/frame';
import type { Plan } from '../../../model/plan';
import type { MapViewport } from '../pdf/document';
import { sheetLayout } from '../sheet/layout';
import { drawSheet } from '../sheet/sheet';
import type { SheetInput, SheetLook } from '../sheet/input';
import { sheetView, type SheetView, type ViewRequest } from '../sheet/view';
import { accessesOf, accessPages } from './accesses';
import { atlasAt, atlasWithin, type Atlas } from './atlas';
import { buildingsInView } from './in-view';
import { DETAIL_SCALES, type DossierInput } from './input';
import type { PlannedPage } from './page';

/** Scales that such plans are asked for at (domain reference 5.5). */
const GROUND_SCALES = [500, 1000, 2000];
const MOST_SHEETS = 24;
const LEAST_SITUATION_SCALE = 2000;

/** The plans that the choices name, in order. */
export function plates(input: DossierInput): PlannedPage[] {
  const { parts, detailScale, format, orientation } = input.choices;
  const { map } = sheetLayout(format, orientation);
  const frame = createFrame(fittedView(input, map).frame.origin);
  const xy = placesToShow(input.plan, input.analysis, frame);
  const detail =
    detailScale === undefined
      ? atlasWithin(MOST_SHEETS, DETAIL_SCALES, xy, map)
      : atlasAt(detailScale, xy, map);
  const pages: PlannedPage[] = [];
  if (parts.has('situation')) pages.push(situation(input, parts.has('detail') ? detail : undefined));
  if (parts.has('ground')) {
    const inView = input.analysis ? buildingsInView(input.city, input.analysis) : new Set<number>();
    const atlas = atlasWithin(MOST_SHEETS, GROUND_SCALES, xy, map);
    const accesses = accessesOf(input.city, inView, frame);
    const entrances = new Set([...accesses.values()].flatMap((doors) => [...doors]));
    const look: SheetLook = { coverage: 'limits', inView, entrances };
    pages.push(...atlasPlates(input, 'ground', atlas, frame, look));
    if (input.analysis) pages.push(...accessPages(input, accesses));
  }
  if (parts.has('detail')) pages.push(...atlasPlates(input, 'detail', detail, frame, {}));
  return pages;
}

const fittedView = (input: DossierInput, map: SheetView['map'], request: ViewRequest = {}): SheetView =>
  sheetView(input.plan, input.city, input.analysis, map, request);

function situation(input: DossierInput, detail: Atlas | undefined): PlannedPage {
  const { map } = sheetLayout(input.choices.format, input.choices.orientation);
  const fitted = fittedView(input, map);
  const scale = Math.max(LEAST_SITUATION_SCALE, fitted.scale);
  const centre = fitted.frame.toLonLat(...fitted.centre);
  // One sheet needs no index.
  const frames = detail && detail.sheets.length > 1 ? detail.sheets : [];
  // Without positions the squares that are filmed are what there is to show.
  const shown: SheetLook = input.withheld?.includes('positions') ? {} : { coverage: 'none' };
  const look: SheetLook = { dots: true, ...shown, frames };
  return plate(input, 'situation', input.words.write('part.situation'), { centre, scale }, look);
}

function atlasPlates(
  input: DossierInput,
  part: 'ground' | 'detail',
  { scale, sheets }: Atlas,
  frame: Frame,
  look: SheetLook,
): PlannedPage[] {
  return sheets.map(({ label, centre: [x, y] }, i) => {
    const name = input.words.write(`part.${part}`);
    const title = sheets.length > 1 ? `${name} ${label} / ${sheets.length}` : name;
    const page = plate(input, part, title, { centre: frame.toLonLat(x, y), scale }, look);
    return i === 0 ? { ...page, heading: name } : page;
  });
}

function plate(
  input: DossierInput,
  part: 'situation' | 'ground' | 'detail',
  title: string,
  view: ViewRequest,
  look: SheetLook,
): PlannedPage {
  const { choices, titleBlock, ...rest } = input;
  return {
    ...(part === 'situation' ? { heading: title } : {}),
    bookmark: title,
    isPlan: true,
    draw: (number, total) => {
      const sheet: SheetInput = {
        ...rest,
        format: choices.format,
        orientation: choices.orientation,
        view,
        look,
        plate: title,
        titleBlock: { ...titleBlock, sheet: `${number} / ${total}` },
      };
      const { drawing, width_mm, height_mm, view: drawn } = drawSheet(sheet);
      return { drawing, width_mm, height_mm, viewport: viewportOf(drawn) };
    },
  };
}

/** The map's corners on the earth, and the frame as a coordinate system that a GIS knows. */
export function viewportOf({ frame, map, scale, centre }: SheetView): MapViewport {
  const halfX = (map.width * scale) / 2000;
  const halfY = (map.height * scale) / 2000;
  const corner = (x: number, y: number) => frame.toLonLat(centre[0] + x * halfX, centre[1] + y * halfY);
  return {
    box: map,
    corners: [corner(-1, -1), corner(-1, 1), corner(1, 1), corner(1, -1)],
    wkt: frameWkt(frame),
  };
}

/** The plan's frame ([F1]) in well-known text. */
const frameWkt = ({ origin: [lon, lat] }: Frame): string =>
  `PROJCS["Anglemort",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",${lat}],PARAMETER["central_meridian",${lon}],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]`;

/** Cameras, and the limits of what they see: all of it has to be on some sheet. */
function placesToShow(plan: Plan, analysis: Analysis | undefined, frame: Frame): number[] {
  const xy: number[] = [];
  for (const object of plan.objects.values()) {
    if (object.kind === 'camera') xy.push(...frame.toFrame(...object.position));
  }
  for (const { levels } of analysis?.geometry.devices ?? []) {
    for (const value of levels[0]?.region.xy ?? []) xy.push(value);
  }
  return xy;
}
