import type { Comparison } from '../../core/comparison/comparison';
import type { Noise } from '../../core/stats/statistics';
import { Choice } from '../Choice';
import { host } from '../host';
import { useWords } from '../words';
import { BootsChoice } from './BootsChoice';
import { ConfidenceChoice } from './ConfidenceChoice';
import { StrictnessChoices } from './StrictnessChoices';

const noises: readonly Noise[] = ['shared', 'own'];

/** The choices of the method: each is an edit of the document, or of the choices for a result. */
export function MethodChoices({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const { method } = comparison;
  const paired = comparison.systems.length > 1;
  return (
    <>
      <ConfidenceChoice method={method} />
      {paired && (
        <>
          <StrictnessChoices method={method} />
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
