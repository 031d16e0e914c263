/** Names that are in use where the results come to. */
export interface TakenNames {
  readonly titles?: Iterable<string>;
  readonly identifiers?: Iterable<string>;
}

/** What a round adds to a name: `KVM r3`, or `KVM r3 x5` where its tests have several counts of trials. */
export function roundName(name: string, round: number, trials?: number): string {
  return trials === undefined ? `${name} r${round}` : `${name} r${round} x${trials}`;
}

const roundEnd = / r(\d{1,4})(?: x\d{1,4})?$/;

/** A name without what a round added to it. */
export function baseName(name: string): string {
  return name.replace(roundEnd, '');
}

/** The number of the round that a name is of; 0 for none. */
export function roundOf(name: string): number {
  return Number(roundEnd.exec(name)?.[1] ?? 0);
}
