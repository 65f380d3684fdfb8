import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SoundReport } from '../../analysis/report';
import { legalOf } from '../../analysis/acoustics/legal';
import { anAnalysis } from '../../testing/analysis-builder';
import { aSensor } from '../../testing/edit-builders';
import { aCamera, aPlan } from '../../testing/small-plan';
import type { Plan } from '../../model/plan';
import { exportedLater } from '../../../tests/fixtures/exported';

const planOf = (country?: string): Plan => {
  const plan = aPlan([aCamera(), aSensor()]);
  const settings = { ...plan.head.settings, level_only: true, ...(country ? { country } : {}) };
  return { ...plan, head: { ...plan.head, settings } };
};

/** All the text of a file; of an archive that of its members. */
function textOf(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip
    ? Object.values(unzipSync(bytes)).map(textOf).join('\n')
    : `${strFromU8(bytes)}\n${strFromU8(bytes, true)}`;
}

/** A report with nothing heard, but with what the law asks to be said. */
function analysisOf(plan: Plan) {
  const sound = {
    event: 'gunshot',
    eventLevel_db: 130,
    eventMetric: 'LAFmax',
    propagation: { method: 'ISO 9613-2:1996', form: 'octave' },
    detected_m2: 0,
    detected_m: 0,
    locatable_m2: 0,
    locatable_m: 0,
    k: [],
    devices: [],
    backgroundByOrigin: [],
    ...legalOf(plan.head.settings),
  } as unknown as SoundReport;
  return anAnalysis({ report: { sound } });
}

async function written(format: string, country?: string): Promise<string> {
  const plan = planOf(country);
  return textOf(await exportedLater({ format, plan, analysis: analysisOf(plan) }));
}

describe('[S4] the law on sound sensors', () => {
  it.each(['kml', 'dxf', 'shp', 'xlsx', 'page', 'gpkg', 'coverage', 'devices-csv'])(
    'is said in %s of a French plan, and of no other',
    async (format) => {
      for (const text of [await written(format), await written(format, 'FR')]) {
        expect(text).toContain('TA Orl');
        expect(text).toContain('2104478');
      }
      expect(await written(format, 'KZ')).not.toContain('2104478');
    },
  );

  it.each([
    { language: 'fr', words: 'cadre légal français à vérifier' },
    { language: 'en', words: 'French law to be checked' },
  ] as const)(
    'stands in the device table in $language, in the row of each sensor, in that of no camera',
    async ({ language, words }) => {
      const plan = planOf('FR');
      const [, ...rows] = textOf(
        await exportedLater({ format: 'devices-csv', plan, analysis: analysisOf(plan), language }),
      )
        .split('\n')
        .slice(0, plan.objects.size + 1);
      const said = rows.filter((row) => row.includes(words));
      expect(rows).toHaveLength(2);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/^S-/);
    },
  );

  it('is said with what the plan states of its sensors', async () => {
    expect(await written('kml')).toContain('ne conservent aucun son');
  });
});
