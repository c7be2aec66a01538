// A refusal in the language of the page: the rule, and what would make it pass.

import { REFUSALS } from '@amanah/record/refusal.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';
import { arRefusals } from '../messages/ar-refusals.ts';
import type { Problem } from '../server.ts';
import type { FieldProblem } from './body.ts';

/** The rule behind a code and what to do. */
function refusalText(problem: Pick<Problem, 'code' | 'message' | 'title'>): { readonly rule: string; readonly remedy: string } {
  const known = REFUSALS.find(([code]) => code === problem.code);
  if (known === undefined) {
    const own = textOr(`problem.${problem.code}`, '');
    return own !== '' ? { rule: own, remedy: '' } : { rule: problem.message === '' ? problem.title : problem.message, remedy: '' };
  }
  const [, rule, remedy] = known;
  const arabic = arRefusals[problem.code];
  return locale() === 'ar' && arabic !== undefined ? { rule: arabic[0], remedy: arabic[1] } : { rule, remedy };
}

/** One text to stand beside an input. */
export function refusalSentence(problem: Pick<Problem, 'code' | 'message' | 'title'>): string {
  const { rule, remedy } = refusalText(problem);
  const where = problem.message === '' || locale() === 'ar' ? '' : ` ${t('refusal.exactly', { message: problem.message })}`;
  return `${rule} ${remedy}${where}`.trim();
}

/** What is wrong with an input, before anything is sent. */
export function faultText({ fault, decimals }: FieldProblem): string {
  return t(`fault.${fault}` as MessageKey, { decimals: decimals ?? 0 });
}
