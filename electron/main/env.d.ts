declare module '*?modulePath' {
  /** Absolute path of the built module. */
  const path: string;
  // biome-ignore lint/style/noDefaultExport: the build's plug-in makes it so.
  export default path;
}
