/** A replacement in a text; offsets are UTF-16. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  /** What comes in the place of what stood there. */
  readonly text: string;
}
