#!/usr/bin/env node
// Plain JavaScript for the node the machine happens to have (18 or newer): installs what is missing, finds the node that
// runs the sources, and hands over with the same arguments, folder, terminal, signals and exit code.
import { fileURLToPath } from 'node:url';
import { install } from '../../../scripts/install.js';
import { runUnderNode } from '../../../scripts/node24.js';

const START = fileURLToPath(new URL('../src/start.ts', import.meta.url));

try {
  install({ dev: false });
  process.exitCode = await runUnderNode([START, ...process.argv.slice(2)], { cwd: process.cwd() });
} catch (error) {
  process.stderr.write(`amanah: ${error.message}\n`);
  process.exitCode = 2;
}
