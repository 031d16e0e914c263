// @ts-check
// The user settings of the VS Code that we start: nothing asks, greets, updates or looks anything up.

/** @typedef {Readonly<Record<string, unknown>>} Settings */

/** @type {Settings} */
export const quiet = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // `false` would be migrated to "off", and the file rewritten under our hands.
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  'window.confirmBeforeClose': 'never',
};

/** @type {Settings} */
export const forTests = {
  ...quiet,
  'git.enabled': false,
  // A theme set is the theme shown, whatever the browser prefers.
  'window.autoDetectColorScheme': false,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  // Draws terminals as text in the page, where a test can read them.
  'terminal.integrated.gpuAcceleration': 'off',
};
