// What speaks for a hit and what against it, in words: how the names are alike, word by word, and numbers, dates, places,
// countries. What cannot be told because one side does not say it is said, too: to ask for a date of birth settles more
// hits than looking longer at a name.

import { exactNumber } from '@amanah/ui/number.ts';
import { straightText } from '../decide/straight-text.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';
import type { Evidence, Facts, Hit, NameReason } from './answers.ts';

export interface WeighedWords {
  readonly forIt: readonly string[];
  readonly against: readonly string[];
  readonly unknown: readonly string[];
  /** Words that tell nobody apart, as titles and legal forms, in one sentence; empty where there are none. */
  readonly aside: string;
}

/** Names stand between marks that keep their direction to themselves. */
export function isolated(name: string): string {
  return `\u2068${straightText(name)}\u2069`;
}

/** A likeness in thousandths as a share: `91.2%`. */
export function likeness(thousandths: number): string {
  return share(thousandths / 1000);
}

function share(part: number): string {
  const text = exactNumber(locale(), (Math.round(part * 1000) / 10).toFixed(1).replace(/\.0$/, ''));
  return locale() === 'ar' ? `${text}٪` : `${text}%`;
}

/** Everything that is known about whether a hit is the party. `facts` are our own. */
export function evidenceWords({ evidence, entry }: Pick<Hit, 'evidence' | 'entry'>, facts: Facts, isPerson: boolean): WeighedWords {
  const forIt: string[] = [];
  const against: string[] = [];
  const unknown: string[] = [];
  let aside = '';
  for (const one of evidence) {
    if (one.names !== undefined) {
      const said = nameWords(one);
      forIt.push(...said.forIt);
      against.push(...said.against);
      unknown.push(...said.unknown);
      aside = said.aside;
      continue;
    }
    if (one.code === 'name-not-compared') continue;
    (one.effect < 0 || one.code === 'birth-near' ? against : forIt).push(otherWords(one));
  }
  return { forIt, against, unknown: [...unknown, ...missing(entry, facts, isPerson)], aside };
}

function otherWords({ code, words, identifier }: Evidence): string {
  const key = `evidence.${code}`;
  if (identifier !== undefined) return t(key as 'evidence.identifier-same', { number: isolated(identifier.number), type: textOr(`identifier.${identifier.type}`, identifier.type) });
  return textOr(key, words);
}

function nameWords({ code, names }: Evidence): WeighedWords {
  if (names === undefined) return { forIt: [], against: [], unknown: [], aside: '' };
  const { own, listed, reasons } = names;
  const whole = t(code === 'name-same' ? 'evidence.name-same' : 'evidence.name-alike', { own: isolated(own), listed: isolated(listed) });
  const parts = reasons.map((reason) => [reason, reasonWords(reason)] as const);
  const of = (...kinds: readonly NameReason['kind'][]): readonly string[] => parts.filter(([{ kind }]) => kinds.includes(kind)).map(([, words]) => words);
  // Where the names are the same, so are their words, but for those written another way.
  const alike = code === 'name-same' ? parts.filter(([reason]) => reason.kind === 'match' && reason.by !== 'exact').map(([, words]) => words) : of('match', 'acronym');
  return { forIt: [whole, ...alike], against: of('missing', 'order'), unknown: of('not compared'), aside: asideWords(reasons) };
}

function reasonWords(reason: NameReason): string {
  switch (reason.kind) {
    case 'match': return matchWords(reason);
    case 'missing': return t(`evidence.missing.${reason.side}`, { word: isolated(reason.word) });
    case 'acronym': return t('evidence.acronym', { left: isolated(reason.left), right: isolated(reason.right) });
    case 'order': return t('evidence.order');
    case 'left out': return '';
    case 'not compared': return t('evidence.unread');
  }
}

function asideWords(reasons: readonly NameReason[]): string {
  const words = reasons.flatMap((reason) => (reason.kind === 'left out' ? reason.words : []));
  return words.length === 0 ? '' : t('evidence.left-out', { words: [...new Set(words)].map(isolated).join(locale() === 'ar' ? '، ' : ', ') });
}

function matchWords({ left, right, by, alike }: Extract<NameReason, { readonly kind: 'match' }>): string {
  const key = `evidence.match.${by}`;
  const values = { left: isolated(left), right: isolated(right), alike: share(alike) };
  return textOr(key, '') === '' ? t('evidence.match.spelling', values) : t(key as MessageKey, values);
}

/** What one side does not say. */
function missing(entry: Hit['entry'], facts: Facts, isPerson: boolean): readonly string[] {
  const found: string[] = [];
  if (isPerson && entry.birthDates.length > 0 && !facts.birthDate) found.push(t('evidence.no-birth-ours'));
  if (isPerson && entry.birthDates.length === 0 && entry.kind === 'person') found.push(t('evidence.no-birth-theirs'));
  if (entry.identifiers.length > 0 && (facts.identifiers ?? []).length === 0) found.push(t('evidence.no-number-ours'));
  if (entry.countries.length > 0 && (facts.countries ?? []).length === 0) found.push(t('evidence.no-country-ours'));
  return found;
}
