import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownVSCode, type Places } from './ownVSCode';

/**
 * A Russian VS Code for the tests of one file.
 * @param more what else is done to its folders before it starts
 */
export function russianVSCode(more: (places: Places) => void = () => {}) {
  return ownVSCode({
    locale: 'ru',
    prepare: places => {
      installLanguagePack(places.profile, 'ru', 'Русский');
      more(places);
    },
  });
}

/**
 * Gives a profile a pack for a display language, without which VS Code stays English: it translates
 * nothing of VS Code itself, but makes it start in that language.
 * @param profile of a server that has not started yet
 */
function installLanguagePack(profile: string, languageId: string, label: string): void {
  const id = `vscode-language-pack-${languageId}`;
  const publisher = 'pts-lens-development';
  const folder = path.join(profile, 'extensions', id);
  const translations = path.join(folder, 'main.i18n.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({
      name: id,
      publisher,
      version: '1.0.0',
      engines: { vscode: '^1.100.0' },
      contributes: {
        localizations: [
          {
            languageId,
            languageName: label,
            localizedLanguageName: label,
            translations: [{ id: 'vscode', path: './main.i18n.json' }],
          },
        ],
      },
    }),
  );
  // What VS Code writes when a pack is installed from its marketplace.
  const data = path.join(profile, 'server/data');
  mkdirSync(data, { recursive: true });
  writeFileSync(
    path.join(data, 'languagepacks.json'),
    JSON.stringify({
      [languageId]: {
        hash: '1',
        label,
        extensions: [{ extensionIdentifier: { id: `${publisher}.${id}` }, version: '1.0.0' }],
        translations: { vscode: translations },
      },
    }),
  );
}
