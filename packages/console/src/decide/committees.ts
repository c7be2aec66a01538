// Committees as their policies list them.

import { personName, type Masters } from '../forms/masters.ts';
import { t, textOr } from '../language.ts';
import { inWords } from './rule-words.ts';

export interface Committee {
  readonly members: readonly string[];
  readonly quorum?: string;
  readonly rules?: readonly string[];
}

/** The committee of this name, if a policy lists its members. */
export function committeeIn(name: string, masters: Masters): Committee | undefined {
  const parameters = masters.policies.find(({ subject }) => subject === `committee/${name}`)?.parameters;
  if (name === '' || parameters === undefined) return undefined;
  const quorum = parameters['quorum'];
  const rules = wordsOf(parameters['rules']);
  return { members: wordsOf(parameters['members']), ...(quorum === undefined || quorum === '' ? {} : { quorum }), ...(rules.length === 0 ? {} : { rules }) };
}

/** Codes with blanks between. */
export function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\s+/).filter((one) => one !== '');
}

/** Who is in it and how it decides, in a sentence; empty where there is none. */
export function committeeSentence(name: string, masters: Masters): string {
  const committee = committeeIn(name, masters);
  if (committee === undefined) return '';
  const members = t('committee.members', { count: committee.members.length, members: inWords(committee.members.map((one) => personName(masters, one))) });
  const quorum = committee.quorum === undefined ? '' : ` ${t('committee.quorum', { quorum: textOr(`choice.${committee.quorum}`, committee.quorum) })}`;
  const rules = committee.rules === undefined ? '' : ` ${t('committee.rules', { rules: inWords(committee.rules.map((rule) => textOr(`choice.${rule}`, rule))) })}`;
  return `${members}${quorum}${rules}`;
}
