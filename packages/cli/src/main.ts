// `amanah …`: finds the command, reads its arguments, runs it, and turns what goes wrong into words and an exit code.

import { readFileSync } from 'node:fs';
import { BooksError } from '@amanah/server/books/books-folder.ts';
import { ImportRefused } from '@amanah/server/import/import-report.ts';
import { StoreCorrupt, StoreRefused, StoreUnavailable } from '@amanah/store/store.ts';
import { readArguments } from './arguments.ts';
import { JSON_OPTION, type Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { bank } from './commands/bank.ts';
import { consult } from './commands/consult.ts';
import { dedupBoard } from './commands/dedup-board.ts';
import { erase } from './commands/erase.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { init } from './commands/init.ts';
import { link } from './commands/link.ts';
import { names } from './commands/names.ts';
import { prove } from './commands/prove.ts';
import { publish } from './commands/publish.ts';
import { receipt } from './commands/receipt.ts';
import { registry } from './commands/registry.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { screen } from './commands/screen.ts';
import { serve } from './commands/serve.ts';
import { sheet } from './commands/sheet.ts';
import { status } from './commands/status.ts';
import { stewardLink } from './commands/steward-link.ts';
import { trail } from './commands/trail.ts';
import { verifyProof } from './commands/verify-proof.ts';
import { verifyReceipt } from './commands/verify-receipt.ts';
import { verify } from './commands/verify.ts';
import { waybill } from './commands/waybill.ts';
import { zakat } from './commands/zakat.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from './fault.ts';
import { helpOf, overview } from './help.ts';
import { nearest } from './nearest.ts';
import { Terminal, type Surroundings } from './terminal.ts';

/** All commands, in the order a person meets them. */
export const COMMANDS: readonly Command[] = [init, importCommand, sheet, bank, status, report, trail, publish, verify, prove, verifyProof, waybill, receipt, verifyReceipt, exportCommand, backup, restore, serve, stewardLink, consult, zakat, names, link, screen, dedupBoard, registry, erase, helpCommand(), versionCommand()];

/** Runs one call of the command line and gives its exit code; never throws. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const terminal = new Terminal(surroundings, { quiet: args.includes('--quiet') || args.includes('-q') });
  try {
    return await run(args, terminal);
  } catch (error) {
    const fault = faultOf(error);
    // An output that takes nothing, such as a full disk, takes no error either: the message below says it.
    if (args.includes('--json')) await terminal.json({ error: { message: fault.message, ...(fault.hint === undefined ? {} : { hint: fault.hint }) } }).catch(() => undefined);
    terminal.message(`amanah: ${fault.message}`);
    if (fault.hint !== undefined) terminal.message(fault.hint);
    if (surroundings.env['AMANAH_DEBUG'] !== undefined) terminal.message(error instanceof Error ? (error.stack ?? '') : String(error));
    return fault.exit;
  } finally {
    terminal.clear();
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') {
    await terminal.write(overview(COMMANDS));
    return name === undefined ? EXIT.failed : EXIT.ok;
  }
  const command = findCommand(name === '--version' || name === '-v' ? 'version' : name);
  const given = readArguments(command, rest);
  if (given.flag('help')) {
    await terminal.write(helpOf(command));
    return EXIT.ok;
  }
  return command.run(given, terminal);
}

function findCommand(name: string): Command {
  const found = COMMANDS.find((command) => command.name === name);
  if (found !== undefined) return found;
  if (name.startsWith('-')) throw wrongUse(`the command comes first, not ${name}.`, 'See: amanah help');
  const near = nearest(name, COMMANDS.map((command) => command.name));
  throw wrongUse(`there is no command ${JSON.stringify(name)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, 'See: amanah help');
}

/** What was thrown, as something to tell the person. */
function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (!(error instanceof Error)) return new Fault(String(error));
  if (error instanceof ImportRefused) return new Fault(error.message, { exit: EXIT.refused, cause: error });
  if (error instanceof BooksError || error instanceof StoreRefused || error instanceof StoreUnavailable || error instanceof StoreCorrupt) {
    return new Fault(error.message, { cause: error });
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'ENOSPC') return new Fault('the disk is full.', { hint: 'Make room and run the same command again; nothing half-done counts.', cause: error });
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return new Fault(error.message, { cause: error });
  // A plain Error is worded where it is thrown; any other kind is a mistake of this program.
  if (error.constructor === Error) return new Fault(error.message, { cause: error });
  return new Fault(`something went wrong inside Amanah: ${error.message}`, { hint: 'This is a mistake of the program. Run the same with AMANAH_DEBUG=1 and report what it prints.', cause: error });
}

function helpCommand(): Command {
  return {
    name: 'help',
    summary: 'explain a command',
    usage: ['amanah help [COMMAND]'],
    about: ['Prints what a command does, its options, and examples.'],
    words: [{ name: 'COMMAND', optional: true }],
    options: {},
    examples: ['amanah help import', 'amanah import --help'],
    async run(given, terminal) {
      const name = given.words[0];
      await terminal.write(name === undefined ? overview(COMMANDS) : helpOf(findCommand(name)));
      return EXIT.ok;
    },
  };
}

function versionCommand(): Command {
  return {
    name: 'version',
    summary: 'print the version',
    usage: ['amanah version [--json]'],
    about: ['Prints the version of Amanah and of the Node.js it runs on.'],
    words: [],
    options: { json: JSON_OPTION },
    examples: ['amanah version', 'amanah --version'],
    async run(given, terminal) {
      const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
      const node = process.versions.node;
      if (given.flag('json')) await terminal.json({ version, node });
      else await terminal.lines(`amanah ${version} (Node.js ${node})`);
      return EXIT.ok;
    },
  };
}
