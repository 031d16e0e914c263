import type { ComparedSystem, Comparison, Component } from '../comparison/comparison';
import { stackParts } from '../comparison/stackText';
import type { Formatter } from '../messages/formatter';
import { formatCount } from '../messages/numbers';
import { type Block, withoutEmptyColumns } from './block';

/** What each system ran on and how often it was measured; hardware and software that all share stand there once. */
export function systemBlocks({ systems }: Comparison, formatter: Formatter): readonly Block[] {
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  const shared = systems.length > 1 ? sharedComponents(systems) : new Set<string>();
  const [first] = systems;
  const common = first === undefined ? '' : componentsText(first, component => shared.has(idOf(component)));
  return [
    withoutEmptyColumns({
      columns: [
        { name: word('system') },
        { name: word('stack') },
        { name: word('trials'), alignment: 'right' },
        { name: word('sessions'), alignment: 'right' },
        { name: word('components') },
      ],
      rows: systems.map(system => [
        system.label,
        stackParts(system, formatter).join(' · '),
        trialsText(system, formatter),
        formatCount(system.sessions.length, formatter.language),
        componentsText(system, component => !shared.has(idOf(component))),
      ]),
    }),
    ...(common === ''
      ? []
      : [
          {
            kind: 'paragraph',
            line: formatter.text('comparison.report-shared', { components: common }),
          } as const,
        ]),
  ];
}

function trialsText({ trials }: ComparedSystem, { language }: Formatter): string {
  if (trials === undefined) return '';
  const { least, most } = trials;
  return (least === most ? [most] : [least, most]).map(count => formatCount(count, language)).join('–');
}

function idOf({ name, value }: Component): string {
  return JSON.stringify([name, value]);
}

function componentsOf({ hardware, software }: ComparedSystem): readonly Component[] {
  return [...hardware, ...software];
}

function componentsText(system: ComparedSystem, isShown: (component: Component) => boolean): string {
  return componentsOf(system)
    .filter(isShown)
    .map(({ name, value }) => `${name}: ${value}`)
    .join(', ');
}

/** Ids of the components that every system has alike. */
function sharedComponents(systems: readonly ComparedSystem[]): ReadonlySet<string> {
  const [first, ...others] = systems.map(system => new Set(componentsOf(system).map(idOf)));
  return new Set([...(first ?? [])].filter(id => others.every(ids => ids.has(id))));
}
