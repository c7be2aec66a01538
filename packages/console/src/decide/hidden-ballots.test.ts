import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Shelf } from '../submit/outbox.ts';
import { hideBallot, keptHidden, openable, readHidden, textToKeep } from './hidden-ballots.ts';
import type { VoteSummary } from './votes.ts';

function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

const PROPOSAL = 'ab'.repeat(32);

test('[O23] what opens a hidden ballot is on the shelf before the ballot is sent, and no two ballots have one salt', () => {
  const here = shelf();
  const first = hideBallot(here, 'amal', PROPOSAL, { vote: 'yes' });
  const second = hideBallot(here, 'amal', PROPOSAL, { vote: 'yes' });
  assert.match(first.hidden.salt, /^[0-9a-f]{64}$/);
  assert.notEqual(first.commitment, second.commitment);
  assert.deepEqual(keptHidden(here, first.commitment), first.hidden);
  assert.equal(keptHidden(here, '00'.repeat(32)), undefined);
});

test('[O23] the text that was kept opens its ballot in another browser, and a text that does not fit opens nothing', () => {
  const { hidden, commitment } = hideBallot(shelf(), 'amal', PROPOSAL, { ranking: ['bo', 'cem'] });
  const text = textToKeep(hidden);
  assert.deepEqual(readHidden(text, commitment), hidden);
  for (const other of [text.replace('bo', 'dina'), text.replace('amal', 'bo'), text.slice(1), '', '{}', 'null', text.replace(hidden.salt, 'x')]) assert.equal(readHidden(other, commitment), undefined, other);
});

test('[O23] a browser opens by itself what it keeps, once voting has closed and while it is not open yet', () => {
  const here = shelf();
  const { commitment, hidden } = hideBallot(here, 'amal', PROPOSAL, { vote: 'no' });
  const vote = (phase: string, opened: boolean, other = commitment): VoteSummary => ({ phase, mine: { eligible: true, ballot: { id: 'cd'.repeat(32), at: '', commitment: other, opened } } }) as unknown as VoteSummary;
  assert.deepEqual(openable(here, [vote('revealing', false)]), [{ ballot: 'cd'.repeat(32), hidden }]);
  for (const one of [vote('open', false), vote('counting', false), vote('revealing', true), vote('revealing', false, '00'.repeat(32))]) assert.deepEqual(openable(here, [one]), []);
});
