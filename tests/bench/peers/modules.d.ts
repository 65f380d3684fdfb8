/** Packages that do not name their own types. */
declare module 'clipper2-wasm' {
  import type { MainModule } from 'clipper2-wasm/dist/es/clipper2z';
  const factory: (options?: unknown) => Promise<MainModule>;
  export default factory;
}
