import type { ComparedSystem, Comparison } from './comparison';

/** The system of a label, or else of an identifier that all its sessions have; undefined where there is none. */
export function systemNamed(name: string, { systems }: Comparison): ComparedSystem | undefined {
  return (
    systems.find(({ label }) => label === name) ??
    systems.find(({ sessions }) => sessions.every(({ identifier }) => identifier === name))
  );
}
