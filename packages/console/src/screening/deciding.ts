// A decision on a hit: kept beside the log with its reason, and signed for the log once every hit of the party is decided.

import type { Desk } from '../desk.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t } from '../language.ts';
import type { DecisionAnswer, Hit, Waiting } from './answers.ts';
import type { Saying } from './decision-form.ts';
import { isolated } from './evidence-words.ts';
import { failureWords } from './refused-words.ts';

/** What became of a decision, in words. */
export interface Ended {
  readonly ok: boolean;
  readonly words: string;
  /** Hits of the party on the list that are left to decide. */
  readonly left: number;
}

/** Keeps the decision on one hit; the last of a party is signed. */
export function decideHit(desk: Desk, waiting: Waiting, { hit }: Hit, { verdict, reason }: Saying): Promise<Ended> {
  return send(desk, waiting, [{ hit, verdict, reason: reason.trim() }]);
}

/** Signs what was decided before and never signed. */
export function signDecision(desk: Desk, waiting: Waiting): Promise<Ended> {
  return send(desk, waiting, []);
}

async function send(desk: Desk, { party, list, name, of }: Waiting, decisions: readonly object[]): Promise<Ended> {
  const answer = await desk.server.post<DecisionAnswer>('/api/operate/screening/decisions', { party, list, decisions });
  if (!answer.ok) return { ok: false, left: 0, words: failureWords(answer) };
  const { record, left } = answer.value;
  if (record === null) return { ok: true, left, words: left === 0 && of !== 'organisation' ? t('hits.kept-private') : t('hits.left', { count: left }) };
  if (desk.outbox === undefined) return { ok: false, left, words: t('hits.unsigned') };
  const { kind, eventTime, body } = record;
  const outcome = await desk.outbox.submit(desk.newId(), 'screening-decision', [{ kind, eventTime, body }]);
  if (outcome.state === 'refused') return { ok: false, left, words: refusalSentence(outcome.problem) };
  if (outcome.state === 'waiting') return { ok: true, left: 0, words: t('waiting.title') };
  return { ok: true, left: 0, words: signedWords(desk, String(body['verdict']), name) };
}

function signedWords({ masters, session }: Desk, verdict: string, name: string): string {
  const party = isolated(name);
  if (verdict === 'match') return t('hits.signed-match', { party });
  const policy = masters.policies.find(({ subject }) => subject === 'screening')?.parameters ?? {};
  const isHalf = policy['cleared-by'] === 'two-people' && session.person.holder !== '';
  return t(isHalf ? 'hits.signed-half' : 'hits.signed', { party });
}
