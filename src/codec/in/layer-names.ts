/** What a layer's name says of its features, where their tags say nothing: `batiments`, `CAMERAS_2024`, `troncon_de_route`. */
import type { FeatureLayer } from './layers';
import { plainName } from './table/names';

const MEANINGS: readonly (readonly [RegExp, NonNullable<FeatureLayer['as']>])[] = [
  [/camera|videoprotection|videosurveillance|cctv/, { point: 'cameras' }],
  [/capteur|sensor|microphone|sonometre/, { point: 'sensors' }],
  [
    /lampadaire|luminaire|eclairage|streetlamp|arbre|(?<!s)tree|mobilier|furniture|poteau|mat\b/,
    { point: 'furniture' },
  ],
  [/bati|building|constr|edifice/, { polygon: 'buildings' }],
  [/route|rue|voie|voirie|street|road|highway|troncon|chemin/, { line: 'streets' }],
];

export function layerNameMeaning(name: string): FeatureLayer['as'] | undefined {
  const plain = plainName(name);
  return MEANINGS.find(([test]) => test.test(plain))?.[1];
}
