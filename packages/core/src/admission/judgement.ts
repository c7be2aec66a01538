// What every judge of admission gives: nothing, or the first reason to refuse.

import type { Refusal, RefusalCode } from '@amanah/record/refusal.ts';

/** Undefined when there is nothing to object to. */
export type Judgement = ({ readonly ok: false } & Refusal) | undefined;

/** A refusal; `field` is the path of the field it is about, where there is one. */
export function refuse(code: RefusalCode, message: string, field?: string): { readonly ok: false } & Refusal {
  return { ok: false, code, message, ...(field === undefined ? {} : { field }) };
}
