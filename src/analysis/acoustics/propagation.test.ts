import { describe, expect, it } from 'vitest';
import { A_WEIGHTING_DB, bandIndex, OCTAVE_BANDS_HZ, weightedShares } from './bands';
import { diffraction_db, pathDifference_m, weatherFactor } from './barrier';
import { canyonFactor } from './canyon';
import { Carrier, level_db, type EmissionSettings } from './carrier';
import { alternativeGround_db, generalGround_db, reflectionIndex_db } from './ground';

const BANDS = [125, 250, 500, 1000, 2000, 4000];

describe('screens, ISO 9613-2', () => {
  // Domain reference 8.5: source 1.5 m up, receiver 4 m up and 50 m off; Dz before the limits.
  const [s, r] = [
    [0, 1.5],
    [50, 4],
  ] as const;
  const reach = (a: readonly number[], b: readonly number[]): number =>
    Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);

  it.each([
    ['thin wall at 20', [20], 2.263, 0.958, [12.774, 15.426, 18.245, 21.157, 24.117, 27.102]],
    ['block 20 to 32', [20, 32], 2.6425, 0.9692, [14.712, 18.978, 23.005, 26.413, 29.533, 32.568]],
  ])('[S2] %s, top 10', (_, edges, z_m, weather, row) => {
    const first = reach(s, [edges[0]!, 10]);
    const last = reach([edges.at(-1)!, 10], r);
    const between = edges.at(-1)! - edges[0]!;
    const direct = reach(s, r);
    const z = pathDifference_m(first, between, last, direct);
    expect(z).toBeCloseTo(z_m, 3);
    expect(weatherFactor(z, first, last, direct)).toBeCloseTo(weather, 3);
    BANDS.forEach((hz, i) => {
      const dz = diffraction_db(z, between, weatherFactor(z, first, last, direct), 340 / hz);
      expect(Math.abs(dz - row[i]!)).toBeLessThan(1.1e-3);
    });
  });

  it('[S2] an offset along the edge lengthens the way over it', () => {
    expect(pathDifference_m(3, 0, 1, 4.5, 3)).toBeCloseTo(0.5, 12);
  });

  it('[S2] a line that clears the edge loses 4.8 dB at the edge and nothing well above it', () => {
    expect(diffraction_db(0, 0, 1, 0.34)).toBeCloseTo(10 * Math.log10(3), 12);
    expect(diffraction_db(-0.04, 0, 1, 0.34)).toBe(0);
    expect(diffraction_db(-0.04, 0, 1, 5.4)).toBeGreaterThan(4);
  });
});

describe('ground, ISO 9613-2', () => {
  // Domain reference 8.5.
  it.each([
    [1.5, 4, 50, 2.27, 2.99],
    [1.5, 4, 200, 4.291, 3.009],
    [1.5, 6, 100, 3.3, 3.003],
  ])('[S2] 7.3.2 at %f and %f m, %f m apart', (source, receiver, d, attenuation, index) => {
    expect(alternativeGround_db((source + receiver) / 2, d)).toBeCloseTo(attenuation, 3);
    expect(reflectionIndex_db(d, source, receiver)).toBeCloseTo(index, 3);
  });

  it('[S2] 7.3.2 is never below 0', () => {
    expect(alternativeGround_db(20, 30)).toBe(0);
  });

  it('[S2] 7.3.1 gives −3 dB near over hard ground, and −6 dB at most far off', () => {
    for (let band = 1; band < 8; band++) {
      expect(generalGround_db(band, 100, 1.5, 4, 0)).toBeCloseTo(-3, 12);
      expect(generalGround_db(band, 1e7, 1.5, 4, 0)).toBeCloseTo(-6, 4);
    }
  });

  it('[S2] 7.3.1 over porous ground follows table 3 and is the same both ways', () => {
    const row = OCTAVE_BANDS_HZ.map((_, band) => generalGround_db(band, 200, 1.5, 4, 1));
    // c′(1.5) + c′(4) − 3 by hand: 1.5 + 14·e^(−0.46·2.25)·(1 − e^−4) + 1.5 + 14·e^(−0.46·16)·(1 − e^−4) − 3.
    expect(row[3]).toBeCloseTo(4.891, 2);
    OCTAVE_BANDS_HZ.forEach((_, band) => {
      expect(generalGround_db(band, 200, 4, 1.5, 1)).toBeCloseTo(row[band]!, 12);
    });
    // a′ and b′ likewise, at 1.5 m on both ends and 200 m apart.
    const near = 1 - Math.exp(-4);
    const a =
      1.5 + 3 * Math.exp(-0.12 * 3.5 ** 2) * near + 5.7 * Math.exp(-0.09 * 2.25) * (1 - Math.exp(-0.112));
    expect(generalGround_db(1, 200, 1.5, 1.5, 1)).toBeCloseTo(2 * (a - 1.5), 12);
    const b = 1.5 + 8.6 * Math.exp(-0.09 * 2.25) * near;
    expect(generalGround_db(2, 200, 1.5, 1.5, 1)).toBeCloseTo(2 * (b - 1.5), 12);
  });
});

describe('street canyon', () => {
  // Domain reference 8.5.
  it.each([
    [20, 12, 0.2, 10, 5.0759],
    [50, 12, 0.2, 10, 7.2864],
    [100, 12, 0.2, 10, 8.3375],
    [100, 12, 0.2, 50, 8.4778],
    [50, 20, 0.1, 2, 5.4895],
    [50, 12, 0.2, 1, 4.0017],
  ])('[S2] %f m along a street %f m wide', (d, width_m, absorption, images, gain) => {
    expect(10 * Math.log10(canyonFactor(d, { width_m, absorption }, images))).toBeCloseTo(gain, 4);
  });
});

describe('octave bands', () => {
  const event: EmissionSettings = {
    level_db: 110,
    spectrum_db: [0, 0, 0, 6, 6, 6, 0, 0],
    band_hz: 1000,
    method: 'octave',
    temperature_c: 10,
    humidity_pct: 70,
    pressure_kpa: 101.325,
    ground: { kind: 'none' },
  };

  it('[S1] the A-weighted sum of an event is its stated level', () => {
    // But for what a metre of air takes, most of it at 4 and 8 kHz.
    expect(Math.abs(new Carrier(event).freeLevel_db(1) - 110)).toBeLessThan(0.02);
    const shares = weightedShares([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(shares[0]! / shares[4]!).toBeCloseTo(10 ** (A_WEIGHTING_DB[0] / 10), 9);
  });

  it('[S2] sums bands after each has lost its own', () => {
    const alpha = [0.122, 0.411, 1.043, 1.928, 3.658, 9.664, 32.77, 116.9];
    const shares = weightedShares(event.spectrum_db!);
    const sum = alpha.reduce(
      (all, a, b) => all + shares[b]! * 10 ** ((110 - 46.0206 - (a * 200) / 1000) / 10),
      0,
    );
    expect(new Carrier(event).freeLevel_db(200)).toBeCloseTo(10 * Math.log10(sum), 2);
  });

  it('[S2] the short form is one band, and so is an event without a spectrum', () => {
    const short = new Carrier({ ...event, method: 'short' });
    expect([...short.band]).toEqual([bandIndex(1000)]);
    expect(short.freeLevel_db(100)).toBeCloseTo(110 - 40 - 0.3658, 3);
    expect(new Carrier({ ...event, spectrum_db: undefined }).freeLevel_db(100)).toBe(short.freeLevel_db(100));
  });

  it('[S2] keeps to 20 dB over one edge and 25 dB over several', () => {
    const carrier = new Carrier(event);
    const clear = level_db(carrier.place(100, 100, 1.5, 1.5));
    expect(clear - level_db(carrier.overRoofs(200, 150, 0, 150, 100))).toBeCloseTo(20, 6);
    expect(clear - level_db(carrier.overRoofs(200, 145, 10, 145, 100))).toBeCloseTo(25, 6);
  });

  const settings = { ...event, method: 'short' } as const;
  const gainOf = (carrier: Carrier, plan_m: number): number =>
    level_db(carrier.place(plan_m, plan_m, 1.5, 4)) - carrier.freeLevel_db(plan_m);

  it('[S2] takes the ground of 7.3.2 and adds the reflection of the source', () => {
    const carrier = new Carrier({ ...settings, ground: { kind: 'alternative' } });
    // Domain reference 8.5: Agr 2.27 dB and D_Ω 2.99 dB at 50 m, 4.291 and 3.009 at 200 m.
    expect(gainOf(carrier, 50)).toBeCloseTo(2.99 - 2.27, 2);
    expect(gainOf(carrier, 200)).toBeCloseTo(3.009 - 4.291, 2);
  });

  it('[S2] the ground never adds more than is said', () => {
    expect(new Carrier(settings).mostGain_db).toBe(0);
    for (const ground of [{ kind: 'alternative' }, { kind: 'general', porous: 0 }] as const) {
      const carrier = new Carrier({ ...settings, ground });
      const gains = [1, 10, 100, 1000, 10_000].map((d) => gainOf(carrier, d));
      expect(Math.max(...gains)).toBeGreaterThan(2.5);
      expect(Math.max(...gains)).toBeLessThanOrEqual(carrier.mostGain_db);
    }
  });

  it('[S2] over a roof the ground counts where it takes more than the edge', () => {
    const carrier = new Carrier({ ...settings, band_hz: 500, ground: { kind: 'general', porous: 1 } });
    const clear = carrier.place(80, 80, 1, 1);
    expect(10 * Math.log10(carrier.overRoofs(1e-4, 40, 0, 40, 80) / clear)).toBeCloseTo(0, 9);
    expect(carrier.overRoofs(20, 40, 0, 60, 80)).toBeLessThan(clear);
  });

  it('[S2] thinner air takes more of 1 kHz', () => {
    const high = new Carrier({ ...event, method: 'short', pressure_kpa: 80 });
    expect(high.freeLevel_db(500)).not.toBeCloseTo(
      new Carrier({ ...event, method: 'short' }).freeLevel_db(500),
      2,
    );
  });
});
