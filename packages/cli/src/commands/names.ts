// amanah names: compares two names across scripts and says why; prints the keys under which a name is found again.

import { compare, MATCH_SCORE, type Comparison, type Reason } from '@amanah/names/compare.ts';
import { keysOf, type Kind } from '@amanah/names/prepared.ts';
import { scriptsIn } from '@amanah/names/script.ts';
import { transliterate } from '@amanah/names/transliterate.ts';
import { normalise } from '@amanah/names/words.ts';
import type { Given } from '../arguments.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { EXIT, wrongUse, type ExitCode } from '../fault.ts';
import type { Terminal } from '../terminal.ts';

const HINT = 'See: amanah help names';

export const names: Command = {
  name: 'names',
  summary: 'compare two names across scripts, and say why they are alike',
  usage: ['amanah names compare NAME NAME [--organisation] [--json]', 'amanah names key NAME... [--organisation] [--json]'],
  about: [
    'compare gives a score from 0 to 1 for two names of persons, or with --organisation of organisations, in any script, and says which word stands for which, by what, and what is missing. A score says how alike two names are, never that two people are one.',
    'key prints for each name its normal form, its Latin spellings and the skeleton keys under which other spellings of it are found. Nothing is kept and nothing is sent.',
  ],
  words: [{ name: 'compare|key' }, { name: 'NAME...', many: true }],
  options: {
    organisation: { about: 'names of organisations, not of persons' },
    json: JSON_OPTION,
  },
  examples: ['amanah names compare "Abd al-Rahman Saleh" "عبد الرحمن صالح"', 'amanah names compare "Blue River Foundation" "Fondation Blue River" --organisation', 'amanah names key "Иван Сидоров" --json'],

  async run(given, terminal) {
    const [what, ...rest] = given.words;
    const kind: Kind = given.flag('organisation') ? 'organisation' : 'person';
    if (what === 'compare') {
      const [one, other] = rest;
      if (one === undefined || other === undefined || rest.length !== 2) throw wrongUse('names compare takes two names; put each in quotes.', HINT);
      return showComparison(given, terminal, compare(one, other, { kind }));
    }
    if (what === 'key') {
      if (rest.length === 0) throw wrongUse('names key takes one name at least; put each in quotes.', HINT);
      return showKeys(given, terminal, rest, kind);
    }
    throw wrongUse(`names compares or gives keys; ${JSON.stringify(what ?? '')} is neither.`, HINT);
  },
};

async function showComparison(given: Given, terminal: Terminal, { score, matches, reasons }: Comparison): Promise<ExitCode> {
  if (given.flag('json')) {
    await terminal.json({ score: score.toFixed(3), matches, threshold: String(MATCH_SCORE), reasons: reasons.map((reason) => (reason.kind === 'match' ? { ...reason, alike: reason.alike.toFixed(3) } : reason)) });
    return EXIT.ok;
  }
  await terminal.lines(`${score.toFixed(3)}  ${matches ? 'alike' : 'not alike'} (from ${MATCH_SCORE} on two names are taken for one)`, ...reasons.map((reason) => `  ${reasonText(reason)}`));
  return EXIT.ok;
}

/** One reason in words. */
function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'match': return `${reason.left} = ${reason.right}: ${BY_TEXT[reason.by]}, ${reason.alike.toFixed(3)}`;
    case 'missing': return `${reason.word}: only in the ${SIDE_TEXT[reason.side]} name${reason.role === 'name' ? '' : ` (${reason.role})`}`;
    case 'acronym': return 'one is a short name of the other';
    case 'order': return 'the words are in another order';
    case 'left out': return `${reason.what} left out of the ${SIDE_TEXT[reason.side]} name: ${reason.words.join(', ')}`;
    case 'not compared': return `the ${SIDE_TEXT[reason.side]} name has words in ${reason.scripts.join(', ')} without a known reading: compared within that script only`;
  }
}

const SIDE_TEXT = { left: 'first', right: 'second' } as const;

const BY_TEXT: Readonly<Record<Extract<Reason, { kind: 'match' }>['by'], string>> = {
  exact: 'the same word', variant: 'known spellings of one name', nickname: 'a short form', initial: 'an initial', number: 'two numbers', translation: 'the same meaning',
  spelling: 'nearly the same spelling', transliteration: 'sounds alike in another script', skeleton: 'the same consonants', joined: 'written together and apart',
};

async function showKeys(given: Given, terminal: Terminal, texts: readonly string[], kind: Kind): Promise<ExitCode> {
  const found = texts.map((name) => ({ name, normal: normalise(name), scripts: [...scriptsIn(name).keys()], latin: transliterate(name, 3), keys: keysOf(name, kind) }));
  if (given.flag('json')) {
    await terminal.json({ kind, names: found });
    return EXIT.ok;
  }
  for (const { name, normal, scripts, latin, keys } of found) await terminal.lines(name, `  normal  ${normal}`, `  script  ${scripts.join(', ')}`, `  latin   ${latin.join(' | ')}`, `  keys    ${keys.join(' ')}`);
  return EXIT.ok;
}
