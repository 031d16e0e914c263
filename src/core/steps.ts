/** Work in steps: between two of them others may work, and whoever asked may give up. */
export type Steps<Outcome> = Generator<undefined, Outcome, undefined>;

/** So many of a list are done at a stretch: a few milliseconds. */
const stretch = 32;

/** Does all the work at once. */
export function finished<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Makes something of each of a list, a stretch of them a step. */
export function* eachInSteps<From, To>(list: readonly From[], make: (one: From) => To): Steps<To[]> {
  const made: To[] = [];
  for (const one of list) {
    if (made.length > 0 && made.length % stretch === 0) yield;
    made.push(make(one));
  }
  return made;
}
