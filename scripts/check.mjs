// @ts-check
// npm run check: types, style and licences.
import { check } from './layers/check.mjs';
import { inWords } from './layers/counts.mjs';

const counts = await check(text => process.stdout.write(text));
console.log(inWords(counts));
if (counts.failures.length > 0) process.exitCode = 1;
