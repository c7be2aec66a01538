// The file of agencies: who may call a holder or board, with which key, and for how many households. The same file lies at
// all holders and the board of a cycle; agencies have agreed on it.

import { fromBase64Url } from '@amanah/log/bytes.ts';
import { admissiblePublicKey } from '@amanah/log/signature.ts';
import { decode, Fields, Malformed, type Decoded, type Json } from '@amanah/record/decode.ts';
import { isParty } from '@amanah/dedup-board/call.ts';
import { usualQuota } from '@amanah/dedup-board/quota.ts';

/** An agency that is registered for a cycle. */
export interface KnownAgency {
  readonly agency: string;
  /** Ed25519 public key: of a key that is public nothing can be stolen, here or anywhere. */
  readonly key: Uint8Array;
  /** Households that it serves: as many rows may stand. */
  readonly registered: number;
  /** Households that it may ask about, and rows that it may ever put up. */
  readonly most: number;
}

export const AGENCIES_FORMAT = 'amanah-dedup-agencies/1';
const AGENCIES_MAX = 10_000;
const CASELOAD_MAX = 100_000_000;

/** Reads the text of a file of agencies; a refusal says where and what was expected. */
export function readAgencies(text: string): Decoded<readonly KnownAgency[]> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { ok: false, path: 'agencies file', message: 'it is not JSON' };
  }
  return decode(() => {
    const fields = new Fields(value, 'file');
    fields.oneOf('format', [AGENCIES_FORMAT]);
    const agencies = fields.list('agencies', agencyIn, { min: 1, max: AGENCIES_MAX });
    fields.end();
    for (const [at, { agency, key }] of agencies.entries()) {
      const before = agencies.slice(0, at);
      if (before.some((other) => other.agency === agency)) throw new Malformed(`file.agencies[${at}].agency`, 'expected another name than those before');
      if (before.some((other) => Buffer.compare(other.key, key) === 0)) throw new Malformed(`file.agencies[${at}].key`, 'expected another key than those before');
    }
    return agencies;
  });
}

function agencyIn(item: Json, path: string): KnownAgency {
  const fields = new Fields(item, path);
  const agency = fields.text('agency', 40);
  if (!isParty(agency)) throw new Malformed(`${path}.agency`, 'expected up to 40 small letters, digits and hyphens');
  const key = fromBase64Url(fields.text('key', 43));
  if (key === undefined || !admissiblePublicKey(key).ok) throw new Malformed(`${path}.key`, 'expected the key that `amanah dedup-board agency` prints');
  const registered = fields.integer('caseload', 0, CASELOAD_MAX);
  const most = fields.optionalInteger('most', 0, 2 * CASELOAD_MAX) ?? usualQuota(registered);
  fields.end();
  return { agency, key, registered, most };
}
