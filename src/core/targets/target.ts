import type * as v from 'valibot';
import type { reachSchema, targetSchema } from './targetSchema';

/** How a target is reached: by the machine's own shell, by OpenSSH, or by a program that runs a POSIX shell. */
export type Reach = v.InferOutput<typeof reachSchema>;

/** A system on which runs can be launched, as the user's settings describe it. */
export interface Target extends v.InferOutput<typeof targetSchema> {
  /** Differs from those of all other targets. */
  readonly name: string;
}
