// The page of a receipt: facts first, then what they rest on, then the proof.
// It reads the same with scripts, without them and on paper.

import { formatDecimalShort } from '@amanah/core/amount.ts';
import { sha256Hex } from '@amanah/core/sha256.ts';
import { utf8 } from '@amanah/core/bytes.ts';
import { html, markup, type Html } from '@amanah/ui/html.ts';
import { both, figure } from '../bilingual.ts';
import { contentPolicy, styleElement } from '../document-frame.ts';
import { qrCode } from '../qr.ts';
import type { Words } from '../words.ts';
import { quantityText, unitWords } from '../written.ts';
import { measuredIn, type Fact } from './facts.ts';
import { RECEIPT_ELEMENT } from './file.ts';
import { receiptText, type Receipt, type TrailHop } from './format.ts';
import { shortForm, type VerifiedReceipt } from './verify.ts';
import { NOT_PROVEN, RECEIPT as SAY, STEP_WORDS } from './words.ts';

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
${trailSection(receipt, verified)}<section class="worth"><div><h2>${both(SAY.proven)}</h2><ul>${Object.entries(STEP_WORDS).filter(([step]) => step !== 'form' && step !== 'page' && (step !== 'trail' || verified.trail !== undefined)).map(([, words]) => html`<li>${pair('', words)}</li>`)}</ul></div>
<div><h2>${both(SAY.notProven)}</h2><ul>${NOT_PROVEN.map((words) => html`<li>${pair('', words)}</li>`)}</ul></div></section>
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
  { en: 'Record', ar: 'القيد' }, { en: 'Day', ar: 'اليوم' }, { en: 'From', ar: 'من' }, { en: 'To', ar: 'إلى' }, { en: "Of the gift", ar: 'من العطاء' }, { en: 'Moved in all', ar: 'المنقول كله' },
];

function trailSection(receipt: Receipt, verified: VerifiedReceipt): Html {
  if (receipt.trail === undefined) return html``;
  const rows = receipt.trail.hops.map((hop) => hopRow(hop, verified));
  return html`<section class="trail"><h2>${both(SAY.trail)} ${figure(`(${receipt.trail.rule})`)}</h2><table><thead><tr>${TRAIL_COLUMNS.map((words) => html`<th scope="col">${both(words)}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></section>
`;
}

function hopRow(hop: TrailHop, verified: VerifiedReceipt): Html {
  const commodity = measuredIn(verified, hop.commodity);
  const text = (least: string): string => (commodity === undefined ? `${formatDecimalShort(BigInt(least), 0)} × ${hop.commodity}` : `${quantityText(BigInt(least), commodity)} ${commodity.class === 'money' ? commodity.code : unitWords(commodity.unit).en}`);
  const entry = verified.entries.find(({ index }) => index === hop.index)?.entry.record;
  return html`<tr><td>${figure(String(hop.index))} ${entry?.kind ?? ''}</td><td>${figure(entry?.eventTime.slice(0, 10) ?? '')}</td><td>${figure(hop.from)}</td><td>${figure(hop.to)}</td><td class="amount">${figure(text(hop.share))}</td><td class="amount">${figure(text(hop.moved))}</td></tr>
`;
}
