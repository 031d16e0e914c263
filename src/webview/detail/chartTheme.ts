import { useEffect, useState } from 'preact/hooks';
import type { ChartTheme } from '../../core/charts/theme';

/** The editor's colours as the charts use them. Falls back from one theme colour to a plainer one. */
function read(): ChartTheme {
  const style = getComputedStyle(document.body);
  const color = (...names: readonly string[]) =>
    names.map(name => style.getPropertyValue(`--vscode-${name}`).trim()).find(value => value !== '') ??
    style.color;
  return {
    background: color('editor-background'),
    foreground: color('foreground', 'editor-foreground'),
    muted: color('descriptionForeground', 'foreground'),
    grid: color('contrastBorder', 'editorWidget-border', 'panel-border'),
    band: color('descriptionForeground', 'foreground'),
    faster: color('charts-green', 'foreground'),
    slower: color('charts-red', 'foreground'),
    trial: color('charts-blue', 'foreground'),
    font: style.fontFamily,
  };
}

/** The chart theme now, and again whenever VS Code changes its own (it rewrites the body's classes). */
export function useChartTheme(): ChartTheme {
  const [theme, setTheme] = useState(read);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(read()));
    observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
