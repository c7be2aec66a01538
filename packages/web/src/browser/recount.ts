// Counts a vote again in front of the reader: every record from the proposal to
// its outcome is fetched and proven, the ballots are counted by the rule, and the
// result is compared with what was stated.

import type { Failure } from '@amanah/client/publication.ts';
import { recountVote, type Recounted } from '@amanah/client/vote.ts';
import { authorHints, publicationHere } from './proven.ts';
import { paragraph, raiseAlarm, stepItem, wordsOf, type Say } from './verify-strip.ts';

/** Records after which the reader is told how far it is. */
const TOLD_EVERY = 64;
const COMPARED = ['verdict', 'winners', 'counted', 'tally'] as const;

/** Runs the recount and shows every step. */
export async function recountHere(part: HTMLElement): Promise<void> {
  const steps = part.querySelector<HTMLElement>('[data-steps]');
  if (steps === null) return;
  const say = wordsOf(part);
  const list = document.createElement('ol');
  const verdict = paragraph('verdict', say('recount.reading'));
  steps.replaceChildren(list, verdict);
  try {
    const publication = await publicationHere(say);
    if (publication === undefined) return conclude(verdict, say('recount.failed'), false);
    const { proposal = '', outcome = '' } = part.dataset;
    const onRead = async (read: number, of: number): Promise<void> => {
      if (read % TOLD_EVERY !== 0) return;
      verdict.textContent = `${say('recount.reading')} ${read} / ${of}`;
      await new Promise((go) => setTimeout(go));
    };
    const again = await recountVote(publication, { proposalAt: Number(proposal), outcomeAt: Number(outcome), authors: await authorHints(), onRead });
    if (again.ok) showCount({ list, verdict, again, say });
    else showFailure({ list, verdict, failure: again, say });
  } catch (error) {
    conclude(verdict, say('verify.outage', { reason: error instanceof Error ? error.message : String(error) }), false);
  }
}

function showCount({ list, verdict, again, say }: { readonly list: HTMLElement; readonly verdict: HTMLElement; readonly again: Recounted; readonly say: Say }): void {
  const { tally, stated, digest } = again;
  const pass = (key: string, detail: string): void => list.append(stepItem('passed', say(key), say('verify.ok'), detail));
  pass('recount.step.records', String(again.read));
  pass('recount.step.ballots', String(again.ballots));
  pass('recount.step.count', tally.rule);
  const found = { verdict: [tally.verdict, stated.verdict], winners: [tally.winners.join(' '), stated.winners.join(' ')], counted: [String(tally.ballots.counted), String(stated.counted)], tally: [`${digest.slice(0, 16)}…`, `${stated.tally.slice(0, 16)}…`] };
  for (const name of COMPARED) {
    const [counted, said] = found[name] as [string, string];
    if (name === 'winners' && counted === '' && said === '') continue;
    const isEqual = !again.differs.includes(name);
    list.append(stepItem(isEqual ? 'passed' : 'failed', say(`recount.step.${name}`), say(isEqual ? 'verify.ok' : 'verify.not-ok'), isEqual ? counted : `${said} ≠ ${counted}`));
  }
  const isEqual = again.differs.length === 0;
  conclude(verdict, say(isEqual ? 'recount.equal' : 'recount.differs'), isEqual);
  if (!isEqual) raiseAlarm(say('recount.differs'), again.differs.join(', '));
}

function showFailure({ list, verdict, failure, say }: { readonly list: HTMLElement; readonly verdict: HTMLElement; readonly failure: Failure; readonly say: Say }): void {
  list.append(stepItem('failed', say(`verify.step.${failure.step}`), say('verify.not-ok'), `${failure.at}: ${failure.message} (${failure.code})`));
  conclude(verdict, say('recount.failed'), false);
  raiseAlarm(say('recount.failed'), `${failure.at}: ${failure.message}`);
}

function conclude(verdict: HTMLElement, words: string, isGood: boolean): void {
  verdict.textContent = words;
  verdict.classList.add(isGood ? 'good' : 'bad');
}
