import type { Comparison } from '../../core/comparison/comparison';
import type { Confidence } from '../../core/document/method';
import { percentOf } from '../../core/messages/numbers';
import type { Correction, Noise } from '../../core/stats/statistics';
import { Choice } from '../Choice';
import { host } from '../host';
import { useWords } from '../words';
import { BootsChoice } from './BootsChoice';

const confidences: readonly Confidence[] = [90, 95, 99];
const corrections: readonly Correction[] = ['bh', 'holm'];
const noises: readonly Noise[] = ['shared', 'own'];
const margins: readonly number[] = [1, 2, 3];

/** The choices of the method: each is an edit of the document, or of the choices for a result. */
export function MethodChoices({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const { method } = comparison;
  const margin = percentOf(method.margin);
  const choices = margins.includes(margin) ? margins : [...margins, margin].sort((a, b) => a - b);
  const paired = comparison.systems.length > 1;
  return (
    <>
      <Choice
        label={words.text('page.confidence')}
        value={percentOf(method.confidence)}
        options={confidences.map(percent => [percent, words.text('page.percent', { percent })])}
        onChoose={percent => {
          const confidence = confidences.find(one => one === percent);
          if (confidence !== undefined) void host.call('change', { kind: 'confidence', confidence });
        }}
      />
      {paired && (
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
          <Choice
            label={words.text('page.noise')}
            value={method.noise}
            options={noises.map(one => [one, words.text(`page.noise-${one}`)])}
            onChoose={noise => void host.call('change', { kind: 'noise', noise })}
          />
          <BootsChoice comparison={comparison} />
        </>
      )}
    </>
  );
}
