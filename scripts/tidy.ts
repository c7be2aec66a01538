// The repository's own linter. `npm run tidy` prints what it finds; `npm run tidy -- --lower` turns the ratchet down to
// what is left. Each rule is a function from files in memory to findings, and is shown to fail in tidy.test.ts.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import * as dependencies from './tidy/dependencies.ts';
import * as directions from './tidy/directions.ts';
import { linksResolve, oneTitle } from './tidy/documents.ts';
import * as names from './tidy/names-and-places.ts';
import * as purity from './tidy/purity.ts';
import { type Finding, type Rule, readRepository } from './tidy/repository.ts';
import { RATCHET, committedRatchet, fileSizes, lengths, loweredRatchet, measuredRatchet } from './tidy/sizes.ts';
import { rulesHaveTests } from './tidy/spec-rules.ts';

/** Every rule, in the order in which a reader meets its subject. */
export const RULES: readonly Rule[] = [
  directions.importDirections,
  directions.logKnowsNoRelief,
  directions.driversInStoreOnly,
  directions.nodeModulesAtTheEdges,
  directions.productionKnowsNoTests,
  directions.importEndings,
  directions.noCycles,
  dependencies.exactVersions,
  dependencies.lockAgrees,
  dependencies.dependenciesHaveReasons,
  dependencies.dependenciesAgreeWithImports,
  purity.noEffectsInPureCode,
  purity.noAny,
  purity.noDefaultExports,
  purity.noOnly,
  lengths,
  fileSizes,
  rulesHaveTests,
  names.tellingNames,
  names.noDeadFiles,
  names.noOutsidePaths,
  names.nothingUnfinished,
  oneTitle,
  linksResolve,
];

export const repositoryRoot = resolve(import.meta.dirname, '..');

/** One line for a finding, in the form that editors open: path, line, words. */
export function formatFinding({ path, line, message }: Finding): string {
  return `${path}${line === undefined ? '' : `:${line}`} ${message}`;
}

function main(args: readonly string[]): void {
  const repository = readRepository(repositoryRoot);
  if (args.includes('--lower')) {
    const lowered = loweredRatchet(committedRatchet(repository), measuredRatchet(repository));
    writeFileSync(join(repositoryRoot, RATCHET), `${JSON.stringify(lowered, null, 2)}\n`);
    return;
  }
  for (const rule of RULES) {
    const findings = rule.find(repository);
    if (findings.length === 0) continue;
    process.exitCode = 1;
    process.stdout.write(`${rule.name}\n${findings.map((finding) => `  ${formatFinding(finding)}\n`).join('')}`);
  }
}

if (import.meta.main) main(process.argv.slice(2));
