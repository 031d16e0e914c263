import { useEffect, useState } from 'preact/hooks';
import type { ComparedSystem, Comparison, Row } from '../../core/comparison/comparison';
import { hasFailed } from '../../core/comparison/headline';
import type { FoundLog, LogOf } from '../../protocol/page';
import { host } from '../host';
import { useWords } from '../words';

interface Props {
  readonly comparison: Comparison;
  readonly row: Row;
}

/** So many logs are looked for: each is a file. */
const mostLogs = 20;

/** The logs of a row that are there, one a system and session; of a failed test with its last line. */
export function LogLinks({ comparison, row }: Props) {
  const links = row.samples.flatMap(sample => {
    const system = comparison.systems.find(({ label }) => label === sample.system);
    return sample.sessions.flatMap(({ session, source }) => {
      const log = logOf(row, source.file, system?.sessions[session]);
      return log === undefined ? [] : [{ log, system: sample.system, isFailed: hasFailed(row, sample) }];
    });
  });
  return (
    <ul class="logs">
      {links.slice(0, mostLogs).map(({ log, system, isFailed }) => (
        <LogLink key={`${log.file} ${log.identifier}`} log={log} system={system} isFailed={isFailed} />
      ))}
    </ul>
  );
}

function logOf(
  { key }: Row,
  file: string,
  session: ComparedSystem['sessions'][number] | undefined,
): LogOf | undefined {
  return session === undefined ? undefined : { file, key, identifier: session.identifier };
}

interface LinkProps {
  readonly log: LogOf;
  readonly system: string;
  readonly isFailed: boolean;
}

function LogLink({ log, system, isFailed }: LinkProps) {
  const words = useWords();
  const [found, setFound] = useState<FoundLog>();
  const { file, key, identifier } = log;
  useEffect(() => {
    let isShown = true;
    void host.call('findLog', { file, key, identifier }).then(answer => {
      if (isShown) setFound(answer);
    });
    return () => {
      isShown = false;
    };
  }, [file, key, identifier]);
  if (found === undefined) return null;
  return (
    <li>
      {/* A failed test ends with the trial that failed; of the others each trial is as good, and the first tells most. */}
      <button
        type="button"
        class="link"
        onClick={() => void host.call('openLog', { ...log, trial: isFailed ? 'last' : 'first' })}
      >
        {words.text('single.open-log', { system })}
      </button>
      {isFailed && found.lastLine !== undefined && (
        <>
          {' – '}
          {words.text('single.last-line')} <code>{found.lastLine}</code>
        </>
      )}
    </li>
  );
}
