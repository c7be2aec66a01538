// A scanner for TypeScript and JavaScript that knows strings, templates, comments and regular expressions, so that no
// rule mistakes a word in a text for code. TypeScript 7 publishes its own syntax tree only as an unstable interface.

export type TokenKind = 'word' | 'number' | 'string' | 'template' | 'regex' | 'comment' | 'punctuation';

/** One token. `text` is as written; of a string or a piece of a template it is the inside, escapes left as they are. */
export type Token = { readonly kind: TokenKind; readonly text: string; readonly line: number; readonly start: number; readonly end: number };

/** After these words a slash begins a regular expression, as after an operator. */
const WORDS_BEFORE_OPERAND = new Set('return typeof case in of delete void throw new do else instanceof yield await'.split(' '));

const WORD = /[\p{ID_Start}$_#@][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\.?[0-9][\w.]*/y;
const SPACE = /\s+/y;
const PUNCTUATION = /=>|\.\.\.|\?\.(?![0-9])|\?\?=?|\+\+|--|\*\*=?|&&=?|\|\|=?|[=!]==?|[-+*/%&|^<>]=|[^\s]/uy;

type Scan = { readonly text: string; at: number; line: number; readonly tokens: Token[]; readonly braces: ('block' | 'template')[] };

/** The tokens of a source text, comments included, white space left out. Never throws: what it cannot end, ends the text. */
export function tokensOf(text: string): readonly Token[] {
  const scan: Scan = { text, at: text.startsWith('#!') ? lineEnd(text, 0) : 0, line: 1, tokens: [], braces: [] };
  while (scan.at < text.length) {
    const space = match(SPACE, scan);
    if (space !== undefined) advance(scan, space.length);
    else scanToken(scan);
  }
  return scan.tokens;
}

function match(pattern: RegExp, scan: Scan): string | undefined {
  pattern.lastIndex = scan.at;
  return pattern.exec(scan.text)?.[0];
}

function advance(scan: Scan, length: number): void {
  const end = Math.min(scan.at + length, scan.text.length);
  for (let at = scan.text.indexOf('\n', scan.at); at !== -1 && at < end; at = scan.text.indexOf('\n', at + 1)) scan.line++;
  scan.at = end;
}

function push(scan: Scan, kind: TokenKind, length: number, inside: { readonly from: number; readonly to: number } = { from: 0, to: length }): void {
  const { at: start, line, text } = scan;
  advance(scan, length);
  scan.tokens.push({ kind, text: text.slice(start + inside.from, start + inside.to), line, start, end: scan.at });
}

function scanToken(scan: Scan): void {
  const { text, at } = scan;
  const first = text[at];
  if (text.startsWith('//', at)) return push(scan, 'comment', lineEnd(text, at) - at);
  if (text.startsWith('/*', at)) return push(scan, 'comment', endOf(text, '*/', at + 2) - at);
  if (first === '"' || first === "'") return scanString(scan, first);
  if (first === '`') return scanTemplate(scan);
  if (first === '}' && scan.braces.at(-1) === 'template') {
    scan.braces.pop();
    return scanTemplate(scan);
  }
  if (first === '/' && operandMayFollow(scan)) return push(scan, 'regex', regexEnd(text, at) - at);
  const number = match(NUMBER, scan);
  if (number !== undefined) return push(scan, 'number', number.length);
  const word = match(WORD, scan);
  if (word !== undefined) return push(scan, 'word', word.length);
  if (first === '{') scan.braces.push('block');
  if (first === '}') scan.braces.pop();
  push(scan, 'punctuation', match(PUNCTUATION, scan)?.length ?? 1);
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

function scanString(scan: Scan, quote: string): void {
  let end = scan.at + 1;
  while (end < scan.text.length && scan.text[end] !== quote && scan.text[end] !== '\n') end += scan.text[end] === '\\' ? 2 : 1;
  const length = end + 1 - scan.at;
  push(scan, 'string', length, { from: 1, to: length - 1 });
}

/** One piece of a template, from its backtick or from the brace that ends a value, to its backtick or to the next value. */
function scanTemplate(scan: Scan): void {
  let end = scan.at + 1;
  while (end < scan.text.length && scan.text[end] !== '`' && !scan.text.startsWith('${', end)) end += scan.text[end] === '\\' ? 2 : 1;
  const opensValue = scan.text.startsWith('${', end);
  if (opensValue) scan.braces.push('template');
  const inside = { from: 1, to: end - scan.at };
  push(scan, 'template', end + (opensValue ? 2 : 1) - scan.at, inside);
}

function regexEnd(text: string, from: number): number {
  let inClass = false;
  let at = from + 1;
  for (; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) break;
  }
  at++;
  while (/[a-z]/.test(text[at] ?? '')) at++;
  return at;
}

/** Does a slash here begin a regular expression, and not divide? */
function operandMayFollow(scan: Scan): boolean {
  const before = scan.tokens.findLast((token) => token.kind !== 'comment');
  if (before === undefined) return true;
  if (before.kind === 'word') return WORDS_BEFORE_OPERAND.has(before.text);
  if (before.kind === 'template') return scan.braces.at(-1) === 'template' && scan.text.startsWith('${', before.end - 2);
  if (before.kind !== 'punctuation') return false;
  // `x!` and `x++` are values; the line of `!` alone tells a non-null mark from a negation.
  if (before.text === '!') return !/[\w$)\]]$/.test(scan.text.slice(0, before.start));
  return ![')', ']', '}', '++', '--'].includes(before.text);
}
