// Why two registrations are shown together: every reason with its bar, towards one household or away from it, and its words.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { locale, t, textOr } from '../language.ts';
import { oddsOf, reasonsOf, type Reason } from './alike.ts';
import type { Pair } from './registry-data.ts';

/** The strongest reason fills its bar, unless it is weaker than this. */
const FULL_BITS_LEAST = 8;

function bitsWords(bits: number): string {
  return new Intl.NumberFormat(locale() === 'ar' ? 'ar-PS-u-nu-arab' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(bits).replace('-', '\u2212');
}

function reasonWords({ comparison, level, frequency }: Reason): string {
  const what = textOr(`registry.why.${comparison}`, comparison);
  const found = textOr(`registry.level.${level}`, level);
  return frequency === undefined ? t('registry.reason', { what, found }) : t(frequency === 'rare' ? 'registry.reason-rare' : 'registry.reason-common', { what, found });
}

function Bar({ bits, full }: { readonly bits: number; readonly full: number }): VNode {
  const share = `${Math.round((Math.abs(bits) / full) * 100)}%`;
  return html`<span class="weight-bar" aria-hidden="true"><span class="against">${bits < 0 ? html`<i style=${{ inlineSize: share }}></i>` : ''}</span><span class="for">${bits > 0 ? html`<i style=${{ inlineSize: share }}></i>` : ''}</span></span>` as VNode;
}

function Line({ words, bits, full }: { readonly words: string; readonly bits: number; readonly full: number }): VNode {
  const speaks = Math.abs(bits) < 0.05 ? 'registry.speaks-neither' : bits > 0 ? 'registry.speaks-for' : 'registry.speaks-against';
  return html`<li><span class="reason-words">${words}</span><${Bar} bits=${bits} full=${full} /><span class="reason-bits">${t(speaks, { bits: bitsWords(bits) })}</span></li>` as VNode;
}

export function WeightBars({ pair }: { readonly pair: Pair }): VNode {
  const { prior, weight, steps } = pair;
  const reasons = reasonsOf(steps);
  const full = Math.max(FULL_BITS_LEAST, Math.abs(prior), ...reasons.map(({ bits }) => Math.abs(bits)));
  return html`<section class="why" aria-labelledby="why-heading"><h2 id="why-heading">${t('registry.why-shown')}</h2>
    <p>${t(weight >= 0 ? 'registry.odds-for' : 'registry.odds-against', { odds: oddsOf(weight), bits: bitsWords(weight) })} ${t('registry.by-nobody')}</p>
    <ul class="reasons">${reasons.map((reason) => html`<${Line} key=${reason.comparison} words=${reasonWords(reason)} bits=${reason.bits} full=${full} />`)}
      <${Line} key="prior" words=${t('registry.by-chance')} bits=${prior} full=${full} /></ul>
    <p class="note">${t('registry.bits-about')}</p></section>` as VNode;
}
