// Who stands behind a record. Authors do not sign every record: a seal signs the
// head of the author's chain and, through `prev`, all unsealed records before it.
// So a record is followed forwards to the next seal of its author.

import { SEAL_SPAN_MAX, sealVerifies } from '@amanah/record/entry.ts';
import { failed, type Failure, type Publication, type VerifiedEntry } from './publication.ts';

/** A seal that covers a record: where it stands, and how many records of the author lie between. */
export interface Sealed {
  readonly ok: true;
  readonly sealedAt: number;
  readonly steps: number;
}

/** Other authors may write between two records of one author; a search goes no further than this many entries. */
const SEARCH_LIMIT = 4096;

/** Finds and verifies the seal that covers this entry. */
export async function verifySeal(publication: Publication, start: VerifiedEntry): Promise<Sealed | Failure> {
  const { author } = start.entry.record;
  let current = start;
  let steps = 0;
  const end = Math.min(publication.state.size, start.index + SEARCH_LIMIT);
  for (let index = start.index; index < end; index += 1) {
    const next = index === start.index ? start : await publication.readEntry(index);
    if (!next.ok) return next;
    const { record, id, seal } = next.entry;
    if (record.author !== author) continue;
    if (next !== start) {
      const isNext = record.seq === current.entry.record.seq + 1 && record.prev === current.entry.id;
      if (!isNext) return failed('chain', 'chain-broken', `entry ${index}`, `the author's next record does not cite record ${current.entry.record.seq}`);
      current = next;
      steps += 1;
    }
    if (seal !== undefined) {
      if (!sealVerifies(author, id, seal)) return failed('chain', 'seal-invalid', `entry ${index}`, 'the seal is not a signature by the author');
      return { ok: true, sealedAt: index, steps };
    }
    if (steps >= SEAL_SPAN_MAX) return failed('chain', 'seal-overdue', `entry ${index}`, `more than ${SEAL_SPAN_MAX} records stand without a seal`);
  }
  return failed('chain', 'seal-missing', `entry ${start.index}`, 'no later seal of the author covers this record');
}

/**
 * Verifies that the author's key is in the books: the key of the operation's own
 * record, or one that a `key` record registers. `registeredAt` is a hint of where
 * that record stands; what it says is checked, the hint is not believed.
 */
export async function verifyAuthor(publication: Publication, entry: VerifiedEntry, registeredAt: number): Promise<{ readonly ok: true; readonly role: string; readonly holder: string } | Failure> {
  const at = `entry ${registeredAt}`;
  const found = await publication.readEntry(registeredAt);
  if (!found.ok) return found;
  const { record } = found.entry;
  const { author } = entry.entry.record;
  if (registeredAt === 0 && record.kind === 'operation' && record.author === author) return { ok: true, role: 'steward', holder: 'first-steward' };
  const { key, role, holder } = record.body;
  if (record.kind !== 'key' || key !== author || registeredAt >= entry.index) {
    return failed('author', 'author-unknown', at, 'the record does not register the key of the author before the record was written');
  }
  return { ok: true, role: String(role), holder: String(holder) };
}
