#!/usr/bin/env node
import { runCommandLine } from './commandLine';

// A reader that stops early (`| head`) is no error.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

runCommandLine(process.argv.slice(2), {
  environment: process.env,
  isTerminal: process.stdout.isTTY,
  columns: process.stdout.columns,
  write: text => process.stdout.write(text),
  writeError: text => process.stderr.write(text),
}).then(
  code => {
    // process.exit would cut what a pipe has not yet taken.
    process.exitCode = code;
  },
  (error: unknown) => {
    // A bug has a code of its own, which no answer has.
    console.error(error);
    process.exitCode = 70;
  },
);
