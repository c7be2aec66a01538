/**
 * Ballots and reveals as JSON, for whoever counts a vote outside a journal.
 *
 *     { "cast": [{ "id": "b1", "voter": "amal", "at": "2027-01-11T12:00:00Z", "choice": { "vote": "yes" } }],
 *       "opened": [], "seed": "…", "struck": [] }
 *
 * or the list of `cast` alone. Who, when and which ballot must be readable;
 * what a ballot says may be anything, since the count marks what it cannot read.
 */
import type { Cast, Opened } from './ballot-marks.ts';
import type { Choice } from './ballot.ts';
import { COMMITMENT_PATTERN } from './commitment.ts';
import { attempt, has, type JsonMembers, listAt, listOf, membersOf, patternAt, type Refused, refuseRepeats, textAt, textOf } from './untrusted.ts';

export interface LoggedBallots {
  readonly cast: readonly Cast[];
  readonly opened: readonly Opened[];
  readonly seed?: string;
  /** Ids of ballots whose objections were set aside. */
  readonly struck: ReadonlySet<string>;
}

const MANY = { least: 0, most: 2_000_000 };
const TEXT_LONGEST = 200;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** The ballots that untrusted JSON states, or the field that cannot be read. */
export function decodeLoggedBallots(value: unknown): { readonly ok: true; readonly ballots: LoggedBallots } | Refused<'ballots'> {
  const read = attempt('ballots', () => ballotsOf(value, 'ballots'));
  return read.ok ? { ok: true, ballots: read.value } : read;
}

function ballotsOf(value: unknown, path: string): LoggedBallots {
  const members: JsonMembers = Array.isArray(value) ? { cast: value } : membersOf(value, path, ['cast', 'opened', 'seed', 'struck']);
  const cast = Array.isArray(value) ? listOf(value, path, MANY, castOf) : listAt(members, path, 'cast', MANY, castOf);
  refuseRepeats(cast, Array.isArray(value) ? path : `${path}.cast`, ({ id }) => id);
  return {
    cast,
    opened: has(members, 'opened') ? listAt(members, path, 'opened', MANY, openedOf) : [],
    struck: new Set(has(members, 'struck') ? listAt(members, path, 'struck', MANY, (item, at) => textOf(item, at, TEXT_LONGEST)) : []),
    ...(has(members, 'seed') ? { seed: textAt(members, path, 'seed', TEXT_LONGEST) } : {}),
  };
}

function castOf(value: unknown, path: string): Cast {
  const one = membersOf(value, path, ['id', 'voter', 'at', 'choice', 'commitment']);
  return {
    id: textAt(one, path, 'id', TEXT_LONGEST),
    ...saidBy(one, path),
    ...(has(one, 'choice') ? { choice: one['choice'] as Choice } : {}),
    ...(has(one, 'commitment') ? { commitment: patternAt(one, path, 'commitment', COMMITMENT_PATTERN, '64 lowercase hexadecimal digits') } : {}),
  };
}

function openedOf(value: unknown, path: string): Opened {
  const one = membersOf(value, path, ['id', 'ballot', 'voter', 'at', 'choice', 'salt']);
  return {
    ballot: textAt(one, path, 'ballot', TEXT_LONGEST),
    ...saidBy(one, path),
    choice: one['choice'] as Choice,
    salt: textAt(one, path, 'salt', TEXT_LONGEST),
    ...(has(one, 'id') ? { id: textAt(one, path, 'id', TEXT_LONGEST) } : {}),
  };
}

function saidBy(one: JsonMembers, path: string): { readonly voter: string; readonly at: string } {
  return { voter: textAt(one, path, 'voter', TEXT_LONGEST), at: patternAt(one, path, 'at', INSTANT, 'an instant such as "2027-01-10T08:00:00Z"') };
}
