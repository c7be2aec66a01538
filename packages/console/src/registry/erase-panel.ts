// Erasing, by a steward: what stays is said beside what goes, before it is done; after it, where was looked for traces and
// what was found there.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { locale, t } from '../language.ts';
import { REGISTRY, type Erased } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';
import { signDraft, signedWords } from './sign-draft.ts';

/** What is erased: registrations by their ids, or all whose day is over. */
type Erasing = { readonly registrations: readonly string[] } | { readonly due: true };

/** Asks the registry to erase and tells the log. Gives the result, or why there is none. */
export function useErasing(): { readonly erase: (what: Erasing, ground: string) => Promise<Erased | undefined>; readonly isBusy: boolean; readonly said: string } {
  const desk = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const erase = async (what: Erasing, ground: string): Promise<Erased | undefined> => {
    if (isBusy) return undefined;
    setBusy(true);
    setSaid('');
    const answer = await desk.server.post<Erased>(`${REGISTRY}/erasures`, { ground, ...what });
    let words = answer.ok ? '' : whyNot(answer);
    // Erased is erased, whether or not its record is signed: what is not signed now is offered on the first page of the registry.
    for (const { erasure, draft } of answer.ok ? answer.value.erasures : []) words ||= signedWords(await signDraft(desk, erasure, draft));
    setBusy(false);
    setSaid(words);
    return answer.ok ? answer.value : undefined;
  };
  return { erase, isBusy, said };
}

/** What was erased, and how that was looked after. */
export function ErasedResult({ erased, id }: { readonly erased: Erased; readonly id?: string }): VNode {
  const { proof, rootSame, totalsSame } = erased;
  return html`<div class="notice" role="status"><p><strong>${t('registry.erased-done', { count: erased.erased })}</strong> ${t(proof.clean ? 'registry.proof-clean' : 'registry.proof-found', { count: proof.found.length })}</p>
    <ul><li>${t(rootSame ? 'registry.root-same' : 'registry.root-moved')}</li><li>${t(totalsSame ? 'registry.totals-same' : 'registry.totals-moved')}</li></ul>
    <details><summary>${t('registry.proof-where', { count: proof.looked.length })}</summary>${locale() === 'en' ? html`<p>${proof.sentence}</p>` : ''}<ul lang="en" dir="ltr">${proof.looked.map((one) => html`<li key=${one}>${one}</li>`)}</ul></details>
    <p class="note">${t('registry.backups')}</p><p class="note">${t('registry.boards')}${id === undefined ? '' : html` <code>amanah dedup-board withdraw ${id}</code>`}</p></div>` as VNode;
}

/** Erases one registration: the ground is asked for. */
export function ErasePanel({ id, onErased }: { readonly id: string; readonly onErased: (erased: Erased) => void }): VNode {
  const [ground, setGround] = useState('');
  const [wrong, setWrong] = useState('');
  const { erase, isBusy, said } = useErasing();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (ground.trim() === '') return setWrong(t('registry.ground-needed'));
    setWrong('');
    void erase({ registrations: [id] }, ground.trim()).then((erased) => {
      if (erased !== undefined) onErased(erased);
    });
    return undefined;
  };
  return html`<section class="erase no-print" aria-labelledby="erase-heading"><h2 id="erase-heading">${t('registry.erase')}</h2>
    <div class="goes-stays"><div><h3>${t('registry.goes')}</h3><ul><li>${t('registry.goes-values')}</li><li>${t('registry.goes-key')}</li><li>${t('registry.goes-decisions')}</li></ul></div>
    <div><h3>${t('registry.stays')}</h3><ul><li>${t('registry.stays-counts')}</li><li>${t('registry.stays-merges')}</li><li>${t('registry.stays-record')}</li><li>${t('registry.stays-backups')}</li></ul></div></div>
    <form autocomplete="off" onSubmit=${submit} noValidate><div class=${`field ${wrong === '' ? '' : 'wrong'}`}><label for="in-ground">${t('registry.ground')}</label>
      <input id="in-ground" type="text" dir="auto" autocomplete="off" list="in-ground-list" required aria-invalid=${wrong === '' ? undefined : 'true'} aria-describedby="in-ground-about in-ground-wrong" value=${ground} onInput=${(event: Event) => setGround((event.target as HTMLInputElement).value)} />
      <datalist id="in-ground-list"><option value=${t('registry.ground-asked')}></option><option value=${t('registry.ground-mistake')}></option></datalist>
      <p class="hint" id="in-ground-about">${t('registry.ground-about')}</p><p class="refusal" id="in-ground-wrong">${wrong}</p></div>
      <p class="refusal" role="alert">${said}</p>
      <p class="actions"><button type="submit" class="danger" aria-disabled=${isBusy ? 'true' : undefined}>${isBusy ? t('registry.erasing') : t('registry.erase-sign')}</button></p></form></section>` as VNode;
}

/** Erases everything whose day is over; the ground is the day. */
export function DueErasure({ count, onErased }: { readonly count: number; readonly onErased: (erased: Erased) => void }): VNode {
  const { erase, isBusy, said } = useErasing();
  const start = (): void => void erase({ due: true }, t('registry.ground-day')).then((erased) => {
    if (erased !== undefined) onErased(erased);
  });
  return html`<section class="due no-print"><p class="overdue">${t('registry.due', { count })}</p><details><summary>${t('registry.erase-due', { count })}</summary><p>${t('registry.erase-due-about')}</p><p><button type="button" class="danger" aria-disabled=${isBusy ? 'true' : undefined} onClick=${start}>${isBusy ? t('registry.erasing') : t('registry.erase-sign')}</button></p><p class="refusal" role="alert">${said}</p></details></section>` as VNode;
}
