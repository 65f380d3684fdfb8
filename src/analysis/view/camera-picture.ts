/**
 * What one view of a camera shows, as polygons in the picture: projected in its own lens model, hidden parts covered by
 * what is drawn after them. Plain data for the screen, a printed sheet and the command line alike.
 */
import type { Region } from '../../kernel/region';
import type { LevelProfile } from '../../model/catalogue';
import { createProbeScratch, probePoint, type ProbedCamera } from '../probe';
import type { GapReasonRow } from '../report';
import type { Scene } from '../scene';
import type { AimedCamera, AimedView } from '../visibility';
import { groundRings, streetRings, type StreetPieces } from './ground';
import type { Ring } from './picture-clip';
import { PERSON_HEIGHT_M, personRings } from './person';
import { Projector, type Point, type Quad } from './projector';
import { facesBefore, firstAhead, type Eye, type Face, type Fan, type FirstAhead } from './sight-rays';

/** In the order of drawing within a picture; `ghost` outlines a person that is in the frame and not seen. */
export type PictureClass =
  'ground' | 'street' | 'wall' | 'roof' | 'underside' | 'obstacle' | 'person' | 'mask' | 'ghost';

export interface PictureShape {
  readonly class: PictureClass;
  /** x right and y down from the picture's upper left corner, px; to be filled with the non-zero rule. */
  readonly rings: readonly Ring[];
  /** Its true edges as open lines; none where it was cut at the frame. */
  readonly lines?: readonly Ring[];
  /** 0 (dark) to 1, for walls: tells them apart by the way they face. */
  readonly shade?: number;
  /** The height is the plan's assumed one ([O1]). */
  readonly assumed?: true;
}

/** The person at the tested place, as this view has them. */
export interface PicturePerson {
  /** What the tests of the place say of this view alone. */
  readonly probed: ProbedCamera;
  /** Height in the picture from the feet to the top of the head, px; undefined where the lens shows neither. */
  readonly height_px?: number;
  /** The place at target height that the tests are about. */
  readonly target?: readonly [x: number, y: number];
  /** Box round the whole figure, whether or not in the frame. */
  readonly box?: readonly [x0: number, y0: number, x1: number, y1: number];
}

export interface CameraPicture {
  readonly width_px: number;
  readonly height_px: number;
  /** Radius of the image circle of a fisheye, round the middle. */
  readonly circle_px?: number;
  /** From far to near: each shape covers those before it. */
  readonly shapes: readonly PictureShape[];
  readonly person?: PicturePerson;
  /** The first building or obstacle straight ahead, for the side view. */
  readonly ahead?: FirstAhead;
  /** Solids drawn, and how many of them with an assumed height. */
  readonly solids: number;
  readonly assumedSolids: number;
}

/** How far buildings are looked for, m: at least this, at most that; between them the reach of the lowest level. */
const LEAST_RANGE_M = 120;
const MOST_RANGE_M = 400;
const STREET_RANGE_M = 200;

export interface PictureInput {
  readonly scene: Scene;
  readonly streets: StreetPieces;
  readonly camera: AimedCamera;
  /** One of the camera's views. */
  readonly view: AimedView;
  readonly profile: LevelProfile;
  /** Where the person stands, frame metres. */
  readonly person?: { readonly x: number; readonly y: number };
  readonly obstacleOf: (solid: number) => NonNullable<GapReasonRow['obstacle']>;
}

/** The picture of one view. The camera must have views that count ([V6]). */
export function pictureOfView(input: PictureInput): CameraPicture {
  const { scene, camera, view, person } = input;
  const eye: Eye = { ...camera.position, z: camera.height_m };
  const projector = new Projector(view.projection, view.aim);
  const offset = person && ([person.x - eye.x, person.y - eye.y] as const);
  const probed = person && probeView(input, person);
  const stands = probed && offset && isShown(probed) ? offset : undefined;
  const fan = fanOf(input);
  const { drawn, solids } = drawFaces(scene, projector, eye, fan, stands);
  const shapes: PictureShape[] = [
    { class: 'ground', rings: groundRings(view.projection, view.aim, projector.frame) },
    {
      class: 'street',
      rings: streetRings(input.streets, projector, eye, Math.min(STREET_RANGE_M, fan.range_m)),
    },
    ...drawn,
    ...camera.masks.map((mask) => maskShape(projector, mask, eye, camera.target_m)),
    ...(probed && offset && !probed.seen ? [ghostShape(projector, offset, eye)] : []),
  ];
  const ahead = firstAhead(scene, eye, fan.axis, fan.range_m);
  return {
    ...sizeOf(view),
    ...(ahead ? { ahead } : {}),
    shapes: shapes.filter(({ rings }) => rings.length > 0).map((shape) => toCorner(shape, view)),
    ...(probed && offset ? { person: personFacts(projector, view, probed, offset, camera) } : {}),
    solids: solids.size,
    assumedSolids: [...solids].filter((solid) => scene.assumed[solid] === 1).length,
  };
}

/** Buildings, obstacles and the person from far to near, and the solids that any of it is of. */
function drawFaces(
  scene: Scene,
  projector: Projector,
  eye: Eye,
  fan: Fan,
  stands: readonly [number, number] | undefined,
): { readonly drawn: readonly PictureShape[]; readonly solids: ReadonlySet<number> } {
  const solids = new Set<number>();
  const drawn: PictureShape[] = [];
  for (const face of facesBefore(scene, eye, fan, stands)) {
    const shape =
      face.kind === 'person' ? personShape(projector, stands!, eye) : faceShape(scene, projector, eye, face);
    if (shape.rings.length === 0) continue;
    if (face.kind !== 'person') solids.add(face.solid);
    drawn.push(shape);
  }
  return { drawn, solids };
}

function sizeOf({ projection }: AimedView): Pick<CameraPicture, 'width_px' | 'height_px' | 'circle_px'> {
  const [halfW, halfH] = projection.half_px;
  const { circle_px } = projection;
  return { width_px: 2 * halfW, height_px: 2 * halfH, ...(circle_px === undefined ? {} : { circle_px }) };
}

/** From the middle to the upper left corner. */
function toCorner(shape: PictureShape, { projection: { half_px } }: AimedView): PictureShape {
  const [halfW, halfH] = half_px;
  const moved = (rings: readonly Ring[]): readonly Ring[] =>
    rings.map((ring) => ring.map(([u, w]) => [u + halfW, w + halfH]));
  return { ...shape, rings: moved(shape.rings), ...(shape.lines ? { lines: moved(shape.lines) } : {}) };
}

/** The tests of the place for this view alone. */
function probeView(
  { scene, camera, view, profile, obstacleOf }: PictureInput,
  { x, y }: { readonly x: number; readonly y: number },
): ProbedCamera {
  const alone = { ...camera, views: [view] };
  return probePoint(scene, [alone], x, y, profile, obstacleOf, createProbeScratch())[0]!;
}

/** What hides the person is drawn before them; what the lens or the light cannot show is not drawn at all. */
const isShown = ({ failures }: ProbedCamera): boolean =>
  failures.every((failure) => failure === 'occluded' || failure === 'masked');

/** The bearings that the picture has something of, and how far buildings matter. */
function fanOf({ view, camera, profile }: PictureInput): Fan {
  const lowest = profile.levels[0]?.density_px_per_m ?? 1;
  const reach = Math.min(view.focal_px / lowest, view.max_range_m);
  const range_m = Math.min(MOST_RANGE_M, Math.max(LEAST_RANGE_M, reach));
  const { projection, aim } = view;
  const axis = (aim.bearing_deg * Math.PI) / 180;
  const tilt = (aim.tilt_deg * Math.PI) / 180;
  const isIn = (up: number): boolean => projection.inPicture(0, -up * Math.cos(tilt), -up * Math.sin(tilt));
  if (camera.height_m <= 0 || isIn(1) || isIn(-1)) return { axis, half: Math.PI, range_m };
  let half = 0;
  for (let i = 0; i < BORDER_SAMPLES; i++) {
    const [right, down, depth] = projection.unproject(...projection.border(i / BORDER_SAMPLES));
    const ahead = depth * Math.cos(tilt) - down * Math.sin(tilt);
    half = Math.max(half, Math.abs(Math.atan2(right, ahead)));
  }
  return { axis, half: Math.min(Math.PI, half + BORDER_SLACK), range_m };
}

const BORDER_SAMPLES = 256;
/** More than a step between border samples can leave out, radians. */
const BORDER_SLACK = 0.05;

function faceShape(
  scene: Scene,
  projector: Projector,
  eye: Eye,
  face: Exclude<Face, { readonly kind: 'person' }>,
): PictureShape {
  const { walls } = scene;
  const added = scene.feature[face.solid]! < 0;
  const marks = scene.assumed[face.solid] === 1 ? ({ assumed: true } as const) : {};
  const base = Math.max(0, walls.base_m[face.solid]!) - eye.z;
  const top = walls.top_m[face.solid]! - eye.z;
  if (face.kind !== 'wall') {
    const level = face.kind === 'roof' ? top : base;
    const outline = levelRings(scene, eye, face.solid, level);
    return {
      class: face.kind,
      rings: outline.flatMap((ring) => projector.polygon(ring)),
      lines: outline.flatMap((ring) => projector.edges(ring)),
      ...marks,
    };
  }
  const end = walls.next[face.wall]!;
  const [ax, ay] = [walls.xy[2 * face.wall]! - eye.x, walls.xy[2 * face.wall + 1]! - eye.y];
  const [bx, by] = [walls.xy[2 * end]! - eye.x, walls.xy[2 * end + 1]! - eye.y];
  const quad: Quad = [
    [ax, ay, base],
    [bx, by, base],
    [bx, by, top],
    [ax, ay, top],
  ];
  const seen = { rings: projector.quad(quad), lines: projector.edges(quad) };
  return { class: added ? 'obstacle' : 'wall', ...seen, shade: shadeOf(bx - ax, by - ay), ...marks };
}

/** Light from the north-west, as on a map: by the angle between the wall's outer side and it. */
function shadeOf(ex: number, ey: number): number {
  const length = Math.hypot(ex, ey) || 1;
  return 0.5 + (0.5 * (-ey - ex)) / (length * Math.SQRT2);
}

function levelRings({ walls }: Scene, eye: Eye, solid: number, z: number): readonly (readonly Point[])[] {
  const rings: Point[][] = [];
  for (let r = walls.solidStart[solid]!; r < walls.solidStart[solid + 1]!; r++) {
    const points: Point[] = [];
    for (let v = walls.ringStart[r]!; v < walls.ringStart[r + 1]!; v++) {
      points.push([walls.xy[2 * v]! - eye.x, walls.xy[2 * v + 1]! - eye.y, z]);
    }
    rings.push(points);
  }
  return rings;
}

const personShape = (projector: Projector, [dx, dy]: readonly [number, number], eye: Eye): PictureShape => ({
  class: 'person',
  rings: personRings(dx, dy, eye.z).flatMap((ring) => projector.polygon(ring)),
});

const ghostShape = (projector: Projector, offset: readonly [number, number], eye: Eye): PictureShape => ({
  ...personShape(projector, offset, eye),
  class: 'ghost',
});

/** [V7] A mask blanks its polygon at the target height: there the place is inside exactly when it is blanked. */
function maskShape(
  projector: Projector,
  { xy, ringStart }: Region,
  eye: Eye,
  target_m: number,
): PictureShape {
  const rings: Ring[] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const points: Point[] = [];
    for (let v = ringStart[r]!; v < ringStart[r + 1]!; v++) {
      points.push([xy[2 * v]! - eye.x, xy[2 * v + 1]! - eye.y, target_m - eye.z]);
    }
    rings.push(...projector.polygon(points));
  }
  return { class: 'mask', rings };
}

function personFacts(
  projector: Projector,
  view: AimedView,
  probed: ProbedCamera,
  [dx, dy]: readonly [number, number],
  { height_m, target_m }: AimedCamera,
): PicturePerson {
  const [halfW, halfH] = view.projection.half_px;
  const at = (z: number) => projector.place([dx, dy, z - height_m]);
  const [feet, head, target] = [at(0), at(PERSON_HEIGHT_M), at(target_m)];
  const outline = personRings(dx, dy, height_m)
    .flat()
    .map((point) => projector.place(point));
  const box = outline.every((place) => place !== undefined)
    ? ([
        Math.min(...outline.map(([u]) => u)) + halfW,
        Math.min(...outline.map(([, w]) => w)) + halfH,
        Math.max(...outline.map(([u]) => u)) + halfW,
        Math.max(...outline.map(([, w]) => w)) + halfH,
      ] as const)
    : undefined;
  return {
    probed,
    ...(feet && head ? { height_px: Math.hypot(feet[0] - head[0], feet[1] - head[1]) } : {}),
    ...(target ? { target: [target[0] + halfW, target[1] + halfH] } : {}),
    ...(box ? { box } : {}),
  };
}
