// A record's body has no member that says nothing.

import type { JsonObject } from '@amanah/record/decode.ts';

/** The members that are there. */
export function compact(members: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;
}
