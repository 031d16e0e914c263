import { wrapped } from '../text/wrapped';
import { widthOf } from './textTable';

/** A text in lines that fit; those after the first stand below where the text began. */
export function hanging(start: string, text: string, width: number): readonly string[] {
  const indent = widthOf(start);
  const [first = '', ...others] = wrapped(text, width - indent);
  return [`${start}${first}`.trimEnd(), ...others.map(line => `${' '.repeat(indent)}${line}`)];
}
