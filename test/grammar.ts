import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry, type StateStack } from 'vscode-textmate';
import { present } from './present';

const root = path.resolve(import.meta.dirname, '..');
const { resolve } = createRequire(import.meta.url);

/** The grammar of XML that VS Code has, and ours. */
const files: Readonly<Record<string, string>> = {
  'text.xml': resolve('tm-grammars/grammars/xml.json'),
  'result.pts.injection': path.join(root, 'syntaxes/result.tmLanguage.json'),
  'text.log.pts': path.join(root, 'syntaxes/pts-log.tmLanguage.json'),
};

const engine = loadWASM(new Uint8Array(readFileSync(resolve('vscode-oniguruma/release/onig.wasm'))).buffer);

/**
 * A grammar by its scope, as VS Code loads it.
 * @param injected whether our injection is there, as it is for a user of the extension
 */
export async function loadGrammar(scope: string, { injected = true } = {}): Promise<IGrammar> {
  await engine;
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => createOnigScanner(patterns),
      createOnigString: text => createOnigString(text),
    }),
    loadGrammar: async name => {
      const file = files[name];
      return file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
    getInjections: name => (injected && name === 'text.xml' ? ['result.pts.injection'] : undefined),
  });
  return present((await registry.loadGrammar(scope)) ?? undefined, `grammar ${scope}`);
}

/** A run of characters of one scope. */
export interface Token {
  readonly text: string;
  /** From 0. */
  readonly line: number;
  readonly start: number;
  readonly scopes: readonly string[];
}

/** All tokens of a text, line after line. */
export function tokensOf(grammar: IGrammar, text: string): readonly Token[] {
  const tokens: Token[] = [];
  let state: StateStack = INITIAL;
  for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
    const read = grammar.tokenizeLine(content, state);
    state = read.ruleStack;
    for (const { startIndex, endIndex, scopes } of read.tokens) {
      const part = content.slice(startIndex, endIndex);
      if (part !== '') tokens.push({ text: part, line, start: startIndex, scopes });
    }
  }
  return tokens;
}

/** Texts of those tokens that have a scope. */
export function textsOf(tokens: readonly Token[], scope: string): readonly string[] {
  return tokens.filter(({ scopes }) => scopes.includes(scope)).map(({ text }) => text);
}

/**
 * A text with the scopes below each of its lines, those of XML and of plain text left out: what a person compares when a
 * grammar changes.
 */
export function scopesOf(grammar: IGrammar, text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map(line => [`>${line.replaceAll('\u001b', '␛')}`]);
  for (const { line, start, text: part, scopes } of tokensOf(grammar, text)) {
    const ours = scopes.filter(scope => / |\.pts$/.test(scope) && !scope.startsWith('text.'));
    const shown = ours.filter(scope => !scope.startsWith('meta.'));
    if (shown.length > 0)
      lines[line]?.push(` ${' '.repeat(start)}${'^'.repeat(part.length)} ${shown.join(' | ')}`);
  }
  return `${lines.flat().join('\n')}\n`;
}
