import type { SystemLogs } from '../environment/evidence/gather';
import { message } from '../messages/message';
import { decodeText } from '../results/decode';
import { summarise } from './fileSummary';
import { type Head, readHead } from './head';
import type { Content } from './libraryEntry';

/** The head of a file from its first bytes. */
export function readHeadOf(start: Uint8Array): Head {
  const decoded = decodeText(start);
  if (decoded.kind === 'unreadable')
    return { content: { kind: 'unreadable', reason: decoded.message }, isComplete: true };
  const { content, isComplete } = readHead(decoded.text);
  return { content: owned(content), isComplete };
}

/** All of a file from its bytes, and the logs of its systems. Before each step `next` is waited for. */
export async function readContent(
  bytes: Uint8Array,
  next: () => Promise<void>,
  logs?: SystemLogs,
): Promise<Content> {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return { kind: 'unreadable', reason: decoded.message };
  const steps = summarise(decoded.text, logs);
  for (;;) {
    await next();
    const step = steps.next();
    if (step.done === true) return owned(step.value);
  }
}

export function tooLarge(size: number): Content {
  return { kind: 'unreadable', reason: message('results.too-large', { size }) };
}

/**
 * The same in texts of its own. A part cut out of a text keeps all of that text in memory, so that a library would keep
 * all its files for their titles.
 */
function owned(content: Content): Content {
  const copy: Content = JSON.parse(JSON.stringify(content));
  return copy;
}
