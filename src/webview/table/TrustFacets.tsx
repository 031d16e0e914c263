import { useMemo } from 'preact/hooks';
import type { Comparison } from '../../core/comparison/comparison';
import { singleResult } from '../../core/comparison/singleResult';
import { trusts } from '../../core/comparison/trust';
import { TrustSign } from '../marks/TrustSign';
import { useWords } from '../words';
import { FacetButtons } from './Facets';

interface Props {
  readonly comparison: Comparison;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
}

/** Of one result: a button for each kind of trust, with its count. */
export function TrustFacets({ comparison, ...filtering }: Props) {
  const words = useWords();
  const result = useMemo(() => singleResult(comparison), [comparison]);
  if (result === undefined) return null;
  return (
    <FacetButtons
      {...filtering}
      word="trust"
      legend={words.text('single.facets')}
      facets={trusts.map(trust => ({
        value: trust,
        count: result.counts[trust],
        sign: <TrustSign trust={trust} />,
        text: words.text('single.trust', { trust, count: result.counts[trust] }),
      }))}
    />
  );
}
