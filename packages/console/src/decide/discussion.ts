// Plain comments under a proposal. Each is a signed record and public for ever,
// which is said where one is written.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { mayWrite } from '@amanah/record/role-rules.ts';
import { useDesk } from '../desk.ts';
import { personName } from '../forms/masters.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t } from '../language.ts';
import { hourWords } from './hours.ts';
import type { Vote } from './votes.ts';

const LONGEST = 2000;

export function Discussion({ vote, reload }: { readonly vote: Vote; readonly reload: () => void }): VNode {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [draft, setDraft] = useState(desk.newId);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState('');
  const may = desk.session.roles.some((role) => mayWrite(role, 'comment', {})) && desk.outbox !== undefined;
  const send = (event: Event): void => {
    event.preventDefault();
    const plain = text.trim().normalize('NFC');
    if (plain === '') return setWrong(t('fault.required'));
    void desk.outbox?.submit(draft, 'comment', [{ kind: 'comment', eventTime: desk.today(), body: { proposal: vote.id, text: plain } }]).then((outcome) => {
      setWrong(outcome.state === 'refused' ? refusalSentence(outcome.problem) : '');
      if (outcome.state === 'refused') return;
      setSaid(t(outcome.state === 'done' ? 'comment.done' : 'waiting.title'));
      // What was typed while this was sent is another comment, and stays.
      setText((now) => (now.trim().normalize('NFC') === plain ? '' : now));
      setDraft(desk.newId());
      reload();
    });
    return undefined;
  };
  return html`<section aria-labelledby="discussion-heading"><h2 id="discussion-heading">${t('comment.title', { count: vote.discussion.length })}</h2>
    ${vote.discussion.length === 0 ? html`<p class="none">${t('comment.none')}</p>` : html`<ul class="comments">${vote.discussion.map((one) => html`<li key=${one.id}><p class="note"><strong>${personName(desk.masters, one.holder)}</strong> <bdi>${hourWords(one.recordTime)}</bdi></p><p class="said" dir="auto">${one.text}</p></li>`)}</ul>`}
    ${may ? html`<form class="no-print" onSubmit=${send} noValidate><div class="field"><label for="in-comment">${t('comment.yours')}</label><textarea id="in-comment" rows="3" maxlength=${LONGEST} dir="auto" aria-describedby="in-comment-about in-comment-wrong" value=${text} onInput=${(event: Event) => { setText((event.target as HTMLTextAreaElement).value); setWrong(''); }}></textarea>
      <p class="warned" id="in-comment-about">${t('comment.warning', { holder: desk.session.person.holder })}</p><p class="refusal" id="in-comment-wrong" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p></div>
      <p class="actions"><button type="submit">${t('comment.go')}</button> <span class="note" role="status">${said}</span></p></form>` : ''}</section>` as VNode;
}
