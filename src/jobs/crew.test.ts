import { describe, expect, it } from 'vitest';
import { analyse, createAnalysisCache, type AnalysisInput, type Crew } from '../analysis';
import { finish } from '../kernel/steps';
import { aCamera, aCity, anInput, aPlan, aSensor, aZone, block, type Point } from '../testing/town-builder';
import { createCrew } from './crew';
import type { FromMate, Mate, ToMate } from './crew-protocol';
import { serveMate } from './mate';
import { shared } from './share';

/** A mate on this thread, with messages that cross as between threads and arrive when the test lets them. */
class LocalMate implements Mate {
  readonly posted: ToMate[] = [];
  closed = false;
  /** How many pieces of work it has done. */
  jobs = 0;
  private readonly back: FromMate[] = [];
  private readonly receive = serveMate((message) => this.back.push(structuredClone(message)));
  private onAnswer: (message: FromMate) => void = () => {};
  breakDown: () => void = () => {};

  readonly post = (message: ToMate): void => void this.posted.push(structuredClone(message));
  readonly listen = (onAnswer: (message: FromMate) => void, onFault: () => void): void => {
    this.onAnswer = onAnswer;
    this.breakDown = onFault;
  };
  readonly close = (): void => {
    this.closed = true;
  };

  /** Does what it was asked and hands it back. */
  work(): void {
    for (const message of this.posted.splice(0)) {
      if (message.say === 'work') this.jobs++;
      this.receive(message);
    }
    for (const answer of this.back.splice(0)) this.onAnswer(answer);
  }
}

function aCrew(size: number): { readonly crew: Crew; readonly mates: LocalMate[] } {
  const mates: LocalMate[] = [];
  const crew = createCrew(size, () => {
    const mate = new LocalMate();
    mates.push(mate);
    return mate;
  });
  if (!crew) throw new Error('no crew');
  return { crew, mates };
}

/** Streets between blocks, and 30 cameras of every lens, some with several views, by day or night, some masked. */
function aTown(night = false): AnalysisInput {
  const city = aCity(
    [0, 60, 120].flatMap((y) => [
      { points: [[-20, y - 10] as Point, [200, y - 10] as Point] },
      { points: [[y - 10, -20] as Point, [y - 10, 200] as Point] },
    ]),
    [0, 60, 120].flatMap((y) =>
      [0, 60, 120].map((x, i) => ({ ring: block(x, y, 40, 38), top_m: 4 + 3 * i })),
    ),
  );
  const lens = ['rectilinear', 'calibrated', 'equidistant', 'cylindrical'] as const;
  const cameras = Array.from({ length: 30 }, (_, i) =>
    aCamera(`c${i}`, [(i * 37) % 190, ((i * 53) % 190) - 9.5], {
      height_m: 3 + (i % 5),
      azimuth_deg: (i * 77) % 360,
      lens: lens[i % 4]!,
      hfov_deg: [70, 100, 180, 160][i % 4]!,
      tilt_deg: i % 4 === 2 ? 90 : 12,
      ir_range_m: 15,
      ...(i % 7 === 0
        ? {
            views: [
              { role: 'head' as const, azimuth_deg: 10 },
              { role: 'head' as const, azimuth_deg: 200 },
            ],
          }
        : {}),
    }),
  );
  const mask = aZone('m', 'mask', block(45, 10, 8, 30));
  return anInput(
    aPlan([...cameras, mask, aSensor('s', [50, 50]), aSensor('s2', [110, 52]), aSensor('s3', [10, 110])], {
      night,
    }),
    city,
  );
}

const turnedCameras = ({ plan }: AnalysisInput): AnalysisInput['plan'] => ({
  ...plan,
  objects: new Map(
    [...plan.objects].map(([id, object]) => [
      id,
      object.kind === 'camera' && object.views === undefined
        ? { ...object, azimuth_deg: (object.azimuth_deg! + 90) % 360 }
        : object,
    ]),
  ),
});

/** Drives a run; at each step the mates have done what they were asked. */
function driven(input: AnalysisInput, crew: Crew, mates: readonly LocalMate[]) {
  const run = analyse(input, createAnalysisCache(crew));
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    for (const mate of mates) mate.work();
  }
}

describe('a crew', () => {
  it.each([
    [1, false],
    [3, true],
  ])('of %i mates gives the result of one thread, to the last bit (night: %s)', (size, night) => {
    const input = aTown(night);
    const { crew, mates } = aCrew(size);
    expect(driven(input, crew, mates)).toEqual(finish(analyse(input)));
    expect(mates).toHaveLength(size);
  });

  it('does something: most cameras are looked through by its mates', () => {
    const { crew, mates } = aCrew(2);
    let asked = 0;
    const counting: Crew = {
      share: (tables) => crew.share(tables),
      begin: (ground) => crew.begin(ground),
      room: (atOnce) => crew.room(atOnce),
      ask: (id, job) => {
        asked++;
        crew.ask(id, job);
      },
      take: () => crew.take(),
      end: () => crew.end(),
      close: () => crew.close(),
    };
    driven(aTown(), counting, mates);
    expect(asked).toBeGreaterThan(15);
    expect(Math.min(...mates.map(({ jobs }) => jobs))).toBeGreaterThan(asked / 4);
  });

  /** The boxes of two slanting streets meet some 1,600 blocks: public space and gaps fall into a dozen parts. */
  const slanting = (): AnalysisInput =>
    anInput(
      aPlan([aCamera('c', [20, 0])]),
      aCity(
        [
          { points: [[0, 0] as Point, [2500, 2500] as Point] },
          { points: [[0, 2500] as Point, [2500, 0] as Point] },
        ],
        [100, 700, 1300, 1900].map((x) => ({ ring: block(x, x - 8, 60, 20), top_m: 9 })),
      ),
    );

  it('helps with public space and the areas of its gaps, which stay the same to the bit', () => {
    const input = slanting();
    const { crew, mates } = aCrew(2);
    const kinds = new Set<string>();
    const run = analyse(input, createAnalysisCache(crew));
    for (;;) {
      const step = run.next();
      if (step.done) {
        expect(step.value).toEqual(finish(analyse(input)));
        break;
      }
      for (const mate of mates) {
        for (const message of mate.posted) if (message.say === 'work') kinds.add(message.job.kind);
        mate.work();
      }
    }
    expect([...kinds].sort()).toEqual(['areas', 'domain']);
    expect(Math.min(...mates.map(({ jobs }) => jobs))).toBeGreaterThan(3);
  });

  it('tells that it only waits while its mates have the last parts, and does them itself when they break', () => {
    const input = slanting();
    const { crew, mates } = aCrew(2);
    const run = analyse(input, createAnalysisCache(crew));
    let waited = 0;
    for (;;) {
      const step = run.next();
      if (step.done) {
        expect(waited).toBe(1);
        expect(step.value).toEqual(finish(analyse(input)));
        return;
      }
      if (step.value.idle) {
        waited++;
        for (const mate of mates) mate.breakDown();
      }
    }
  });

  it('goes on without a mate that breaks, whose cameras are looked through here', () => {
    const input = aTown();
    const { crew, mates } = aCrew(2);
    const run = analyse(input, createAnalysisCache(crew));
    let broken = false;
    for (;;) {
      const step = run.next();
      if (step.done) {
        expect(broken).toBe(true);
        expect(step.value).toEqual(finish(analyse(input)));
        return;
      }
      const [first, second] = mates;
      if (!broken && first && first.posted.some(({ say }) => say === 'work')) {
        first.breakDown();
        broken = true;
        expect(first.closed).toBe(true);
      }
      second?.work();
    }
  });

  it('takes back what a mate had once, though it breaks twice and answers late', () => {
    const { crew, mates } = aCrew(1);
    const run = analyse(aTown(), createAnalysisCache(crew));
    while (!mates[0]?.posted.some(({ say }) => say === 'work')) run.next();
    const [mate] = mates;
    crew.take();
    mate!.breakDown();
    mate!.breakDown();
    mate!.work();
    const ids = crew.take().map(([id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('is the leader alone where no thread can be made', () => {
    const crew = createCrew(2, () => {
      throw new ReferenceError('Worker is not defined');
    });
    const input = aTown();
    expect(driven(input, crew!, [])).toEqual(finish(analyse(input)));
  });

  it('tells the ground once, and forgets what a dropped run had asked', () => {
    const input = aTown();
    const { crew, mates } = aCrew(1);
    const cache = createAnalysisCache(crew);
    const dropped = analyse(input, cache);
    while (mates.length === 0 || !mates[0]!.posted.some(({ say }) => say === 'work')) dropped.next();
    dropped.return(undefined as never);
    expect(crew.room(4)).toBe(4);
    const late = mates[0]!;
    // Other cameras in the same places: an answer to what the dropped run asked would be wrong.
    const turned = { ...input, plan: turnedCameras(input) };
    const again = analyse(turned, cache);
    let grounds = late.posted.filter(({ say }) => say === 'ground').length;
    for (;;) {
      const step = again.next();
      if (step.done) {
        expect(step.value).toEqual(finish(analyse(turned)));
        expect(grounds).toBe(1);
        return;
      }
      late.work();
      grounds += late.posted.filter(({ say }) => say === 'ground').length;
    }
  });

  it('takes no late answer to a run that was dropped, and opens anew once it was closed', () => {
    const input = aTown();
    const { crew, mates } = aCrew(1);
    const dropped = analyse(input, createAnalysisCache(crew));
    while (mates.length === 0 || !mates[0]!.posted.some(({ say }) => say === 'work')) dropped.next();
    dropped.return(undefined as never);
    mates[0]!.work();
    expect(mates[0]!.jobs).toBeGreaterThan(0);
    expect(crew.take()).toEqual([]);
    crew.close();
    expect(mates[0]!.closed).toBe(true);
    driven(input, crew, mates);
    expect(mates).toHaveLength(2);
    expect(mates[1]!.jobs).toBeGreaterThan(0);
  });

  it('is none without mates', () => {
    expect(createCrew(0, () => new LocalMate())).toBeUndefined();
  });
});

describe('shared tables', () => {
  it('hold the same numbers in memory that every thread sees, and are shared once', () => {
    const tables = { a: Float64Array.of(1, 2), deep: { b: Uint8Array.of(3) }, n: 4, list: [5] };
    const once = shared(tables);
    expect(once).toEqual(tables);
    expect(once.a.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(once.deep.b.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared(once).a).toBe(once.a);
  });
});
