declare module '@vscode/codicons/src/icons/*.svg' {
  /** The outline in a box of 16 by 16, as esbuild.mjs reads it. */
  const outline: string;
  export default outline;
}
