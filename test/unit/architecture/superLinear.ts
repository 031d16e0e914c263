import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { getConsumedChars, isPotentiallyEmpty, toUnicodeSet } from 'regexp-ast-analysis';
import { analyse } from 'scslre';

type Flags = AST.Flags;
type CharSet = ReturnType<typeof getConsumedChars>['chars'];

/**
 * Why a regular expression may take longer than in proportion to a text that it fails on; undefined when
 * nothing was found. `scslre` finds quantifiers that trade characters with each other. What it leaves out
 * is here: an unbounded quantifier that the search reaches from many places of the text it runs over, as
 * that of `Xen .*amazon` in `Xen Xen Xen …`.
 *
 * @param source without slashes
 */
export function superLinear(source: string, flags: string): string | undefined {
  const { pattern, flags: read } = new RegExpParser().parseLiteral(`/${source || '(?:)'}/${flags}`);
  const traded = analyse({ pattern, flags: read }, { assumeRejectingSuffix: false }).reports[0];
  if (traded !== undefined && traded.type !== 'Move')
    return `${traded.exponential ? 'exponential' : 'quadratic'} over ${traded.character.literal.source}`;
  const moved = read.sticky ? undefined : firstOf(pattern.alternatives, one => searched(one, [], true, read));
  return moved === undefined ? undefined : `started over and over: ${moved.raw}`;
}

/**
 * The first unbounded quantifier of a sequence that the search starts over and over, undefined when none.
 *
 * @param before the elements a match goes through before the sequence
 * @param mayFail whether something must match after the sequence
 */
function searched(
  sequence: AST.Alternative,
  before: readonly AST.Element[],
  isLast: boolean,
  flags: Flags,
): AST.Element | undefined {
  let prefix = before;
  for (const [index, element] of sequence.elements.entries()) {
    if (isAnchor(element, flags)) return undefined;
    const rest = sequence.elements.slice(index + 1);
    const canEnd = isLast && rest.every(one => isOptional(one, flags));
    const found = searchedIn(element, prefix, canEnd, flags);
    if (found !== undefined) return found;
    prefix = [...prefix, element];
  }
  return undefined;
}

function searchedIn(
  element: AST.Element,
  prefix: readonly AST.Element[],
  canEnd: boolean,
  flags: Flags,
): AST.Element | undefined {
  const inside = (alternatives: readonly AST.Alternative[], ends: boolean) =>
    firstOf(alternatives, one => searched(one, prefix, ends, flags));
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return inside(element.alternatives, canEnd);
    case 'Assertion':
      // What looks ahead fails or not by itself; what looks behind runs over no more than was read.
      return element.kind === 'lookahead' ? inside(element.alternatives, !element.negate) : undefined;
    case 'Quantifier': {
      if (element.max !== Number.POSITIVE_INFINITY) return searchedIn(element.element, prefix, canEnd, flags);
      if (canEnd) return undefined;
      const { chars } = getConsumedChars(element.element, flags);
      return isReachedWithin(prefix, chars, flags) ? element : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a text of only these characters can hold the prefix many times. */
function isReachedWithin(prefix: readonly AST.Element[], chars: CharSet, flags: Flags): boolean {
  const last = prefix.at(-1);
  if (last !== undefined && startsRun(last, chars, flags)) return false;
  // A line has one beginning.
  if (prefix.some(isStart) && chars.isDisjointWith(charsOf('\\n', flags))) return false;
  return prefix.every(element => canMatchWithin(element, chars, flags));
}

/** `\b\w+`, `(?<!\d)\d+`: only the first character of a run is a place to start from. */
function startsRun(element: AST.Element, chars: CharSet, flags: Flags): boolean {
  if (element.type !== 'Assertion') return false;
  if (element.kind === 'word') return chars.isSubsetOf(charsOf('\\w', flags));
  if (element.kind !== 'lookbehind' || !element.negate) return false;
  return element.alternatives.some(({ elements: [only, ...others] }) => {
    if (only === undefined || others.length > 0) return false;
    return isCharacter(only) && chars.isSubsetOf(toUnicodeSet(only, flags).chars);
  });
}

function canMatchWithin(element: AST.Element, chars: CharSet, flags: Flags): boolean {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) =>
        elements.every(one => canMatchWithin(one, chars, flags)),
      );
    case 'Quantifier':
      return element.min === 0 || canMatchWithin(element.element, chars, flags);
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return !toUnicodeSet(element, flags).chars.isDisjointWith(chars);
    default:
      return true;
  }
}

/** The characters of an expression that is one of them. */
function charsOf(source: string, flags: Flags): CharSet {
  const { pattern } = new RegExpParser().parseLiteral(`/${source}/${flags.raw}`);
  return getConsumedChars(pattern, flags).chars;
}

function isCharacter(element: AST.Element): element is AST.Character | AST.CharacterSet | AST.CharacterClass {
  return ['Character', 'CharacterSet', 'CharacterClass'].includes(element.type);
}

/** The beginning of the text is one place to start from. */
function isAnchor(element: AST.Element, flags: Flags): boolean {
  return isStart(element) && !flags.multiline;
}

function isStart(element: AST.Element): boolean {
  return element.type === 'Assertion' && element.kind === 'start';
}

/** Nothing that follows can make the match fail. */
function isOptional(element: AST.Element, flags: Flags): boolean {
  return element.type !== 'Assertion' && isPotentiallyEmpty(element, flags);
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
