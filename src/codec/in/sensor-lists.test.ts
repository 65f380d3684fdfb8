import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../tests/fixtures/shared-data';
import { objectId } from '../../kernel/units';
import { taken } from '../../testing/geojson';
import { finish } from '../../kernel/steps';
import { readFile } from './read-file';

const named = (name: string, text: string) => {
  let next = 0;
  const makeId = () => objectId(`x${next++}`);
  const outcome = finish(readFile(name, new TextEncoder().encode(text), { makeId }));
  if (!outcome.ok) throw new Error(outcome.error.map(({ code }) => code).join());
  return outcome.value;
};

describe('[R18] lists of sound sensors', () => {
  it('are known row by row by what a row says it is', () => {
    const { cameras, sensors } = taken(
      'Identifiant;Type;Longitude;Latitude;Hauteur (m);Azimut\n' +
        'S-1;Capteur sonore;6.141645;46.207806;4,0;\n' +
        'C-1;Caméra fixe;6.1417;46.2079;5;90\n' +
        'S-2;Sonomètre;6.1418;46.2080;4,5;\n',
    );
    expect(sensors.map(({ ref, height_m }) => [ref, height_m])).toEqual([
      ['S-1', 4],
      ['S-2', 4.5],
    ]);
    expect(cameras.map(({ ref }) => ref)).toEqual(['C-1']);
  });

  it('are known by columns that only they have, which are read', () => {
    const { cameras, sensors } = taken(
      'ref,nom,lat,lon,hauteur,seuil (dB),Bruit de fond\nS1,Place,46.2,6.14,4.5,12,55 dB(A)\n',
    );
    expect(cameras).toEqual([]);
    expect(sensors).toMatchObject([
      { ref: 'S1', name: 'Place', height_m: 4.5, snr_min_db: 12, background_db: 55 },
    ]);
  });

  it('are known by what the file is called, or by what the user says', () => {
    const list = 'id;lon;lat;h\nA;6.14;46.2;4\n';
    expect(named('liste.csv', list)).toMatchObject({ cameras: [{ ref: 'A' }], sensors: [] });
    expect(named('capteurs-sonores.csv', list)).toMatchObject({
      cameras: [],
      sensors: [{ ref: 'A', height_m: 4 }],
    });
    expect(taken(list, { as: 'sensors' })).toMatchObject({
      cameras: [],
      sensors: [{ ref: 'A', height_m: 4 }],
    });
    // A threshold in a list of cameras stays what it is called.
    const camera = taken('id;lon;lat;azimut;seuil\nA;6.14;46.2;90;3\n').cameras[0]!;
    expect(camera).toMatchObject({ azimuth_deg: 90, unknown: { seuil: '3' } });
  });

  it.skipIf(!hasSharedData())('hold the sensors of Genève, written as a table, as the GeoJSON does', () => {
    const geojson = new TextDecoder().decode(sharedFile('geneve/sensors.geojson'));
    const whole = taken(geojson).sensors;
    const rows = whole.map(({ ref, position, height_m }) =>
      [ref, 'Capteur de bruit', position[1], position[0], String(height_m).replace('.', ',')].join(';'),
    );
    const { sensors, cameras, preview } = taken(
      ['Identifiant;Type;Latitude;Longitude;Hauteur (m)', ...rows].join('\r\n'),
    );
    expect(cameras).toEqual([]);
    expect(preview.sensors).toBe(50);
    const facts = (list: typeof whole) =>
      list.map(({ ref, position, height_m }) => ({ ref, position, height_m }));
    expect(facts(sensors)).toEqual(facts(whole));
  });
});
