// No clock, chance or effect where others must be able to recompute the result, and no hole in the types anywhere.
import type { Finding, RepositoryFile, Rule } from './repository.ts';
import { codeOf, isTest, packageOf, sourcesOf } from './repository.ts';
import type { Token } from './tokens.ts';

const PURE_PACKAGES = new Set(['record', 'core', 'zakat', 'interchange', 'ui']);

/** Globals that bring time, chance or effects. */
const EFFECTS = new Set(
  ('fetch process console setTimeout setInterval setImmediate performance crypto localStorage sessionStorage indexedDB ' +
    'navigator document window XMLHttpRequest WebSocket').split(' '),
);
const EFFECT_MEMBERS: Readonly<Record<string, readonly string[]>> = { Date: ['now'], Math: ['random'] };

export const noEffectsInPureCode: Rule = {
  name: 'no clock, randomness or I/O in record, core, zakat, interchange and ui: they are arguments',
  find: (repository) =>
    sourcesOf(repository).flatMap((file) => {
      if (!PURE_PACKAGES.has(packageOf(file.path) ?? '') || isTest(file.path)) return [];
      const tokens = codeOf(file);
      const own = declaredIn(tokens);
      return tokens.flatMap((token, at): Finding[] => {
        const effect = effectAt(tokens, at);
        return effect === undefined || own.has(effect) ? [] : [{ path: file.path, line: token.line, message: `${effect} makes the result depend on more than the arguments` }];
      });
    }),
};

/** Names that the file gives to values of its own, and to typed parameters: `document` may be a parsed file. */
function declaredIn(tokens: readonly Token[]): ReadonlySet<string> {
  const isDeclared = (at: number): boolean => {
    const before = tokens[at - 1]?.text ?? '';
    return ['const', 'let', 'function'].includes(before) || ((before === '(' || before === ',') && tokens[at + 1]?.text === ':');
  };
  return new Set(tokens.flatMap((token, at) => (token.kind === 'word' && isDeclared(at) ? [token.text] : [])));
}

function effectAt(tokens: readonly Token[], at: number): string | undefined {
  const [before, token, next, after] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.kind !== 'word' || before?.text === '.' || before?.text === '?.') return undefined;
  if (token.text === 'Date' && before?.text === 'new' && (next?.text !== '(' || after?.text === ')')) return 'new Date()';
  if (token.text === 'Date' && before?.text !== 'new' && next?.text === '(') return 'Date()';
  if (next?.text === '.' && after !== undefined && EFFECT_MEMBERS[token.text]?.includes(after.text)) return `${token.text}.${after.text}`;
  // A property of that name, in a literal or a type, is no global; `a ? fetch : b` is the price of not parsing.
  const isName = next?.text === ':' || next?.text === '?';
  return EFFECTS.has(token.text) && !isName ? token.text : undefined;
}

const BEFORE_A_TYPE = new Set([':', '<', '|', '&', ',', 'as', '=>', '=', '[', 'satisfies', 'is', 'extends', 'keyof', 'readonly', '(']);

export const noAny: Rule = {
  name: 'no `any`, and no comment that silences the compiler',
  find: (repository) => sourcesOf(repository).filter((file) => file.path.endsWith('.ts')).flatMap((file) => [...anyIn(file), ...silencedIn(file)]),
};

function anyIn(file: RepositoryFile): readonly Finding[] {
  const tokens = codeOf(file);
  return tokens.flatMap((token, at): Finding[] => {
    if (token.kind !== 'word' || token.text !== 'any' || !BEFORE_A_TYPE.has(tokens[at - 1]?.text ?? '')) return [];
    if ([':', '(', '.', '?', '=>'].includes(tokens[at + 1]?.text ?? '')) return [];
    return [{ path: file.path, line: token.line, message: 'any: say what it is, or unknown and look' }];
  });
}

function silencedIn(file: RepositoryFile): readonly Finding[] {
  return file.text.split('\n').flatMap((line, at): Finding[] =>
    /^\s*(\/\/|\/?\*+)\s*@ts-(ignore|nocheck)/.test(line) ? [{ path: file.path, line: at + 1, message: 'the compiler is silenced' }] : [],
  );
}

export const noDefaultExports: Rule = {
  name: 'no default exports, no barrel files',
  find: (repository) =>
    sourcesOf(repository).flatMap((file) => {
      const tokens = codeOf(file);
      const isBarrel = /(^|\/)index\.(ts|js)$/.test(file.path);
      const barrel: readonly Finding[] = isBarrel ? [{ path: file.path, message: 'an index file hides where things are' }] : [];
      const exports = tokens.flatMap((token, at): Finding[] => {
        if (token.kind !== 'word' || token.text !== 'export' || tokens[at - 1]?.text === '.') return [];
        const next = tokens[at + 1]?.text;
        if (next === 'default') return [{ path: file.path, line: token.line, message: 'export default: a name that every reader shares is better' }];
        if (next === '*') return [{ path: file.path, line: token.line, message: 'export *: import from the file that holds it' }];
        return [];
      });
      return [...barrel, ...exports];
    }),
};

export const noOnly: Rule = {
  name: 'no test is marked as the only one',
  find: (repository) =>
    sourcesOf(repository).flatMap((file) => {
      const tokens = codeOf(file);
      return tokens.flatMap((token, at): Finding[] => {
        const isMarked = token.kind === 'word' && token.text === 'only' && tokens[at - 1]?.text === '.' && /^(it|test|describe|suite|t)$/.test(tokens[at - 2]?.text ?? '');
        return isMarked ? [{ path: file.path, line: token.line, message: 'marked only: the others would not run' }] : [];
      });
    }),
};
