export const BROWSER_ARGS: readonly string[];
export function findBrowser(): string | undefined;
