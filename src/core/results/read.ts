import { type Message, message } from '../messages/message';
import { reasonOf } from './breakReason';
import { Budget } from './limits';
import type { Reading } from './model';
import { Outline } from './outline';
import { Problems } from './problems';
import { ResultFileBuilder } from './resultFile';
import { type Break, scan } from './scan';

/**
 * Reads a result file of any PTS since 2008. Never throws for what is in the text: whatever is odd
 * becomes a problem of the file, and XML that breaks off gives what stands before the break.
 */
export function readResultFile(text: string): Reading {
  const problems = new Problems();
  const budget = new Budget();
  const file = new ResultFileBuilder(problems, budget);
  const outline = new Outline(problems, budget, block => file.add(block));
  const broken = scan(text, outline);
  if (outline.foreignRoot !== undefined) return { kind: 'foreign', root: outline.foreignRoot };
  if (outline.rootTag === undefined) return { kind: 'unreadable', message: unreadable(text, broken) };
  if (broken !== undefined) problems.add('broken-xml', broken.range, reasonOf(broken));
  if (!outline.isClosed) outline.cut(broken?.range.end ?? outline.end);
  return { kind: 'results', file: file.build(outline.rootTag, outline.isClosed) };
}

function unreadable(text: string, broken: Break | undefined): Message {
  if (!/\S/.test(text)) return message('results.empty');
  return message('results.not-xml', broken === undefined ? { kind: 'other', reason: '' } : reasonOf(broken));
}
