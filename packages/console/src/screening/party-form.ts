// Entering a party beside the journal: what it is, its names in every script, and what tells it apart from somebody who
// is listed.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { CodeInput } from '../forms/code-input.ts';
import { optionsFrom } from '../forms/options.ts';
import { t, type MessageKey } from '../language.ts';
import type { Problem } from '../server.ts';
import { isolated } from './evidence-words.ts';
import { blankParty, IDENTIFIERS, isPerson, PARTY_ROLES, partyToSend, type IdentifierFields, type PartyFields } from './party-fields.ts';
import { failureWords, refusedWords } from './refused-words.ts';

export interface PartyFormProps {
  readonly begin: PartyFields;
  /** Of a party that is changed. */
  readonly reference: string | undefined;
  readonly onKept: () => Promise<void>;
}

type Name = Exclude<keyof PartyFields, 'identifiers'>;
interface Wrong {
  readonly at: string;
  readonly words: string;
}

const NOTHING: Wrong = { at: '', words: '' };
const AT: ReadonlySet<string> = new Set(['role', 'nature', 'name', 'names', 'position', 'birthDate', 'birthPlace', 'countries', 'organisation', 'identifiers']);

/** The input that a refusal is about: `names/0` is the name, `identifiers/1/number` the numbers. */
function wrongOf(problem: Problem): Wrong {
  const path = (problem.field ?? '').replace(/^body[./]/, '');
  const at = path === 'names/0' || path === 'reference' ? 'name' : (path.split(/[/.[]/)[0] ?? '');
  const isUnread = problem.reason === undefined || problem.reason === 'bad-party';
  return { at: AT.has(at) ? at : '', words: isUnread && AT.has(at) ? t('parties.not-understood') : refusedWords(problem) };
}

export function PartyForm({ begin, reference, onKept }: PartyFormProps): VNode {
  const { server, masters, say, newId } = useDesk();
  const [fields, setFields] = useState(begin);
  const [wrong, setWrong] = useState<Wrong>(NOTHING);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (wrong.at !== '') document.getElementById(inputOf(wrong.at))?.focus();
  }, [wrong]);
  const set = (name: Name, value: string): void => setFields({ ...fields, [name]: value });
  const keep = async (): Promise<void> => {
    if (busy) return;
    setSaid('');
    if (fields.name.trim() === '') return setWrong({ at: 'name', words: t('parties.needed') });
    if (fields.role === 'staff' && fields.position.trim() === '') return setWrong({ at: 'position', words: t('parties.needed-position') });
    setBusy(true);
    const answer = await server.post('/api/operate/screening/parties', partyToSend(fields, reference ?? `${fields.role}:${newId().slice(0, 8)}`));
    setBusy(false);
    if (!answer.ok) return setWrong('problem' in answer ? wrongOf(answer.problem) : { at: '', words: failureWords(answer) });
    setWrong(NOTHING);
    const words = t('parties.kept', { name: isolated(fields.name.trim()) });
    setSaid(words);
    say(words);
    if (reference === undefined) setFields(blankParty(fields.role));
    await onKept();
    return undefined;
  };
  const row = { fields, wrong, set };
  const choices = (name: 'role' | 'nature', all: readonly string[]): VNode => html`<select id=${inputOf(name)} value=${fields[name]} aria-describedby=${`${inputOf(name)}-wrong`} onChange=${(event: Event) => set(name, (event.target as HTMLSelectElement).value)}>${all.map((one) => html`<option key=${one} value=${one} selected=${one === fields[name]}>${t(`parties.${name}.${one}` as MessageKey)}</option>`)}</select>` as VNode;
  const person = isPerson(fields);
  return html`<section class="no-print party-form"><h2>${t(reference === undefined ? 'parties.add' : 'parties.change-one')}</h2><form onSubmit=${(event: Event) => { event.preventDefault(); void keep(); }} noValidate autocomplete="off">
    <${Row} ...${row} name="role" label="parties.role">${choices('role', PARTY_ROLES)}<//>
    ${fields.role === 'supplier' || fields.role === 'transporter' ? html`<${Row} ...${row} name="nature" label="parties.nature">${choices('nature', ['person', 'organisation'])}<//>` : ''}
    <${Row} ...${row} name="name" label="parties.name" />
    <${Row} ...${row} name="names" label="parties.names" hint="parties.names-about" optional=${true}><textarea id=${inputOf('names')} rows="2" dir="auto" aria-describedby=${described('names')} value=${fields.names} onInput=${(event: Event) => set('names', (event.target as HTMLTextAreaElement).value)}></textarea><//>
    ${fields.role === 'staff' ? html`<${Row} ...${row} name="position" label="hits.position" hint="parties.position-about" />` : ''}
    ${person ? html`<${Row} ...${row} name="birthDate" label="hits.born" hint="parties.birth-about" optional=${true} /><${Row} ...${row} name="birthPlace" label="hits.birth-place" optional=${true} />` : ''}
    <${Row} ...${row} name="countries" label="hits.countries" hint="parties.countries-about" optional=${true} />
    ${fields.role === 'staff' || fields.role === 'vessel' ? '' : html`<${Row} ...${row} name="organisation" label="parties.organisation" hint="parties.organisation-about" optional=${true}><${CodeInput} id=${inputOf('organisation')} value=${fields.organisation} options=${optionsFrom('organisation', masters, 'party')} onChange=${(code: string) => set('organisation', code)} describedBy=${described('organisation')} invalid=${wrong.at === 'organisation'} required=${false} /><//>`}
    <${Identifiers} list=${fields.identifiers} wrong=${wrong.at === 'identifiers' ? wrong.words : ''} onList=${(identifiers: readonly IdentifierFields[]) => setFields({ ...fields, identifiers })} />
    <p class="refusal general" role=${wrong.at === '' && wrong.words !== '' ? 'alert' : undefined}>${wrong.at === '' ? wrong.words : ''}</p>
    <p class="actions"><button type="submit" aria-disabled=${busy ? 'true' : undefined}>${t(busy ? 'state.loading' : 'parties.keep')}</button> <span role="status" class="note">${said}</span></p></form></section>` as VNode;
}

function inputOf(name: string): string {
  return `in-party-${name}`;
}

function described(name: string): string {
  return `${inputOf(name)}-about ${inputOf(name)}-wrong`;
}

interface RowProps {
  readonly fields: PartyFields;
  readonly wrong: Wrong;
  readonly set: (name: Name, value: string) => void;
  readonly name: Name;
  readonly label: MessageKey;
  readonly hint?: MessageKey;
  readonly optional?: boolean;
  readonly children?: VNode;
}

function Row({ fields, wrong, set, name, label, hint, optional, children }: RowProps): VNode {
  const id = inputOf(name);
  const words = wrong.at === name ? wrong.words : '';
  return html`<div class=${words === '' ? 'field' : 'field wrong'}><label for=${id}>${t(label)}${optional === true ? html` <small>${t('field.optional')}</small>` : ''}</label>
    ${children ?? html`<input id=${id} type="text" dir="auto" autocomplete="off" aria-required=${optional === true ? undefined : 'true'} aria-invalid=${words === '' ? undefined : 'true'} aria-describedby=${described(name)} value=${fields[name]} onInput=${(event: Event) => set(name, (event.target as HTMLInputElement).value)} />`}
    <p class="hint" id=${`${id}-about`}>${hint === undefined ? '' : t(hint)}</p><p class="refusal" id=${`${id}-wrong`} role=${words === '' ? undefined : 'alert'}>${words}</p></div>` as VNode;
}

interface IdentifiersProps {
  readonly list: readonly IdentifierFields[];
  readonly wrong: string;
  readonly onList: (list: readonly IdentifierFields[]) => void;
}

function Identifiers({ list, wrong, onList }: IdentifiersProps): VNode {
  const change = (at: number, part: Partial<IdentifierFields>): void => onList(list.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return html`<fieldset class="lines"><legend>${t('parties.identifiers')} <small>${t('field.optional')}</small></legend>
    ${list.map((one, at) => html`<div class="line" key=${at} role="group" aria-label=${t('lines.line', { number: at + 1 })}>
      <div class="field"><label for=${`in-number-type-${at}`} class="in-line">${t('parties.identifier-type')}</label><select id=${`in-number-type-${at}`} value=${one.type} onChange=${(event: Event) => change(at, { type: (event.target as HTMLSelectElement).value })}>${IDENTIFIERS.map((type) => html`<option key=${type} value=${type} selected=${type === one.type}>${t(`identifier.${type}`)}</option>`)}</select></div>
      <div class="field"><label for=${`in-number-${at}`} class="in-line">${t('parties.identifier-number')}</label><input id=${`in-number-${at}`} type="text" dir="ltr" autocomplete="off" value=${one.number} onInput=${(event: Event) => change(at, { number: (event.target as HTMLInputElement).value })} /></div>
      <div class="field"><label for=${`in-number-country-${at}`} class="in-line">${t('parties.identifier-country')}</label><input id=${`in-number-country-${at}`} type="text" dir="auto" autocomplete="off" value=${one.country} onInput=${(event: Event) => change(at, { country: (event.target as HTMLInputElement).value })} /></div>
      <button type="button" class="plain remove" aria-label=${t('parties.identifier-remove', { number: at + 1 })} onClick=${() => onList(list.filter((_, index) => index !== at))}>${t('lines.remove-short')}</button></div>`)}
    <p class="refusal" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p>
    <p><button type="button" class="plain" id=${inputOf('identifiers')} onClick=${() => onList([...list, { type: 'passport', number: '', country: '' }])}>${t('parties.identifier-add')}</button></p></fieldset>` as VNode;
}
