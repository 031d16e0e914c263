/** Vega-Lite's logger for charts whose data are a stranger's: nothing of them reaches a log. */
export const silentLogger = {
  level: () => silentLogger,
  error: () => silentLogger,
  warn: () => silentLogger,
  info: () => silentLogger,
  debug: () => silentLogger,
};
