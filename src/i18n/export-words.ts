/** Words and number formats in the shape that the writers of `codec/out` ask for; the writers know no language. */
import { formatArea, formatLength, formatNumber, formatShare, type Translator } from './index';

type Named = { readonly name: { readonly fr: string; readonly en: string } };

/** For tables: headers by key, values by code (`reason.occluded`), levels and models by name. */
export function tableWords<Key extends string>(
  t: Translator,
  headers: readonly Key[],
  modelName: (id: string) => Named['name'] | undefined,
): {
  readonly header: Readonly<Record<Key, string>>;
  readonly value: (code: string) => string;
  readonly level: (level: Named) => string;
  readonly model: (id: string) => string;
  readonly term: (key: string) => string;
  readonly named: (name: Named['name']) => string;
} {
  const header = Object.fromEntries(headers.map((key) => [key, t.dynamic(`export.head.${key}`)]));
  return {
    header: header as Record<Key, string>,
    value: (code) => t.dynamic(`export.value.${code}`),
    level: (level) => level.name[t.language],
    model: (id) => modelName(id)?.[t.language] ?? id,
    term: (key) => t.dynamic(key),
    named: (name) => name[t.language],
  };
}

/** For files of any format. */
export const exportWords = <Key extends string>(
  t: Translator,
  headers: readonly Key[],
  modelName: (id: string) => Named['name'] | undefined,
) => ({
  ...tableWords(t, headers, modelName),
  say: (key: string, params?: Readonly<Record<string, string | number>>): string =>
    t.dynamic(`export.${key}`, params),
});

/** For the printed sheet. */
export function sheetWords(t: Translator) {
  const { language } = t;
  return {
    say: (key: string, params?: Readonly<Record<string, string | number>>): string =>
      t.dynamic(`sheet.${key}`, params),
    number: (value: number, digits: number): string => formatNumber(value, language, digits),
    length: (m: number): string => formatLength(m, language),
    area: (m2: number): string => formatArea(m2, language),
    share: (share: number): string => formatShare(share, language),
    level: (level: Named): string => level.name[language],
    deviceType: (type: string): string => t.dynamic(`deviceType.${type}`),
  };
}

/** For the dossier. */
export function dossierWords(
  t: Translator,
  modelName: (id: string) => Named['name'] | undefined,
  priceName: (id: string) => Named['name'] | undefined,
) {
  return {
    ...sheetWords(t),
    write: (key: string, params?: Readonly<Record<string, string | number>>): string =>
      t.dynamic(`dossier.${key}`, params),
    value: (code: string): string => t.dynamic(`export.value.${code}`),
    model: (id: string): string => modelName(id)?.[t.language] ?? id,
    price: (id: string): string => priceName(id)?.[t.language] ?? id,
    term: (key: string): string => t.dynamic(key),
  };
}
