interface Props<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
}

/** A labelled list of a few values to choose one from. */
export function Choice<Value extends string | number>({ label, value, options, onChoose }: Props<Value>) {
  return (
    <label>
      {label}
      <select
        value={String(value)}
        onChange={event => {
          const chosen = options.find(([one]) => String(one) === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([one, text]) => (
          <option key={one} value={String(one)}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
