// What a decision lets people spend: how much, how much is left, what was spent
// on its strength, and what a later decision made of it.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { conditions } from '../forms/decision-input.ts';
import { quantityWords } from '../forms/preview-words.ts';
import { t, textOr } from '../language.ts';
import { kindName } from '../pages/record-view.ts';
import type { Vote } from './votes.ts';

/** Nothing where the decision allows no spending. */
export function Spending({ vote }: { readonly vote: Vote }): VNode | null {
  const { masters } = useDesk();
  const { allowances = [], uses = [] } = vote;
  if (allowances.length === 0) return null;
  const isOver = vote.overriddenBy !== undefined;
  const commodityOf = (option: string | undefined): string => (allowances.find(({ code }) => code === option) ?? allowances[0])?.commodity ?? '';
  return html`<section><h2>${t(isOver ? 'spending.was' : 'spending.title')}</h2>
    <div class="scroll"><table class="stacked"><thead><tr><th scope="col">${t('spending.for')}</th><th scope="col" class="n">${t('spending.allowed')}</th><th scope="col" class="n">${t('spending.left')}</th><td class="no-print"></td></tr></thead><tbody>
    ${allowances.map((one) => html`<tr key=${one.code}><th scope="row"><bdi>${one.title}</bdi> <small>${conditions(one, masters)}</small></th><td class="n" data-label=${t('spending.allowed')}>${quantityWords(masters, one.commodity, BigInt(one.least))}</td><td class="n" data-label=${t('spending.left')}>${quantityWords(masters, one.commodity, BigInt(one.left))}</td><td class="no-print">${isOver || BigInt(one.left) <= 0n || vote.outcome === undefined ? '' : html`<a href=${hrefOf(['new', 'payment'], { decision: allowances.length === 1 ? vote.outcome : `${vote.outcome} ${one.code}`, fund: one.fund, purpose: one.purpose ?? '', place: one.place ?? '', supplier: one.payee ?? '' })}>${t('spending.pay')}</a>`}</td></tr>`)}
    </tbody></table></div>
    ${vote.body.expires === undefined ? '' : html`<p class="note">${t('spending.until', { day: vote.body.expires })}</p>`}
    <h3>${t('spending.uses')}</h3>${uses.length === 0 ? html`<p class="none">${t('spending.none')}</p>` : html`<ul class="tasks">${uses.map((one) => html`<li key=${one.row} class=${one.stands ? '' : 'gone'}><a href=${hrefOf(['record', one.id])}>${kindName(one.kind)}</a> ${quantityWords(masters, commodityOf(one.option), BigInt(one.spent))} <span class="note">${one.option === undefined ? '' : textOr(`option.${one.option}`, allowances.find(({ code }) => code === one.option)?.title ?? one.option)} ${t('record.number', { row: one.row })}${one.stands ? '' : ` · ${t('spending.undone')}`}</span></li>`)}</ul>`}</section>` as VNode;
}
