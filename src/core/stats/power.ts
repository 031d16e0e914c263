import { tQuantile } from './student';

/** Counts beyond this are not searched for: nobody runs them. */
const mostTrials = 10_000;

/**
 * The smallest equal number of trials per side at which a two-sided two-sample t test at `alpha` finds a true
 * difference of `d` with probability `power`, for a standard deviation `s` (same unit as `d`) on both sides.
 * At least 2; `Infinity` where 10,000 do not suffice. As R's `power.t.test(strict = TRUE)`, rounded up.
 */
export function trialsForPower(d: number, s: number, alpha: number, power: number): number {
  return smallestCount(n => powerOf(n, d, s, alpha) >= power, mostTrials) ?? Number.POSITIVE_INFINITY;
}

/** The smallest count from 2 to `most` that suffices, where every larger one does too; undefined for none. */
export function smallestCount(suffices: (n: number) => boolean, most: number): number | undefined {
  if (!suffices(most)) return undefined;
  let enough = most;
  let tooFew = 1;
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (suffices(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/**
 * Power of that test with n trials per side: P(|T| > t) for T noncentral t with ν = 2(n - 1), δ = √(n/2)·d/s.
 *
 * T = W/√(X/ν) with W ~ N(δ, 1) and X ~ χ²(ν), so the test misses where X ≥ 2aW², a = ν/(2t²). As ν/2 = m is
 * whole, P(X ≥ 2y) = e^-y Σ y^k/k! over k < m, and its expectation over W is a finite sum of moments of a normal
 * variable: e^(-aw²) times the density of W is C times that of V ~ N(μ, σ²), with σ² = 1/(1+2a), μ = δσ²,
 * C = σ·e^(-aδ²σ²). The moments follow E V^(j+1) = μ E V^j + jσ² E V^(j-1). Every term is a probability above
 * zero, so nothing cancels: no integration, no tolerance.
 */
export function powerOf(n: number, d: number, s: number, alpha: number): number {
  if (d === 0) return alpha;
  if (s === 0) return 1;
  const halfDegrees = n - 1;
  const t = tQuantile(alpha / 2, 2 * halfDegrees);
  const delta = Math.sqrt(n / 2) * (Math.abs(d) / s);
  const a = halfDegrees / t ** 2;
  const variance = 1 / (1 + 2 * a);
  const mean = delta * variance;

  // even: C·a^k/k!·E V^2k, what the k-th term adds to the misses; odd: C·a^k/k!·E V^(2k+1).
  let even = Math.sqrt(variance) * Math.exp(-a * delta * mean);
  let odd = mean * even;
  let misses = even;
  for (let k = 1; k < halfDegrees && even > 0; k++) {
    even = (a / k) * (mean * odd + (2 * k - 1) * variance * even);
    odd = mean * even + 2 * a * variance * odd;
    misses += even;
  }
  return Math.min(1, Math.max(0, 1 - misses));
}
