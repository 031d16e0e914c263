/** What an oracle found wrong in what the product gave. */
export interface Finding {
  /** The oracle: what should have held. */
  readonly oracle: string;
  /** What was wrong, without the data of the input: findings of one cause are alike in it. */
  readonly what: string;
  /** The data, for the person who looks into it. */
  readonly detail: string;
}

/** The finding's cause, as far as it shows: the same for all inputs of one defect. */
export function signatureOf({ oracle, what }: Finding): string {
  return `${oracle}: ${what}`;
}

/** A finding of one oracle. The detail is shortened and has only visible characters. */
export function finding(oracle: string, what: string, detail: unknown = ''): Finding {
  return { oracle, what, detail: shown(detail) };
}

function shown(detail: unknown): string {
  const text = typeof detail === 'string' ? detail : String(JSON.stringify(detail));
  return JSON.stringify(text.slice(0, 300)).replaceAll(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
