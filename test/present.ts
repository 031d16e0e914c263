/**
 * A value that a test goes on with, without asking at each step whether it is there.
 * @param what it is, for the message of the failure when it is not
 */
export function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`There is no ${what}`);
  return value;
}
