/** A text of ours that the bundler puts in as it is. */
declare module '*.md' {
  const text: string;
  export default text;
}
