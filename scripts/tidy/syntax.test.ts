import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionsOf, importsOf, outsidePackage, resolveImport } from './syntax.ts';

function file(text: string): { path: string; text: string; sizeBytes: number } {
  return { path: 'packages/core/src/a.ts', text, sizeBytes: text.length };
}

test('all forms of import are seen, and which leave no trace at run time', () => {
  const text = `import a, { type b } from "./1.ts"; import "./2.ts"; import type { c } from "./3.ts";
    export { d } from "./4.ts"; export * as e from "./5.ts"; const f = await import("./6.ts"); import(g);
    export const from = "./7.ts"; import * as h from "./8.ts"; const i = import.meta.url; export type { j } from "./9.ts";`;
  const found = importsOf(file(text)).map(({ from, onlyTypes }) => `${from.replace(/\D/g, '')}${onlyTypes ? 't' : ''}`);
  assert.deepEqual(found, ['1', '2', '3t', '4', '5', '6', '8', '9t']);
});

test('imports mean files of ours or packages of others', () => {
  assert.equal(resolveImport('packages/log/src/tree.ts', './bytes.ts'), 'packages/log/src/bytes.ts');
  assert.equal(resolveImport('packages/cli/src/a.ts', '@amanah/log/tree.ts'), 'packages/log/src/tree.ts');
  assert.equal(resolveImport('packages/cli/src/a.ts', 'hono/html'), undefined);
  assert.equal(outsidePackage('hono/html'), 'hono');
  assert.equal(outsidePackage('@noble/curves/ed25519.js'), '@noble/curves');
  assert.equal(outsidePackage('node:fs'), undefined);
});

function extents(text: string): readonly string[] {
  return functionsOf(file(text)).map(({ name, lines }) => `${name} ${lines}`);
}

test('declared functions, methods and arrows have their lengths', () => {
  assert.deepEqual(extents('function a(\n b: string,\n): string {\n return b;\n}'), ['a 5']);
  assert.deepEqual(extents('const a = async (b: number): Promise<{ c: 1 }> => {\n};'), ['a 2']);
  assert.deepEqual(extents('class A {\n b(): { c: number } | undefined {\n\n }\n get d() {\n }\n}'), ['b 3', 'd 2']);
  assert.deepEqual(extents('function is(a: unknown): a is Record<string, () => void> {\n}'), ['is 2', 'a function 1']);
  assert.deepEqual(extents('function must(a: unknown): asserts a {\n}'), ['must 2']);
  assert.deepEqual(extents('const page = (a) => html`\n${a.map((b) => `\n${b}`)}\n\n`;'), ['page 5', 'a function 2']);
  assert.deepEqual(extents('const sum = list.map(a =>\n a + 1).length;'), ['a function 2']);
});

test('what only looks like a function is none', () => {
  assert.deepEqual(extents('if (a) {\n}\nfor (const b of c()) {\n}\nwhile (d) {\n}\nswitch (e(f)) { case g(h): {\n} }'), []);
  assert.deepEqual(extents('try {\n} catch (a) {\n}\nfor await (const b of c) {\n}'), []);
  assert.deepEqual(extents('const a = b ? c(d) : { e: 1 };\nconst f = g(h);\n{\n}'), []);
});

test('the callback of a describe is a heading', () => {
  assert.deepEqual(extents('describe("a", () => {\n test("b", async () => {\n });\n});'), ['a function 2']);
});
