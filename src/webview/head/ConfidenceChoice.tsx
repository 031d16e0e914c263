import type { Confidence } from '../../core/document/method';
import { percentOf } from '../../core/messages/numbers';
import type { Method } from '../../core/stats/statistics';
import { Choice } from '../Choice';
import { host } from '../host';
import { useWords } from '../words';

const confidences: readonly Confidence[] = [90, 95, 99];

export function ConfidenceChoice({ method }: { readonly method: Method }) {
  const words = useWords();
  return (
    <Choice
      label={words.text('page.confidence')}
      value={percentOf(method.confidence)}
      options={confidences.map(percent => [percent, words.text('page.percent', { percent })])}
      onChoose={percent => {
        const confidence = confidences.find(one => one === percent);
        if (confidence !== undefined) void host.call('change', { kind: 'confidence', confidence });
      }}
    />
  );
}
