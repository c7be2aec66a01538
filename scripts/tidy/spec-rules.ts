// SPEC.md's rules and the tests that show them: none without the other.
import type { Finding, Repository, RepositoryFile, Rule } from './repository.ts';
import { codeOf, fileAt, sourcesOf } from './repository.ts';

const SPEC = 'SPEC.md';
const RULE_LINE = /^\s*- \*\*\[([A-Z]{1,3}\d+)\]\*\*/;
const MARK = /\[([A-Z]{1,3}\d+)\]/g;
const NAMING = new Set(['test', 'it', 'describe', 'suite']);

/** Rule ids of SPEC.md with their lines. */
function rulesIn(spec: RepositoryFile): readonly { readonly id: string; readonly line: number }[] {
  return spec.text.split('\n').flatMap((text, at) => {
    const id = RULE_LINE.exec(text)?.[1];
    return id === undefined ? [] : [{ id, line: at + 1 }];
  });
}

function marksIn(text: string): readonly string[] {
  return [...text.matchAll(MARK)].map((mark) => mark[1] ?? '');
}

type Mark = { readonly id: string; readonly path: string; readonly line: number };

/** The rule ids that stand in names of tests: the first text given to test, it, describe or suite. */
function marksOf(repository: Repository): readonly Mark[] {
  return sourcesOf(repository).flatMap((file) => {
    if (!/\.(test|e2e|contract)\.ts$/.test(file.path)) return [];
    const tokens = codeOf(file);
    return tokens.flatMap((token, at): Mark[] => {
      if (token.kind !== 'string' && token.kind !== 'template') return [];
      if (tokens[at - 1]?.text !== '(' || !NAMING.has(tokens[at - 2]?.text ?? '')) return [];
      return marksIn(token.text).map((id) => ({ id, path: file.path, line: token.line }));
    });
  });
}

export const rulesHaveTests: Rule = {
  name: "every rule of SPEC.md stands in the name of a test, and every id in a test's name is a rule",
  find: (repository) => {
    const spec = fileAt(repository, SPEC);
    if (spec === undefined) return [{ path: SPEC, message: 'is missing' }];
    const rules = rulesIn(spec);
    const marks = marksOf(repository);
    const known = new Set(rules.map(({ id }) => id));
    const shown = new Set(marks.map(({ id }) => id));
    const twice: readonly Finding[] = rules
      .filter(({ id }, at) => rules.findIndex((one) => one.id === id) !== at)
      .map(({ id, line }) => ({ path: SPEC, line, message: `[${id}] is given twice` }));
    return [
      ...twice,
      ...rules.filter(({ id }) => !shown.has(id)).map(({ id, line }) => ({ path: SPEC, line, message: `no test is named for [${id}]` })),
      ...marks.filter(({ id }) => !known.has(id)).map(({ id, path, line }) => ({ path, line, message: `[${id}] is no rule of ${SPEC}` })),
    ];
  },
};
