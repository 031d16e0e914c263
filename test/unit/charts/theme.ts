/** Colours of a theme, each of its own. */
export const theme = {
  foreground: '#ccc',
  background: '#111',
  muted: '#999',
  grid: '#333',
  band: '#888',
  faster: '#0f0',
  slower: '#f00',
  trial: '#00f',
  font: 'sans-serif',
};
