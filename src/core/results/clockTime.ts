/** As PTS writes a moment, and with the T of ISO 8601. */
const written = /^\s*(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/;

/**
 * A moment that PTS wrote, in milliseconds of the clock of the machine it ran on: local time without its zone, read as if
 * it were UTC. Undefined where nothing is written, or no moment.
 */
export function clockTime(text: string | undefined): number | undefined {
  const [, date, time] = written.exec(text ?? '') ?? [];
  if (date === undefined || time === undefined) return undefined;
  const moment = Date.parse(`${date}T${time}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}
