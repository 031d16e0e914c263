/** The title that a comparison of these systems has until somebody gives it another; none of none. */
export function generatedTitle(labels: readonly string[]): string | undefined {
  return labels.length === 0 ? undefined : labels.join(', ');
}
