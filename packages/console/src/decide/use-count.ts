// Counting in the page. Its code comes with the console (20 kB of 250 as sent): a
// part that is loaded when it is asked for stays away for as long as the page is
// open, if the network was away just then.

import { useEffect, useState } from 'preact/hooks';
import { countVote, type Counted } from './count-here.ts';
import type { Vote } from './votes.ts';

export type Counting = { readonly state: 'counting' } | { readonly state: 'counted'; readonly counted: Counted } | { readonly state: 'failed' };

/** The recount of a vote, done again when its ballots change. */
export function useCount(vote: Vote): Counting {
  const [state, setState] = useState<Counting>({ state: 'counting' });
  useEffect(() => {
    const turn = { isOver: false };
    void countNow(vote).then((counted) => {
      if (!turn.isOver) setState({ state: 'counted', counted });
    }, () => {
      if (!turn.isOver) setState({ state: 'failed' });
    });
    return () => {
      turn.isOver = true;
    };
  }, [vote.id, vote.cast.length, vote.opened.length, vote.struck.length]);
  return state;
}

/** Counts a vote in this browser, after the page has drawn that it does. */
export async function countNow(vote: Vote): Promise<Counted> {
  await new Promise<void>((drawn) => setTimeout(drawn, 0));
  return countVote(vote);
}
