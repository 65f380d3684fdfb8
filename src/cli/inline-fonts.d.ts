/** A font file as a `data:` address, put in by the build. */
declare module '*.ttf?inline' {
  const address: string;
  export default address;
}
