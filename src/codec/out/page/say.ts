/** A sentence of the page by its key under `export.page.`. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;
