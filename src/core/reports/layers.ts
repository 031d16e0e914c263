import type { Layer } from '../environment/stack/layer';

/** A layer as it is printed; absent values are absent. */
export interface LayerReport
  extends Pick<Layer, 'kind' | 'role' | 'mode' | 'machineType' | 'product' | 'version' | 'confidence'> {
  /** Quotations with their places, strongest first. */
  readonly evidence: readonly { readonly file?: string; readonly field: string; readonly text: string }[];
}

export function reportLayer({ evidence, ...layer }: Layer): LayerReport {
  return {
    ...layer,
    evidence: evidence.map(({ file, field, text }) => ({
      ...(file === undefined ? {} : { file }),
      field,
      text,
    })),
  };
}
