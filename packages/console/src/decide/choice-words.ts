// What a ballot says, in words.

import type { Choice } from '@amanah/consultation/ballot.ts';
import { t } from '../language.ts';
import type { ProposalBody, VoteOption } from './proposal-words.ts';
import { inWords } from './rule-words.ts';
import { straightText } from './straight-text.ts';

/** The title of an option; its code where nothing has it. */
export function titleOf(options: readonly VoteOption[] | undefined, code: string): string {
  return straightText(options?.find((one) => one.code === code)?.title ?? code);
}

/** A choice in words: `yes`, `approves Water and Clinic`, `1. Amal, 2. Bo`. */
export function choiceWords(choice: Choice, { options }: Pick<ProposalBody, 'options'>): string {
  if ('vote' in choice) return choice.reason === undefined || choice.reason === '' ? t(`vote.${choice.vote}`) : `${t(`vote.${choice.vote}`)}: ${straightText(choice.reason)}`;
  if ('approves' in choice) return choice.approves.length === 0 ? t('vote.nothing') : t('vote.approves', { what: inWords(choice.approves.map((code) => titleOf(options, code))) });
  if ('ranking' in choice) return choice.ranking.length === 0 ? t('vote.nothing') : choice.ranking.map((code, at) => t('vote.place', { place: at + 1, what: titleOf(options, code) })).join('; ');
  const given = Object.entries(choice.points).filter(([, points]) => points > 0);
  return given.length === 0 ? t('vote.nothing') : given.map(([code, count]) => t('vote.points', { count, what: titleOf(options, code) })).join('; ');
}
