// `npm start`: installs what is missing to run, then hands over to the server, which makes the example books once.
import { install } from './install.js';
import { runUnderNode } from './node24.js';

try {
  install({ dev: false });
  process.exitCode = await runUnderNode(['packages/server/src/main.ts', ...process.argv.slice(2)]);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
