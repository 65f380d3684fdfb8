import type { DataSource } from '../../model/plan';

/** What has to be said of the data, once each: attribution where the source states one, else its name. */
export function attributionOf(sources: readonly DataSource[]): string[] {
  return [...new Set(sources.map((s) => s.attribution ?? s.name).filter((text) => text !== ''))];
}
