import type { BenchmarkResult, Entry, Problem } from '../results/resultFile';

/** A rule about a result by itself. */
type ResultRule = (result: BenchmarkResult) => Iterable<Problem>;

interface Doubted {
  readonly result: BenchmarkResult;
  readonly problems: readonly Problem[];
}

/** By the list of its entries, which a result keeps as long as its text is the same. */
const known = new WeakMap<readonly Entry[], Map<ResultRule, Doubted>>();

/** What a rule finds in a result: found once as long as its text is the same, wherever it stands. */
export function rememberedDoubts(result: BenchmarkResult, rule: ResultRule): readonly Problem[] {
  const ofResult = known.get(result.entries) ?? new Map<ResultRule, Doubted>();
  known.set(result.entries, ofResult);
  const last = ofResult.get(rule);
  if (last !== undefined && isSame(last.result, result)) return movedTo(result, last);
  const problems = [...rule(result)];
  ofResult.set(rule, { result, problems });
  return problems;
}

/** Whether it is the same result, or that which has moved. */
function isSame(one: BenchmarkResult, other: BenchmarkResult): boolean {
  return (
    one === other ||
    (one.displayFormat === other.displayFormat &&
      one.title === other.title &&
      one.description === other.description)
  );
}

function movedTo({ range }: BenchmarkResult, { result, problems }: Doubted): readonly Problem[] {
  const units = range.start - result.range.start;
  const lines = range.line - result.range.line;
  if (units === 0 && lines === 0) return problems;
  return problems.map(problem => {
    const { start, end, line } = problem.range;
    return { ...problem, range: { start: start + units, end: end + units, line: line + lines } };
  });
}
