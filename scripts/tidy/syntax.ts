// What the rules need to know of the syntax: imports, and where functions begin and end.
import { posix } from 'node:path';
import type { RepositoryFile } from './repository.ts';
import { codeOf } from './repository.ts';
import type { Token } from './tokens.ts';

/** An import or re-export. `onlyTypes` ones leave no trace at run time. */
export type Import = { readonly from: string; readonly line: number; readonly onlyTypes: boolean };

/** All imports, exports from elsewhere and dynamic imports of a text known at reading time. */
export function importsOf(file: RepositoryFile): readonly Import[] {
  const tokens = codeOf(file);
  return tokens.flatMap((token, at): Import[] => {
    if (token.kind !== 'word' || (token.text !== 'import' && token.text !== 'export') || tokens[at - 1]?.text === '.') return [];
    const next = tokens[at + 1];
    if (token.text === 'import' && next?.kind === 'string') return [{ from: next.text, line: token.line, onlyTypes: false }];
    if (token.text === 'import' && next?.text === '(') {
      const named = tokens[at + 2];
      return named?.kind === 'string' ? [{ from: named.text, line: token.line, onlyTypes: false }] : [];
    }
    return importClause(tokens, at);
  });
}

function importClause(tokens: readonly Token[], at: number): Import[] {
  const clause: Token[] = [];
  for (let i = at + 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || !(token.kind === 'word' || ['{', '}', ',', '*'].includes(token.text))) return [];
    const source = tokens[i + 1];
    if (token.text === 'from' && source?.kind === 'string') {
      return [{ from: source.text, line: tokens[at]?.line ?? 0, onlyTypes: isOnlyTypes(clause) }];
    }
    clause.push(token);
  }
  return [];
}

function isOnlyTypes(clause: readonly Token[]): boolean {
  return clause[0]?.text === 'type' && clause[1]?.text !== ',';
}

/** The path in the repository that an import means, or undefined when it is a package from outside. */
export function resolveImport(fromPath: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(fromPath), specifier));
  const own = /^@amanah\/([^/]+)\/(.+)$/.exec(specifier);
  return own === null ? undefined : `packages/${own[1]}/src/${own[2]}`;
}

/** The npm package that a specifier names, or undefined for node's own modules and for our files. */
export function outsidePackage(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:') || specifier.startsWith('@amanah/')) return undefined;
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** A function that has a body, with the lines it takes from its parameters to its end. */
export type FunctionExtent = { readonly name: string; readonly line: number; readonly lines: number };

const NOT_FUNCTIONS = new Set(['if', 'for', 'while', 'switch', 'catch', 'with']);
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** For each bracket its partner, by index. A template's values need no partner: their braces are part of its pieces. */
function partnersOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'punctuation') return;
    if ('([{'.includes(token.text)) open.push(at);
    else if (token.text in PAIRS) {
      const partner = open.pop();
      if (partner === undefined) return;
      partners.set(at, partner);
      partners.set(partner, at);
    }
  });
  return partners;
}

/** All functions of a file: declared, methods, arrows. The callback of a `describe` or `suite` is a heading, not a function. */
export function functionsOf(file: RepositoryFile): readonly FunctionExtent[] {
  const tokens = codeOf(file);
  const partners = partnersOf(tokens);
  return tokens.flatMap((token, at): FunctionExtent[] => {
    if (token.kind !== 'punctuation') return [];
    const body = token.text === '=>' ? arrowBody(tokens, partners, at) : token.text === ')' ? methodBody(tokens, partners, at) : undefined;
    if (body === undefined || isHeading(tokens, body.from)) return [];
    const [first, last] = [tokens[body.from], tokens[body.to]];
    if (first === undefined || last === undefined) return [];
    const lastLine = last.line + (last.kind === 'template' ? last.text.split('\n').length - 1 : 0);
    return [{ name: nameBefore(tokens, body.from), line: first.line, lines: lastLine - first.line + 1 }];
  });
}

type Extent = { readonly from: number; readonly to: number };

/** The extent of an arrow function: its parameters to the end of its block or of its expression. */
function arrowBody(tokens: readonly Token[], partners: ReadonlyMap<number, number>, arrow: number): Extent | undefined {
  const from = parametersBefore(tokens, partners, arrow);
  if (tokens[arrow + 1]?.text === '{') return { from, to: partners.get(arrow + 1) ?? arrow };
  let at = arrow + 1;
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind !== 'punctuation') continue;
    if ([',', ';', ')', ']', '}'].includes(token.text)) break;
    // A brace straight after a value: the arrow was part of a type, and here begins the body of what has that type.
    if (token.text === '{' && (tokens[at - 1]?.kind === 'word' || tokens[at - 1]?.text === '>')) break;
    if ('([{'.includes(token.text)) at = partners.get(at) ?? at;
  }
  return { from, to: at - 1 };
}

function parametersBefore(tokens: readonly Token[], partners: ReadonlyMap<number, number>, arrow: number): number {
  // Between the parameters and the arrow may stand a return type, which holds no semicolon and begins with `) :`.
  for (let at = arrow - 1; at >= 0 && at > arrow - 60; at--) {
    const token = tokens[at];
    if (token?.kind !== 'punctuation') continue;
    if (token.text === ')' && (at === arrow - 1 || tokens[at + 1]?.text === ':')) return partners.get(at) ?? at;
    if (token.text in PAIRS) at = partners.get(at) ?? at;
    else if ([';', '{', '(', '['].includes(token.text)) break;
  }
  return arrow - 1;
}

/** The extent of a declared function or method whose parameters end at `close`, or undefined when no body follows. */
function methodBody(tokens: readonly Token[], partners: ReadonlyMap<number, number>, close: number): Extent | undefined {
  const open = partners.get(close);
  if (open === undefined || NOT_FUNCTIONS.has(tokens[open - 1]?.text ?? '')) return undefined;
  if (tokens[open - 1]?.text === 'await' && tokens[open - 2]?.text === 'for') return undefined;
  const brace = tokens[close + 1]?.text === ':' ? afterType(tokens, partners, close + 2) : close + 1;
  if (brace === undefined || tokens[brace]?.text !== '{') return undefined;
  return { from: open, to: partners.get(brace) ?? brace };
}

const TYPE_OPERATORS = new Set('| & => . ?'.split(' '));
const TYPE_WORDS = new Set('asserts keyof typeof readonly infer unique is extends abstract new'.split(' '));
const STATEMENT_WORDS = new Set('return throw if for const let var break continue switch while case default function class await yield'.split(' '));

/** The index after the type that begins at `at`, or undefined when what stands there is no type. */
function afterType(tokens: readonly Token[], partners: ReadonlyMap<number, number>, from: number): number | undefined {
  let operandWanted = true;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || STATEMENT_WORDS.has(token.text)) return undefined;
    if (token.text === '<') {
      at = angleEnd(tokens, at);
    } else if (token.kind === 'punctuation' && '([{'.includes(token.text)) {
      if (token.text === '{' && !operandWanted) return at;
      at = partners.get(at) ?? at;
      operandWanted = false;
    } else if (token.kind === 'punctuation') {
      if (!TYPE_OPERATORS.has(token.text)) return undefined;
      operandWanted = true;
    } else if (operandWanted || TYPE_WORDS.has(token.text)) {
      operandWanted = TYPE_WORDS.has(token.text);
    } else {
      return undefined;
    }
  }
  return undefined;
}

function angleEnd(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at]?.text === '<') depth++;
    if (tokens[at]?.text === '>') depth--;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function isHeading(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.text === 'async' ? from - 2 : from - 1;
  if (tokens[before]?.text !== ',') return false;
  for (let at = before; at >= 0 && at > before - 30; at--) {
    if (tokens[at]?.kind === 'punctuation' && tokens[at]?.text === '(') return ['describe', 'suite'].includes(tokens[at - 1]?.text ?? '');
  }
  return false;
}

function nameBefore(tokens: readonly Token[], from: number): string {
  const [one, two, three] = [tokens[from - 1], tokens[from - 2], tokens[from - 3]];
  if (one?.kind === 'word' && one.text !== 'async' && one.text !== 'function') return one.text;
  if ((one?.text === '=' || one?.text === ':') && two?.kind === 'word') return two.text;
  if (one?.text === 'async' && three?.kind === 'word') return three.text;
  return 'a function';
}
