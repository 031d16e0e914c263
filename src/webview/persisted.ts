import { useCallback, useState } from 'preact/hooks';
import * as v from 'valibot';
import { kept } from './host';

const recordSchema = v.record(v.string(), v.unknown());

function readAll(): Record<string, unknown> {
  const state = v.safeParse(recordSchema, kept.read());
  return state.success ? state.output : {};
}

/** `useState` that survives hiding the page and reloading the window. What was kept is checked by `schema`. */
export function usePersisted<S extends v.GenericSchema>(
  name: string,
  schema: S,
  initial: v.InferOutput<S>,
): [v.InferOutput<S>, (value: v.InferOutput<S>) => void] {
  const [value, set] = useState<v.InferOutput<S>>(() => {
    const stored = v.safeParse(schema, readAll()[name]);
    return stored.success ? stored.output : initial;
  });
  const keep = useCallback(
    (next: v.InferOutput<S>) => {
      kept.write({ ...readAll(), [name]: next });
      set(next);
    },
    [name],
  );
  return [value, keep];
}
