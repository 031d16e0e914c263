import { type Message, message } from '../messages/message';
import type { SampleWarning } from './statistics';

/** A warning as a sentence for a person. */
export function describeWarning(warning: SampleWarning): Message {
  return message(`stats.warning.${warning.id}`, warning.args);
}
