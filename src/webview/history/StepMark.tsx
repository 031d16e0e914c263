import type { Step } from '../../core/history/history';
import { VerdictSign } from '../marks/VerdictMark';

/** The sign of a step; words stand beside it. It has no colour where the step is smaller than the margin. */
export function StepMark({ step }: { readonly step: Step | undefined }) {
  return (
    <span class={step === undefined || step.isSmall ? 'muted' : step.verdict}>
      {step === undefined ? (
        <span class="sign" aria-hidden="true">
          –
        </span>
      ) : (
        <VerdictSign verdict={step.verdict} isHollow={step.isSmall} />
      )}
    </span>
  );
}
