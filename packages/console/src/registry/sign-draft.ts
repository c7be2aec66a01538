// What the registry did is told to the log by a record that the person's own key signs. The number of the batch, merge or
// erasure is the id of the draft, so that a second press, a second tab and a later try sign the same record once.

import { useDesk, type Desk } from '../desk.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t } from '../language.ts';
import type { Intent } from '../submit/chained-record.ts';

export type Signed = { readonly state: 'done'; readonly record: string } | { readonly state: 'waiting' } | { readonly state: 'refused'; readonly why: string };

/** Signs and sends one draft. `id` is the number by chance that the draft carries. */
export async function signDraft({ outbox }: Pick<Desk, 'outbox'>, id: string, draft: Intent): Promise<Signed> {
  if (outbox === undefined) return { state: 'refused', why: t('registry.no-key') };
  const outcome = await outbox.submit(id, draft.kind, [{ kind: draft.kind, eventTime: draft.eventTime, body: draft.body }]);
  if (outcome.state === 'refused') return { state: 'refused', why: refusalSentence(outcome.problem) };
  return outcome.state === 'done' ? { state: 'done', record: outcome.ids[0] ?? '' } : { state: 'waiting' };
}

/** What became of signing, in one sentence; nothing where it is done. */
export function signedWords(signed: Signed): string {
  return signed.state === 'done' ? '' : signed.state === 'waiting' ? t('registry.signed-waits') : signed.why;
}

/** Roles that take registrations in and look which are of one household. */
export const REGISTRARS: readonly string[] = ['steward', 'logistician', 'warehouse-keeper'];

/** What the person at the desk may do here. */
export function useRegistrar(): { readonly mayRegister: boolean; readonly mayErase: boolean } {
  const { roles } = useDesk().session;
  return { mayRegister: roles.some((role) => REGISTRARS.includes(role)), mayErase: roles.includes('steward') };
}
