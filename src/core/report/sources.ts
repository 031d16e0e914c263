import type { Span } from '../reports/block';

/** What the method rests on. Titles stay in the language they were published in. */
export const methodSources: readonly (readonly Span[])[] = [
  source(
    'T. Kalibera, R. Jones: Rigorous Benchmarking in Reasonable Time. ISMM 2013.',
    'https://doi.org/10.1145/2464157.2464160',
  ),
  source(
    'A. Georges, D. Buytaert, L. Eeckhout: Statistically Rigorous Java Performance Evaluation. OOPSLA 2007.',
    'https://doi.org/10.1145/1297027.1297033',
  ),
  source(
    'B. L. Welch: The Generalization of “Student’s” Problem when Several Different Population Variances are Involved. Biometrika 34, 1947.',
    'https://doi.org/10.1093/biomet/34.1-2.28',
  ),
  source(
    'G. K. Smyth: Linear Models and Empirical Bayes Methods for Assessing Differential Expression in Microarray Experiments. Statistical Applications in Genetics and Molecular Biology 3, 2004.',
    'https://doi.org/10.2202/1544-6115.1027',
  ),
  source(
    'Y. Benjamini, Y. Hochberg: Controlling the False Discovery Rate. Journal of the Royal Statistical Society B 57, 1995.',
    'https://doi.org/10.1111/j.2517-6161.1995.tb02031.x',
  ),
  source(
    'P. J. Fleming, J. J. Wallace: How Not to Lie with Statistics: The Correct Way to Summarize Benchmark Results. Communications of the ACM 29, 1986.',
    'https://doi.org/10.1145/5666.5673',
  ),
];

function source(text: string, href: string): readonly Span[] {
  return [{ text, href }];
}
