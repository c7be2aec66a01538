// Each rule is shown to fail on files made up for it, and to accept what stands beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as dependencies from './tidy/dependencies.ts';
import * as directions from './tidy/directions.ts';
import { linksResolve, oneTitle } from './tidy/documents.ts';
import * as names from './tidy/names-and-places.ts';
import * as purity from './tidy/purity.ts';
import { type Repository, type Rule, ignoreRules } from './tidy/repository.ts';
import { RATCHET, committedRatchet, fileSizes, lengths, loweredRatchet, measuredRatchet } from './tidy/sizes.ts';
import { rulesHaveTests } from './tidy/spec-rules.ts';
import { RULES, formatFinding } from './tidy.ts';

function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  return { files: Object.entries(files).map(([path, text]) => ({ path, text, sizeBytes: text.length })) };
}

const shown = new Set<Rule>();

/** Where the rule finds something: a path, with its line where the finding has one. */
function places(rule: Rule, files: Readonly<Record<string, string>>): readonly string[] {
  const findings = rule.find(repositoryOf(files));
  if (findings.length > 0) shown.add(rule);
  return findings.map(({ path, line }) => (line === undefined ? path : `${path}:${line}`));
}

test('a package imports only in the directions of the table, and by name', () => {
  const found = places(directions.importDirections, {
    'packages/core/src/a.ts': 'import { b } from "@amanah/store/b.ts";\nimport { c } from "./c.ts";',
    'packages/client/src/a.ts': 'import { b } from "@amanah/core/b.ts";\nimport { c } from "../../core/src/c.ts";',
    'packages/web/src/a.test.ts': 'import { b } from "@amanah/server/b.ts";',
    'packages/odd/src/a.ts': '',
    'benchmarks/a.ts': 'import { b } from "@amanah/server/b.ts";',
  });
  assert.deepEqual(found, ['packages/core/src/a.ts:1', 'packages/client/src/a.ts:2', 'packages/web/src/a.test.ts:1', 'packages/odd/src/a.ts']);
});

test('the log imports no record and no ledger', () => {
  const found = places(directions.logKnowsNoRelief, {
    'packages/log/src/tree.ts': 'import { a } from "./bytes.ts";\nimport { b } from "@amanah/record/record.ts";\nimport type { c } from "@amanah/core/ledger/post.ts";\nimport { d } from "@amanah/projection/report.ts";',
    'packages/core/src/verify.ts': 'import { b } from "./record/record.ts";',
  });
  assert.deepEqual(found, ['packages/log/src/tree.ts:2', 'packages/log/src/tree.ts:3', 'packages/log/src/tree.ts:4']);
});

test('only store knows a database driver', () => {
  const found = places(directions.driversInStoreOnly, {
    'packages/store/src/postgres.ts': 'import pg from "pg";',
    'packages/server/src/a.ts': 'import pg from "pg";\nimport { b } from "node:sqlite";\nconst text = \'import pg from "pg"\';',
  });
  assert.deepEqual(found, ['packages/server/src/a.ts:1', 'packages/server/src/a.ts:2']);
});

test('what runs anywhere knows nothing of node', () => {
  const found = places(directions.nodeModulesAtTheEdges, {
    'packages/log/src/native.ts': 'import { hash } from "node:crypto";\nimport fs from "node:fs";',
    'packages/log/src/sha256.ts': 'import { hash } from "node:crypto";',
    'packages/log/src/sha256.test.ts': 'import { test } from "node:test";',
    'packages/interchange/src/csv/csv-file.ts': 'import fs from "node:fs";',
    'packages/interchange/src/csv/read.ts': 'import fs from "node:fs";',
    'packages/server/src/a.ts': 'import fs from "node:fs";',
  });
  assert.deepEqual(found, ['packages/log/src/native.ts:2', 'packages/log/src/sha256.ts:1', 'packages/interchange/src/csv/read.ts:1']);
});

test('production code imports nothing made for tests', () => {
  const found = places(directions.productionKnowsNoTests, {
    'packages/store/src/a.ts': 'import { b } from "./store.contract.ts";\nimport { c } from "../../../simulation/world.ts";\nimport { d } from "../../../scripts/tidy.ts";',
    'packages/store/src/a.test.ts': 'import { b } from "./store.contract.ts";\nimport { sharedData } from "../../../conformance/shared-data.ts";',
    'packages/cli/bin/amanah.js': 'import { findNode } from "../../../scripts/node24.js";',
  });
  assert.deepEqual(found, ['packages/store/src/a.ts:1', 'packages/store/src/a.ts:2', 'packages/store/src/a.ts:3']);
});

test('an import names a file that is there', () => {
  const found = places(directions.importEndings, {
    'packages/core/src/a.ts': 'import { b } from "./b";\nimport { c } from "./c.ts";\nimport { d } from "@amanah/core";',
    'packages/core/src/c.ts': '',
  });
  assert.deepEqual(found, ['packages/core/src/a.ts:1', 'packages/core/src/a.ts:3']);
});

test('imports do not go round, types apart', () => {
  const files = {
    'packages/core/src/a.ts': 'import { b } from "./b.ts";',
    'packages/core/src/b.ts': 'import { c } from "@amanah/core/c.ts";',
    'packages/core/src/c.ts': 'import type { a } from "./a.ts";',
  };
  assert.deepEqual(places(directions.noCycles, files), []);
  const round = { ...files, 'packages/core/src/c.ts': 'import { a } from "./a.ts";' };
  assert.match(directions.noCycles.find(repositoryOf(round)).map(formatFinding).join(), /a\.ts → b\.ts → c\.ts → a\.ts/);
  assert.equal(places(directions.noCycles, round).length, 1);
});

test('versions are exact and the same everywhere', () => {
  const found = dependencies.exactVersions.find(
    repositoryOf({
      'package.json': '{"version":"0.1.0","devDependencies":{"a":"^1.0.0","b":"2.0.0","c":"latest","d":"18.4.0-beta.17"}}',
      'packages/core/package.json': '{"dependencies":{"b":"2.0.1","@amanah/store":"*"}}',
    }),
  );
  assert.deepEqual(found.map(({ message }) => message.split(' ')[0]), ['a', 'c', 'b', '@amanah/store']);
  shown.add(dependencies.exactVersions);
});

test('the lock says what package.json says, and no address', () => {
  const lock = { packages: { '': { devDependencies: { a: '1.0.0' } }, 'node_modules/a': { version: '1.0.0' } } };
  const files = { 'package.json': '{"devDependencies":{"a":"1.0.0"}}', 'package-lock.json': JSON.stringify(lock) };
  assert.deepEqual(places(dependencies.lockAgrees, files), []);
  assert.deepEqual(places(dependencies.lockAgrees, { ...files, 'package.json': '{"devDependencies":{"a":"1.0.1"}}' }), ['package.json', 'package.json']);
  const addressed = { packages: { ...lock.packages, 'node_modules/a': { version: '1.0.0', resolved: 'https://example.org/a.tgz' } } };
  assert.deepEqual(places(dependencies.lockAgrees, { ...files, 'package-lock.json': JSON.stringify(addressed) }), ['package-lock.json']);
  assert.deepEqual(places(dependencies.lockAgrees, {}), ['package-lock.json']);
});

test('every dependency has a reason, and every reason a dependency', () => {
  const files = { 'package.json': '{"dependencies":{"a":"1.0.0","b":"1.0.0"}}' };
  const table = '| name | where | reason |\n|---|---|---|\n| `a` | store | it does the work well |\n| `b` | store |  |\n| `c` | store | no longer needed here |\n';
  const found = dependencies.dependenciesHaveReasons.find(repositoryOf({ ...files, [dependencies.REASONS]: table }));
  assert.deepEqual(found.map(({ message }) => message), ['gives no reason for b', 'gives a reason for c, which no package.json names']);
  assert.equal(places(dependencies.dependenciesHaveReasons, files).length, 2);
});

test('package.json names what is imported and nothing more', () => {
  const found = dependencies.dependenciesAgreeWithImports.find(
    repositoryOf({
      'package.json': '{"devDependencies":{"fast-check":"1.0.0","idle":"1.0.0","typescript":"7.0.2"}}',
      'packages/web/package.json': '{"dependencies":{"hono":"1.0.0","spare":"1.0.0","font":"1.0.0","@amanah/core":"0.1.0"}}',
      'packages/web/src/a.ts': 'import { a } from "hono/html";\nimport fc from "fast-check";\nimport { b } from "@amanah/core/b.ts";\nconst c = "font/files/a.woff2";',
      'packages/web/src/a.test.ts': 'import fc from "fast-check";\nimport d from "other";\nimport { e } from "@amanah/store/e.ts";',
    }),
  );
  assert.deepEqual(found.map(formatFinding), [
    'package.json names idle, which no file uses',
    'packages/web/src/a.ts:2 imports fast-check, which packages/web/package.json does not name',
    'packages/web/src/a.test.ts:2 imports other, which packages/web/package.json does not name',
    'packages/web/src/a.test.ts:3 imports @amanah/store, which packages/web/package.json does not name',
    'packages/web/package.json names spare, which nothing in web uses',
  ]);
  shown.add(dependencies.dependenciesAgreeWithImports);
});

test('pure code has no clock, chance or effect', () => {
  const text = [
    'const a = Date.now();',
    'const b = new Date();',
    'const c = new Date(0).toISOString();',
    'const d = Math.random() + Math.floor(1);',
    'await fetch(url); // fetch',
    "const e = 'process.exit()';",
    'process.exit(); console.log(`${console}`);',
    'setTimeout(f, 1); client.fetch(x); const g = { process: 1 };',
    'type H = { readonly fetch: (url: string) => void };',
    'const i = crypto.randomUUID();',
  ].join('\n');
  const own = 'const document = JSON.parse(text); document.rows; function f(process: Step) { process.next(); }';
  assert.deepEqual(places(purity.noEffectsInPureCode, { 'packages/core/src/own.ts': own }), []);
  const found = places(purity.noEffectsInPureCode, { 'packages/core/src/a.ts': text, 'packages/server/src/a.ts': text, 'packages/core/src/a.test.ts': text });
  assert.deepEqual(found.map((place) => Number(place.split(':')[1])), [1, 2, 4, 5, 7, 7, 7, 8, 10]);
});

test('any is forbidden, and so is silencing the compiler', () => {
  const text = 'let a: any;\nconst b = c as any;\nconst d: Map<string, any> = e;\nPromise.any(f);\nconst g = { any: 1 };\n// any text\nfunction h(any: string) {}\n// @ts-' + 'ignore';
  assert.deepEqual(places(purity.noAny, { 'packages/core/src/a.ts': text }).map((place) => place.split(':')[1]), ['1', '2', '3', '8']);
});

test('nothing is exported without a name of its own', () => {
  const found = places(purity.noDefaultExports, {
    'packages/core/src/index.ts': 'export * from "./a.ts";',
    'packages/core/src/a.ts': 'export default 1;\nexport const a = 2;',
  });
  assert.deepEqual(found, ['packages/core/src/index.ts', 'packages/core/src/index.ts:1', 'packages/core/src/a.ts:1']);
});

test('no test is marked as the only one', () => {
  const text = ['test', ".only('a', b);\n", 'list.only(c);'].join('');
  assert.deepEqual(places(purity.noOnly, { 'stories/a.test.ts': text }), ['stories/a.test.ts:1']);
});

const long = (lines: number): string => `export function long() {\n${'  step();\n'.repeat(lines - 2)}}\n`;

test('functions and files have their lengths, and exceptions only fall', () => {
  assert.deepEqual(places(lengths, { 'packages/a/src/a.ts': long(71), 'packages/a/src/b.ts': long(70) }), ['packages/a/src/a.ts:1']);
  assert.deepEqual(places(lengths, { 'packages/a/src/a.ts': 'a;\n'.repeat(501), 'packages/a/src/b.ts': 'a;\n'.repeat(500) }), ['packages/a/src/a.ts']);
  const allowed = JSON.stringify({ longFunctions: { 'a.ts': 1 }, longFiles: { 'b.ts': 510 } });
  assert.deepEqual(places(lengths, { 'a.ts': long(80), 'b.ts': 'a;\n'.repeat(510), [RATCHET]: allowed }), []);
  assert.deepEqual(places(lengths, { 'a.ts': long(80) + long(80), 'b.ts': 'a;\n'.repeat(511), [RATCHET]: allowed }), ['a.ts:1', 'a.ts:81', 'b.ts']);
  assert.deepEqual(places(lengths, { 'a.ts': long(20), 'b.ts': 'a;\n'.repeat(505), [RATCHET]: allowed }), [RATCHET, RATCHET]);
});

test('turning the ratchet lowers exceptions and never makes one', () => {
  const before = repositoryOf({ 'a.ts': long(80), 'b.ts': 'a;\n'.repeat(505), [RATCHET]: '{"longFiles":{"b.ts":510,"gone.ts":600}}' });
  assert.deepEqual(loweredRatchet(committedRatchet(before), measuredRatchet(before)), { longFunctions: {}, longFiles: { 'b.ts': 505 } });
});

test('no file is over 1 MB', () => {
  shown.add(fileSizes);
  const found = fileSizes.find({ files: [{ path: 'a.bin', text: '', sizeBytes: 1024 * 1024 + 1 }, { path: 'b.bin', text: '', sizeBytes: 1024 * 1024 }] });
  assert.deepEqual(found.map(({ path }) => path), ['a.bin']);
});

test('rules of SPEC.md and names of tests agree both ways', () => {
  const found = rulesHaveTests.find(
    repositoryOf({
      'SPEC.md': '# Spec\n- **[L1]** one\n- **[L2]** two\n- **[L2]** again\n- **[S1]** three\n',
      'packages/core/src/a.test.ts': 'test("[L1] leaf", () => { f("[Z1] data"); });\ntest(`[Q7] unknown`, () => {});',
      'packages/store/src/store.contract.ts': 't.test(`[S1] ${name} appends`, () => {});',
      'packages/core/src/a.ts': 'test("[L2] not a test file");',
    }),
  );
  assert.deepEqual(found.map(formatFinding), [
    'SPEC.md:4 [L2] is given twice',
    'SPEC.md:3 no test is named for [L2]',
    'SPEC.md:4 no test is named for [L2]',
    'packages/core/src/a.test.ts:2 [Q7] is no rule of SPEC.md',
  ]);
  assert.deepEqual(places(rulesHaveTests, {}), ['SPEC.md']);
});

test('names say what a thing is', () => {
  const found = places(names.tellingNames, {
    'packages/core/src/utils/a.ts': '',
    'packages/core/src/string-helpers.ts': '',
    'packages/core/src/camelCase.ts': '',
    'packages/core/src/library.ts': 'class BooksManager {}\nconst calibrate = 1;\nconst helperOf = 2;\nconst commonOptions = 3;',
    'packages/web/src/service-worker.ts': 'const serviceWorker = 1;',
    'docs/README.md': '',
  });
  assert.deepEqual(found, ['packages/core/src/utils/a.ts', 'packages/core/src/string-helpers.ts', 'packages/core/src/camelCase.ts', 'packages/core/src/library.ts:1', 'packages/core/src/library.ts:3']);
});

test('a file that nobody uses is found', () => {
  const found = places(names.noDeadFiles, {
    'packages/core/src/a.ts': 'import { b } from "./b.ts"; const own = "./a.ts";',
    'packages/core/src/b.ts': '',
    'packages/core/src/c.test.ts': '',
    'packages/cli/src/main.ts': 'const worker = new URL("./worker.ts", import.meta.url); import "@amanah/core/d.ts";',
    'packages/cli/src/worker.ts': '',
    'packages/core/src/d.ts': '',
    'packages/cli/package.json': '{"scripts":{"start":"node packages/cli/src/main.ts"}}',
    'scripts/start.js': '',
  });
  assert.deepEqual(found, ['packages/core/src/a.ts']);
});

test('no path leads out of the repository, and none names a machine or a registry', () => {
  const machine = ['', 'work', 'main'].join('/');
  const home = ['', 'home', 'someone', 'x'].join('/');
  const found = places(names.noOutsidePaths, {
    'docs/a.md': `see ${machine}/x\nfine: packages/work/a\n${home}`,
    '.npmrc': `registry=https://${['registry', 'example', 'org'].join('.')}/`,
    'packages/core/src/a.ts': 'import { b } from "../../../../b.ts";\nconst c = "../../../d";\nconst e = "../f";',
    'packages/core/src/a.test.ts': 'const hostile = "../../../../../etc/passwd";\nimport { b } from "../../../../b.ts";',
    'conformance/x.test.ts': `const file = "../${['shared', 'data'].join('/')}/04";`,
  });
  assert.deepEqual(found, ['docs/a.md:1', 'docs/a.md:3', '.npmrc:1', 'packages/core/src/a.ts:1', 'packages/core/src/a.test.ts:2', 'conformance/x.test.ts:1']);
});

test('marks of unfinished work are found', () => {
  assert.deepEqual(places(names.nothingUnfinished, { 'docs/a.md': `fine\n${'TO' + 'DO'}: write`, 'packages/a/src/a.ts': 'const todos = 1;' }), ['docs/a.md:2']);
});

test('a document has one title', () => {
  const found = places(oneTitle, { 'a.md': '# A\n```\n# not one\n```\n## B\n', 'b.md': '# A\n\n# B\n', 'c.md': 'text\n' });
  assert.deepEqual(found, ['b.md:3', 'c.md']);
});

test('links in documents lead somewhere', () => {
  const found = places(linksResolve, {
    'docs/a.md': '# A\n[b](b.md#part) [up](../README.md) [folder](decisions/) [web](https://example.org) [here](#a)\n[gone](c.md)\n`[code](x.md)`\n![picture](../p.png)\n[ref]: gone.md\n',
    'docs/b.md': '# B',
    'docs/decisions/0001-a.md': '# C',
    'README.md': '# R',
  });
  assert.deepEqual(found, ['docs/a.md:3', 'docs/a.md:5', 'docs/a.md:6']);
});

test('what .gitignore names is not read', () => {
  const isIgnored = ignoreRules('# words\nnode_modules/\n/data/\n*.log\n');
  const paths = ['node_modules', 'packages/a/node_modules', 'data', 'packages/a/data', 'x/y.log', 'y.logs'];
  assert.deepEqual(paths.filter(isIgnored), ['node_modules', 'packages/a/node_modules', 'data', 'x/y.log']);
});

test('every rule was shown to fail', () => {
  assert.deepEqual(RULES.filter((rule) => !shown.has(rule)).map(({ name }) => name), []);
});
