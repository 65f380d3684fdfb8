import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportedLater } from '../../../tests/fixtures/exported';
import { anAnalysis } from '../../testing/analysis-builder';
import { aCamera, aPlan } from '../../testing/small-plan';
import { EXPORT_FORMATS } from './formats';

/** As UTF-8 and byte by byte (a drawing is in windows-1252); what is packed comes unpacked. */
const textOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x50 && bytes[1] === 0x4b
    ? Object.values(unzipSync(bytes)).map(textOf).join('\n')
    : `${strFromU8(bytes)}\n${strFromU8(bytes, true)}`;

const written = async (format: string, night: boolean): Promise<string> =>
  textOf(
    await exportedLater({ format, plan: aPlan([aCamera()]), analysis: anAnalysis({ report: { night } }) }),
  );

/** Of the plan alone: they have no figures. */
const COMPUTED = EXPORT_FORMATS.filter(({ needs }) => needs !== 'plan').map(({ id }) => id);

describe('[X25] figures by night', () => {
  it.each(COMPUTED)('are called so in %s, and those by day are not', async (format) => {
    const NIGHT = /Chiffres de nuit|"night": ?true/;
    expect(await written(format, true)).toMatch(NIGHT);
    expect(await written(format, false)).not.toMatch(NIGHT);
  });
});
