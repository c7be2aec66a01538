// Households for the board of agencies out of the registry beside the books: so that nobody writes them into a file to ask.

import type { Household } from '@amanah/dedup-board/household-keys.ts';
import type { Registration } from '@amanah/registry/registration.ts';
import type { Given } from './arguments.ts';
import type { ListedHousehold } from './dedup-households.ts';
import { purposeOf, withRegistry } from './registry-books.ts';
import type { Terminal } from './terminal.ts';

/** The households of a purpose, each under the number of its first registration; that they were read is counted as `board`. */
export async function registeredHouseholds(given: Given, terminal: Terminal): Promise<readonly ListedHousehold[]> {
  return withRegistry(given, terminal, async ({ registry, holder }) => {
    const state = await registry.state();
    const rows = await registry.registrations(purposeOf(state, given), { holder, action: 'board' }, state);
    const households = state.households.byRegistration();
    const joined = new Map<string, Household>();
    for (const { id, registration } of rows) {
      const first = households.get(id)?.[0] ?? id;
      // What one registration lacks another of the same household may have.
      joined.set(first, { ...householdOf(registration), ...joined.get(first) });
    }
    return [...joined].map(([id, household]) => ({ id, household }));
  });
}

function householdOf({ head, spouse, phone, document, birth, place, district, members, others }: Registration): Household {
  const given: Readonly<Record<keyof Household, string | undefined>> = {
    head, spouse, phone, document, district, village: place, born: birth, birthYear: birth?.slice(0, 4),
    camp: others['camp'], block: others['block'], shelter: others['shelter'],
    members: members.length === 0 ? undefined : members.join('; '),
  };
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined)) as Household;
}
