// The counting code comes when a result is looked at, and not before.

import { useEffect, useState } from 'preact/hooks';
import type { Counted } from './count-here.ts';
import type { Vote } from './votes.ts';

export type Counting = { readonly state: 'counting' } | { readonly state: 'counted'; readonly counted: Counted } | { readonly state: 'failed' };

/** The recount of a vote, done again when its ballots change. */
export function useCount(vote: Vote): Counting {
  const [state, setState] = useState<Counting>({ state: 'counting' });
  useEffect(() => {
    const turn = { isOver: false };
    void countNow(vote).then((counted) => {
      if (!turn.isOver) setState({ state: 'counted', counted });
    }, () => setState({ state: 'failed' }));
    return () => {
      turn.isOver = true;
    };
  }, [vote.id, vote.cast.length, vote.opened.length, vote.struck.length]);
  return state;
}

/** Counts a vote in this browser. */
export async function countNow(vote: Vote): Promise<Counted> {
  const { countVote } = await import('./count-here.ts');
  return countVote(vote);
}
