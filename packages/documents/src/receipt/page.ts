// The page of a receipt: facts first, then what they rest on, then the proof.
// It reads the same with scripts, without them and on paper.

import { sha256Hex } from '@amanah/log/sha256.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { html, markup, type Html } from '@amanah/ui/html.ts';
import { both, figure, nameText } from '../bilingual.ts';
import { contentPolicy, styleElement } from '../document-frame.ts';
import { qrCode } from '../qr.ts';
import type { Words } from '../words.ts';
import { accountText, measuredIn, writtenAmount, type Fact } from './facts.ts';
import { RECEIPT_ELEMENT } from './file.ts';
import { receiptText, type Receipt, type TrailEnd, type TrailHop } from './format.ts';
import { shortForm, type VerifiedReceipt } from './verify.ts';
import { END_WORDS, NOT_PROVEN, RECEIPT as SAY, STEP_WORDS, TRAIL_NOT_PROVEN } from './words.ts';

/** The style and the script that stand in the page. */
export interface ReceiptParts {
  readonly css: string;
  readonly script: string;
}

/** Names the program that drew a page: pages of one name are the same bytes for the same receipt. */
export function receiptGenerator({ css, script }: ReceiptParts): string {
  return `Amanah receipt ${sha256Hex(utf8(css + script)).slice(0, 16)}`;
}

/** The page of a verified receipt as one HTML file that needs nothing else. */
export function receiptPage(receipt: Receipt, verified: VerifiedReceipt, parts: ReceiptParts): string {
  const donor = verified.facts.find(({ id }) => id === 'donor')?.text ?? '';
  const short = shortForm(verified);
  return String(html`${markup('<!doctype html>')}
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
${contentPolicy({ css: parts.css }, parts.script)}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${receiptGenerator(parts)}">
<meta name="referrer" content="no-referrer">
<title>${SAY.title.en} · ${donor}</title>
<link rel="icon" href="data:,">
${styleElement({ css: parts.css })}
</head>
<body class="receipt">
<main>
<header class="head"><h1>${both(SAY.title)}</h1>${pair('lead', SAY.lead)}</header>
<div id="verdict" class="verdict" role="status">${pair('state', SAY.unchecked)}</div>
<section class="facts" aria-label="${SAY.title.en}"><div class="list"><dl>
${verified.facts.map(factRow)}</dl></div>
<figure class="code">${qrCode(short, { label: SAY.scan.en })}<figcaption>${pair('', SAY.scan)}</figcaption></figure></section>
${trailSection(receipt, verified)}<section class="worth"><div><h2>${both(SAY.proven)}</h2><ul>${Object.entries(STEP_WORDS).filter(([step]) => step !== 'form' && step !== 'page' && (step !== 'trail' || receipt.trail !== undefined)).map(([, words]) => html`<li>${pair('', words)}</li>`)}</ul></div>
<div><h2>${both(SAY.notProven)}</h2><ul>${[...NOT_PROVEN, ...(receipt.trail === undefined ? [] : [TRAIL_NOT_PROVEN])].map((words) => html`<li>${pair('', words)}</li>`)}</ul></div></section>
<section class="compare"><h2>${both(SAY.compare)}</h2><p>${figure(short)}</p><p>${figure(receipt.logKey)}</p></section>
<section class="proof"><h2>${both(SAY.proof)}</h2>${pair('', SAY.proofLead)}
<pre id="${RECEIPT_ELEMENT}" dir="ltr" lang="zxx" tabindex="0" role="region" aria-label="${SAY.proof.en}">${receiptText(receipt)}</pre></section>
<p class="on-paper">${both(SAY.onPaper)}</p>
</main>
<script>${markup(parts.script)}</script>
</body>
</html>
`);
}

/** A sentence in both languages, side by side. */
function pair(name: string, { en, ar }: Words): Html {
  return html`<div class="pair ${name}"><p lang="en" dir="ltr">${en}</p><p lang="ar" dir="rtl">${ar}</p></div>`;
}

function factRow({ id, label, text, main }: Fact): Html {
  return html`<div class="fact${main === true ? ' main' : ''}"><dt lang="en">${label.en}</dt><dd><bdi data-fact="${id}" dir="auto">${text}</bdi></dd><dt class="ar" lang="ar" dir="rtl">${label.ar}</dt></div>
`;
}

const TRAIL_COLUMNS: readonly Words[] = [
  { en: 'Record', ar: 'القيد' }, { en: 'Day', ar: 'اليوم' }, { en: 'From', ar: 'من' }, { en: 'To', ar: 'إلى' }, { en: 'Of this gift', ar: 'من هذا العطاء' }, { en: 'Stands for', ar: 'يمثّل' },
];
/** Longer ways are read in the file. */
const HOPS_ON_PAPER = 12;
const END_COLUMNS: readonly Words[] = [{ en: 'Now', ar: 'الآن' }, { en: 'Where', ar: 'أين' }, { en: 'Of this gift', ar: 'من هذا العطاء' }, { en: 'Stands for', ar: 'يمثّل' }];

function trailSection({ trail }: Receipt, verified: VerifiedReceipt): Html {
  if (trail === undefined) return html``;
  const ends = trail.ends.map((one) => html`<tr><td>${both(END_WORDS[one.end] ?? { en: one.end, ar: one.end })}</td><td>${nameText(accountText(verified, one.account))}</td>${unitCells(one, verified)}</tr>
`);
  const many = trail.hops.length > HOPS_ON_PAPER;
  const hops = trail.hops.map((hop) => hopRow(hop, verified));
  return html`<section class="trail"><h2>${both(SAY.trail)}</h2>${pair('', { en: `${SAY.trailLead.en} ${trail.rule}`, ar: `${SAY.trailLead.ar} ${trail.rule}` })}<div class="wide" tabindex="0" role="region" aria-label="${SAY.trail.en}"><table><thead><tr>${END_COLUMNS.map((words) => html`<th scope="col">${both(words)}</th>`)}</tr></thead><tbody>
${ends}</tbody></table>${many ? html`<p class="on-paper">${both(SAY.hopsInFile)}</p>` : ''}<table${many ? html` class="many"` : ''}><thead><tr>${TRAIL_COLUMNS.map((words) => html`<th scope="col">${both(words)}</th>`)}</tr></thead><tbody>
${hops}</tbody></table></div></section>
`;
}

function hopRow(hop: TrailHop, verified: VerifiedReceipt): Html {
  const entry = verified.entries.find(({ index }) => index === hop.index)?.entry.record;
  return html`<tr><td>${figure(String(hop.index))} ${figure(entry?.kind ?? '')}</td><td>${figure(entry?.eventTime.slice(0, 10) ?? '')}</td><td>${figure(hop.from)}</td><td>${figure(hop.to)}</td>${unitCells(hop, verified)}</tr>
`;
}

/** The units, and what they stand for where something else was given. */
function unitCells({ commodity, quantity, given, givenCommodity }: TrailEnd | TrailHop, verified: VerifiedReceipt): Html {
  const text = (code: string, least: bigint): string => {
    const measured = measuredIn(verified, code);
    return measured === undefined ? `${least} × ${code}` : writtenAmount(least, measured);
  };
  return html`<td>${figure(text(commodity, quantity))}</td><td>${commodity === givenCommodity ? '' : figure(text(givenCommodity, given))}</td>`;
}
