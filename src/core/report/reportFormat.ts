export const reportFormats = ['html', 'markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The name of the report itself in its folder. */
export function reportName(format: ReportFormat): string {
  return format === 'html' ? 'report.html' : 'report.md';
}
