// Runs a TypeScript file under the node that can: `node scripts/with-node.js FILE.ts [argument…]`.
import { runUnderNode } from './node24.js';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/with-node.js FILE.ts [argument…]\n');
  process.exit(2);
}
try {
  process.exitCode = await runUnderNode([file, ...rest], { cwd: process.cwd() });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
