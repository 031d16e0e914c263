import type { Row } from '../../core/comparison/comparison';
import { useWords } from '../words';
import { Icon } from './Icon';

/** The sign of a row about which somebody found something; another one where all of it is resolved. */
export function FindingSign({ row: { findings = [] } }: { readonly row: Row }) {
  const words = useWords();
  if (findings.length === 0) return null;
  const open = findings.filter(({ resolved }) => resolved === undefined).length;
  const text = words.text('page.finding-sign', { count: findings.length, open });
  return (
    <span class={open === 0 ? 'finding-sign muted' : 'finding-sign'} title={text}>
      <Icon name={open === 0 ? 'check' : 'comment'} />
      <span class="visually-hidden">{text}</span>{' '}
    </span>
  );
}
