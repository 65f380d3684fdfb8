export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}
export const ALLOWED: readonly string[];
export const DECIDED: Readonly<Record<string, { readonly licence: string; readonly reason: string }>>;
export function runtimePackages(root?: string): readonly RuntimePackage[];
export function isAllowed(name: string, licence: string): boolean;
