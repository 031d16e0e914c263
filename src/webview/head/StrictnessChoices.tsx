import { percentOf } from '../../core/messages/numbers';
import type { Correction, Method } from '../../core/stats/statistics';
import { Choice } from '../Choice';
import { host } from '../host';
import { useWords } from '../words';

const corrections: readonly Correction[] = ['bh', 'holm'];
const margins: readonly number[] = [1, 2, 3];

/** From where on a change matters, and how many rows may be called changed wrongly. */
export function StrictnessChoices({ method }: { readonly method: Method }) {
  const words = useWords();
  const margin = percentOf(method.margin);
  const choices = margins.includes(margin) ? margins : [...margins, margin].sort((a, b) => a - b);
  return (
    <>
      <Choice
        label={words.text('page.margin')}
        value={margin}
        options={choices.map(percent => [percent, words.text('page.plus-minus-percent', { percent })])}
        onChoose={percent => void host.call('change', { kind: 'margin', margin: percent })}
      />
      <Choice
        label={words.text('page.correction')}
        value={method.correction}
        options={corrections.map(one => [one, words.text(`page.correction-${one}`)])}
        onChoose={correction => void host.call('change', { kind: 'correction', correction })}
      />
    </>
  );
}
