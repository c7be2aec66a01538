// Taking a party out takes everything out that was found and decided about it. Not while an organisation waits for it.

import { groupsOf } from './decide.ts';
import { ScreeningRefused, type ScreeningNeeds } from './run.ts';

/** Removes a party beside the journal; false where there is none. Throws `ScreeningRefused` while an organisation waits for a decision about it. */
export async function removeParty(needs: Pick<ScreeningNeeds, 'store' | 'books'>, reference: string): Promise<boolean> {
  for (const { list } of await needs.store.lists()) {
    const group = (await groupsOf(needs, list)).find(({ inJournal, hits }) => inJournal && hits.some(({ row, state }) => row.party === reference && state !== 'not-a-match'));
    if (group !== undefined) throw new ScreeningRefused('still-open', `${group.party} waits on ${list} for a decision about this party: decide first.`);
  }
  return needs.store.removeParty(reference);
}
