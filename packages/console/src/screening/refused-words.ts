// What the server refused about lists, runs, hits and parties, in the language of the page.

import { refusalSentence } from '../forms/refusal-text.ts';
import { t, textOr } from '../language.ts';
import type { Answer, Problem } from '../server.ts';

/** A refusal by its case, where it has one of screening; else as every refusal is said. */
export function refusedWords(problem: Problem): string {
  return textOr(`screening-refused.${problem.reason ?? ''}`, refusalSentence(problem));
}

/** What stood in the way of an answer: no network, or a refusal. */
export function failureWords(answer: Exclude<Answer<unknown>, { readonly ok: true }>): string {
  return 'offline' in answer ? t('state.offline-short') : refusedWords(answer.problem);
}
