import { Menu } from '../Menu';
import { Icon } from '../marks/Icon';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
}

/** A button that says what is chosen and opens the other choices. */
export function ChoiceMenu<Value extends string>({ label, value, options, onChoose }: Props<Value>) {
  const chosen = options.find(([one]) => one === value)?.[1] ?? '';
  return (
    <Menu
      className="choice"
      label={
        <>
          {label}: {chosen} <Icon name="chevron-down" />
        </>
      }
    >
      {options.map(([one, text]) => (
        <button key={one} type="button" aria-pressed={one === value} onClick={() => onChoose(one)}>
          {text}
        </button>
      ))}
    </Menu>
  );
}
