/// <reference path="../markdown.d.ts" />
import type { Language } from '../messages/catalogue';
import type { Formatter } from '../messages/formatter';
import type { Block } from '../reports/block';
import { theoryBlocks } from './theoryBlocks';

/** How hypervisors show in numbers, as the appendix of a report. */
export async function theoryAppendix({ language }: Formatter): Promise<readonly Block[]> {
  return theoryBlocks(await loadTheory(language));
}

/** The text of one language only. */
async function loadTheory(language: Language): Promise<string> {
  switch (language) {
    case 'en':
      return (await import('../../../media/theory/hypervisors.en.md')).default;
    case 'ru':
      return (await import('../../../media/theory/hypervisors.ru.md')).default;
  }
}
