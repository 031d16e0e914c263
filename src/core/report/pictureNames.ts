import { profileName } from './slug';

/** The folder of pictures beside a report in Markdown. */
const folder = 'pictures';

/** Benchmarks that have a picture of their own; a report of more would be larger than anybody reads. */
export const mostPictures = 100;

/** Of all benchmarks together. */
export const overviewFile = `${folder}/overview.svg`;

/** The picture of one benchmark: letters, digits and hyphens of ours only, whatever a benchmark is called. */
export function benchmarkFile(place: number, benchmark: string): string {
  return `${folder}/${String(place + 1).padStart(3, '0')}-${profileName(benchmark)}.svg`;
}

/** A name that one of these gives: nothing else is ever deleted. */
export function isPictureName(name: string): boolean {
  return name.length < 100 && /^pictures\/[a-z0-9-]+\.svg$/.test(name);
}
