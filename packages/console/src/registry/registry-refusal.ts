// Why the registry did not do something, in the language of the page.

import { refusalSentence } from '../forms/refusal-text.ts';
import { t, textOr } from '../language.ts';
import type { Answer } from '../server.ts';

/** The words of an answer that is no success: by its reason where the registry gave one, else as refusals are said. */
export function whyNot(answer: Exclude<Answer<unknown>, { readonly ok: true }>): string {
  if ('offline' in answer) return t('state.offline-short');
  const { problem } = answer;
  return (problem.reason === undefined ? '' : textOr(`problem.registry-${problem.reason}`, '')) || refusalSentence(problem);
}
