// What registrations are kept for, and until when: asked before anything is taken in, and never filled in by itself.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { formatDay } from '@amanah/ui/day.ts';
import { useDesk } from '../desk.ts';
import { locale, t } from '../language.ts';
import { daysBetween, monthsAfter } from './day-on.ts';

export interface Terms {
  readonly purpose: string;
  readonly deleteBy: string;
}

/** A fault by the input that it stands beside. */
export type TermsFaults = Partial<Record<keyof Terms, string>>;

const PURPOSE = /^[\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{Nd}][\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{Nd}._/-]{0,63}$/u;
const MONTHS = [6, 12] as const;
const DAYS_MAX = 3652;

/** What is wrong with the terms, before anything is sent. */
export function faultsOf({ purpose, deleteBy }: Terms, today: string): TermsFaults {
  const about = purpose.trim() === '' ? t('registry.purpose-needed') : PURPOSE.test(purpose.trim()) ? undefined : t('registry.purpose-wrong');
  const until = deleteBy === '' ? t('registry.day-needed') : !/^\d{4}-\d{2}-\d{2}$/.test(deleteBy) ? t('fault.not-a-day') : deleteBy < today ? t('registry.day-over') : daysBetween(today, deleteBy) > DAYS_MAX ? t('registry.day-far') : undefined;
  return { ...(about === undefined ? {} : { purpose: about }), ...(until === undefined ? {} : { deleteBy: until }) };
}

export interface TermsFieldsProps {
  readonly terms: Terms;
  readonly faults: TermsFaults;
  /** Purposes there are already. */
  readonly purposes: readonly string[];
  readonly onTerms: (terms: Terms) => void;
  /** The person has gone on from the purpose. */
  readonly onPurpose?: () => void;
}

export function TermsFields({ terms, faults, purposes, onTerms, onPurpose }: TermsFieldsProps): VNode {
  const day = useDesk().today();
  const suggest = (months: number): VNode => {
    const then = monthsAfter(day, months);
    return html`<button key=${months} type="button" class="chip" aria-pressed=${terms.deleteBy === then ? 'true' : 'false'} onClick=${() => onTerms({ ...terms, deleteBy: then })}>${t(months === 12 ? 'registry.in-a-year' : 'registry.in-months', { day: formatDay(locale(), then), months })}</button>` as VNode;
  };
  return html`<div class=${`field ${faults.purpose === undefined ? '' : 'wrong'}`}><label for="in-purpose">${t('registry.purpose')}</label>
      <input id="in-purpose" type="text" dir="auto" autocomplete="off" list="in-purpose-list" required aria-invalid=${faults.purpose === undefined ? undefined : 'true'} aria-describedby="in-purpose-about in-purpose-wrong" value=${terms.purpose} onInput=${(event: Event) => onTerms({ ...terms, purpose: (event.target as HTMLInputElement).value })} onBlur=${onPurpose} />
      <datalist id="in-purpose-list">${purposes.map((one) => html`<option key=${one} value=${one}></option>`)}</datalist>
      <p class="hint" id="in-purpose-about">${t('registry.purpose-about')}</p><p class="refusal" id="in-purpose-wrong">${faults.purpose ?? ''}</p></div>
    <div class=${`field ${faults.deleteBy === undefined ? '' : 'wrong'}`}><label for="in-delete-by">${t('registry.delete-by')}</label>
      <input id="in-delete-by" type="date" autocomplete="off" required min=${day} aria-invalid=${faults.deleteBy === undefined ? undefined : 'true'} aria-describedby="in-delete-by-about in-delete-by-wrong" value=${terms.deleteBy} onInput=${(event: Event) => onTerms({ ...terms, deleteBy: (event.target as HTMLInputElement).value })} />
      <p class="suggestions">${MONTHS.map(suggest)}</p>
      <p class="hint" id="in-delete-by-about">${t('registry.delete-by-about')}</p><p class="refusal" id="in-delete-by-wrong">${faults.deleteBy ?? ''}</p></div>` as VNode;
}
