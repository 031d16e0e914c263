/** The title that a comparison of these systems has until somebody gives it another. */
export function generatedTitle(labels: readonly string[]): string {
  return labels.join(', ');
}
