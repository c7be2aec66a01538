// Opening a hidden ballot after voting has closed: by this browser where it keeps
// the salt, by the text that was kept where it does not.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { t } from '../language.ts';
import { choiceWords } from './choice-words.ts';
import { keptHidden, openBallot, readHidden } from './hidden-ballots.ts';
import { hourWords } from './hours.ts';
import type { Vote } from './votes.ts';

export function OpeningPanel({ vote, reload }: { readonly vote: Vote; readonly reload: () => void }): VNode | null {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const { ballot } = vote.mine;
  if (ballot?.commitment === undefined) return null;
  const said = vote.opened.find((one) => one.ballot === ballot.id && one.voter === desk.session.person.holder);
  if (ballot.opened) return html`<section class="vote-panel"><h2>${t('vote.your-ballot')}</h2><p role="status">${t('opening.done')} ${said === undefined ? '' : t('opening.says', { what: choiceWords(said.choice, vote.body) })}</p></section>` as VNode;
  const { id, commitment } = ballot;
  const kept = keptHidden(desk.shelf, commitment);
  const open = (): void => {
    const hidden = kept ?? readHidden(text, commitment);
    if (hidden === undefined) return setWrong(t('opening.wrong'));
    setWrong('');
    void openBallot(desk, id, hidden).then((done) => {
      if (done) desk.say(t('opening.done'));
      else setWrong(t('opening.refused'));
      reload();
    });
    return undefined;
  };
  return html`<section class="vote-panel" aria-labelledby="opening-heading"><h2 id="opening-heading">${t('opening.title')}</h2>
    <p>${t('opening.about', { reveal: hourWords(vote.reveal ?? vote.closes) })}</p>
    ${kept === undefined ? html`<div class="field"><label for="in-kept">${t('opening.text')}</label><textarea id="in-kept" rows="3" aria-describedby="in-kept-about" value=${text} onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)}></textarea><p class="hint" id="in-kept-about">${t('opening.text-about')}</p></div>` : html`<p>${t('opening.says', { what: choiceWords(kept.choice, vote.body) })}</p>`}
    <p class="refusal" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p>
    <p class="actions"><button type="button" onClick=${open}>${t('opening.go')}</button></p></section>` as VNode;
}
