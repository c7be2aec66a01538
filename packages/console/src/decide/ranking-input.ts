// Ranking by buttons: every option has its place, goes up or down with a press
// or with the arrow keys, and each move is spoken. Nothing has to be dragged.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../language.ts';
import { useDesk } from '../desk.ts';
import type { VoteOption } from './proposal-words.ts';

export interface RankingInputProps {
  readonly options: readonly VoteOption[];
  readonly ranking: readonly string[];
  readonly most?: number;
  readonly onChange: (ranking: readonly string[]) => void;
  /** What stands under a title. */
  readonly about: (option: VoteOption) => VNode;
}

export function RankingInput({ options, ranking, most, onChange, about }: RankingInputProps): VNode {
  const { say } = useDesk();
  const wanted = useRef('');
  // A button that moved keeps the focus: the browser drops it when its row is moved.
  useLayoutEffect(() => {
    if (wanted.current !== '') document.getElementById(wanted.current)?.focus();
    wanted.current = '';
  }, [ranking]);
  const title = (code: string): string => options.find((one) => one.code === code)?.title ?? code;
  const put = (next: readonly string[], code: string, focus: string): void => {
    wanted.current = focus;
    const place = next.indexOf(code);
    say(place < 0 ? t('ranking.said-out', { what: title(code) }) : t('ranking.said', { what: title(code), place: place + 1, of: next.length }));
    onChange(next);
  };
  const move = (code: string, by: -1 | 1): void => {
    const from = ranking.indexOf(code);
    const to = from + by;
    if (to < 0 || to >= ranking.length) return say(t('ranking.said', { what: title(code), place: from + 1, of: ranking.length }));
    const next = ranking.filter((one) => one !== code);
    next.splice(to, 0, code);
    put(next, code, `rank-${by < 0 ? 'up' : 'down'}-${code}`);
  };
  const onKeyDown = (event: KeyboardEvent, code: string): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(code, event.key === 'ArrowUp' ? -1 : 1);
  };
  const add = (code: string): void => put([...ranking, code], code, `rank-up-${code}`);
  const remove = (code: string): void => put(ranking.filter((one) => one !== code), code, `rank-add-${code}`);
  const rest = options.filter(({ code }) => !ranking.includes(code));
  const isFull = most !== undefined && ranking.length >= most;
  return html`<div class="ranking">
    <p class="hint" id="ranking-about">${t('ranking.about')}</p>
    <h3>${t('ranking.ranked')}</h3>
    ${ranking.length === 0 ? html`<p class="none">${t('ranking.empty')}</p>` : html`<ol class="ranked">${ranking.map((code, at) => {
      const option = options.find((one) => one.code === code) as VoteOption;
      return html`<li key=${code}><div><strong><bdi>${option.title}</bdi></strong> ${about(option)}</div><div class="moves-row" onKeyDown=${(event: KeyboardEvent) => onKeyDown(event, code)}>
        <button type="button" class="move" id=${`rank-up-${code}`} aria-disabled=${at === 0 ? 'true' : undefined} aria-label=${t('ranking.up', { what: option.title, place: at + 1, of: ranking.length })} onClick=${() => move(code, -1)}>↑</button>
        <button type="button" class="move" id=${`rank-down-${code}`} aria-disabled=${at === ranking.length - 1 ? 'true' : undefined} aria-label=${t('ranking.down', { what: option.title, place: at + 1, of: ranking.length })} onClick=${() => move(code, 1)}>↓</button>
        <button type="button" class="plain" aria-label=${t('ranking.remove', { what: option.title })} onClick=${() => remove(code)}>${t('ranking.remove-short')}</button></div></li>`;
    })}</ol>`}
    ${rest.length === 0 ? '' : html`<h3>${t('ranking.rest')}</h3><ul class="unranked">${rest.map((option) => html`<li key=${option.code}><div><strong><bdi>${option.title}</bdi></strong> ${about(option)}</div>
      <button type="button" class="move" id=${`rank-add-${option.code}`} aria-disabled=${isFull ? 'true' : undefined} aria-label=${t('ranking.add', { what: option.title, place: ranking.length + 1 })} onClick=${() => { if (!isFull) add(option.code); }}>${t('ranking.add-short', { place: ranking.length + 1 })}</button></li>`)}</ul>`}
  </div>` as VNode;
}
