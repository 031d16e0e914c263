import { useEffect, useState } from 'preact/hooks';
import { planLimits } from '../../core/plan/plan';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onSet: (value: number) => void;
}

/** A number of rounds or trials. It is set when the reader leaves the box; what no plan can hold is put back. */
export function CountBox({ label, value, onSet }: Props) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  return (
    <input
      type="number"
      min={1}
      max={planLimits.trials}
      value={text}
      aria-label={label}
      onInput={event => setText(event.currentTarget.value)}
      onChange={() => {
        const count = Number(text);
        const isRight = Number.isInteger(count) && count >= 1 && count <= planLimits.trials;
        if (isRight && count !== value) onSet(count);
        else setText(String(value));
      }}
    />
  );
}
