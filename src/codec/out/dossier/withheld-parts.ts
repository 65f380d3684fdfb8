/** The parts of a dossier that a version for the public can have: none that would state defaults in place of facts. */
import type { Withheld } from '../../../model/withholding';
import type { DossierInput, DossierPart } from './input';

const HIDDEN_BY: Readonly<Record<DossierPart, readonly Withheld[]>> = {
  cover: [],
  report: [],
  situation: [],
  ground: ['positions', 'zones'],
  detail: ['positions'],
  cameras: ['positions', 'models', 'zones'],
  schedule: ['positions'],
  coverage: ['zones'],
  costs: ['positions', 'models'],
  signs: ['positions'],
};

export function withoutWithheld(input: DossierInput): DossierInput {
  const { withheld = [], choices } = input;
  const parts = [...choices.parts].filter((part) => !HIDDEN_BY[part].some((what) => withheld.includes(what)));
  return { ...input, choices: { ...choices, parts: new Set(parts) } };
}
