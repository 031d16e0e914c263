/** The look of a report in HTML: light or dark as the reader's system is, and on A4 no column is cut. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --ground: #fff; --stripe: #f6f8fa; --link: #0969da;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --quiet: #9198a1; --line: #3d444d; --ground: #0d1117; --stripe: #151b23; --link: #4493f8; }
}
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 24px; }
h1 { font-size: 1.5em; margin: 0 0 12px; overflow-wrap: anywhere; }
h2 { font-size: 1.25em; margin: 28px 0 8px; }
h3 { font-size: 1.05em; margin: 22px 0 6px; overflow-wrap: anywhere; }
a { color: var(--link); }
ul { padding-left: 1.4em; }
li, p { overflow-wrap: anywhere; }
.table { overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; font-size: 0.93em; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 9px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--stripe); max-width: 14em; }
td { overflow-wrap: break-word; }
td:first-child, td:last-child { min-width: 9em; overflow-wrap: anywhere; }
td:not(.figure) { min-width: 5em; }
.figure { text-align: right; }
td.figure { white-space: nowrap; }
figure { margin: 16px 0; }
figure img { display: block; max-width: 100%; height: auto; border-radius: 4px; }
details { margin: 10px 0; }
summary { cursor: pointer; font-weight: 600; }
.footnotes { margin-top: 20px; color: var(--quiet); font-size: 0.9em; }
@page { size: A4; margin: 12mm; }
@media print {
  :root { --ink: #000; --quiet: #333; --line: #bbb; --ground: #fff; --stripe: #eee; --link: #000; }
  body { font-size: 9.5pt; }
  main { max-width: none; padding: 0; }
  .table { overflow: visible; }
  table { width: 100%; font-size: 7.5pt; }
  th, td { padding: 2pt 3pt; }
  td:last-child, td:not(.figure) { min-width: 0; }
  td:first-child { min-width: 7em; }
  tr, figure { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
