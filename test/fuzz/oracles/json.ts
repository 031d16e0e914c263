import { type Finding, finding } from '../finding';
import { plainCharacters } from './characters';

/** A text is JSON, and holds nothing that a terminal would obey. */
export function validJson(name: string, text: string): readonly Finding[] {
  try {
    JSON.parse(text);
  } catch (error) {
    return [finding('json', `${name} is no JSON`, `${String(error)} ${text.slice(0, 100)}`)];
  }
  return plainCharacters(name, text);
}
