#!/usr/bin/env node
import { runCommandLine } from './commandLine';

// A reader that stops early (`| head`) is no error.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

runCommandLine(process.argv.slice(2), {
  environment: process.env,
  out: text => process.stdout.write(text),
  complain: text => process.stderr.write(text),
}).then(
  code => {
    // Not process.exit: what is written to a pipe would be cut.
    process.exitCode = code;
  },
  (error: unknown) => {
    // A bug: told apart from every answer.
    console.error(error);
    process.exitCode = 70;
  },
);
