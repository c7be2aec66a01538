// Runs inside a receipt's page, from any place, without a network: reads the
// proof from the page, verifies it, compares the facts that the page shows, and
// says in both languages what held and what did not.

import { compareFacts, RECEIPT_ELEMENT } from '../receipt/file.ts';
import { readReceipt } from '../receipt/format.ts';
import { receiptFailed, RECEIPT_STEPS, type ReceiptFailure, type ReceiptStep } from '../receipt/verdict.ts';
import { verifyReceipt } from '../receipt/verify.ts';
import { RECEIPT, STEP_WORDS } from '../receipt/words.ts';
import type { Words } from '../words.ts';

function check(): ReceiptFailure | { readonly hasTrail: boolean } {
  const parts = document.querySelectorAll(`[id="${RECEIPT_ELEMENT}"]`);
  if (parts.length !== 1) return receiptFailed('form', 'no-receipt', 'file', 'the file holds no receipt, or several');
  const read = readReceipt(parts[0]?.textContent ?? '');
  if (!read.ok) return receiptFailed('form', 'malformed-receipt', read.at, read.message);
  const verified = verifyReceipt(read.receipt);
  if (!verified.ok) return verified;
  const shown = new Map([...document.querySelectorAll<HTMLElement>('[data-fact]')].map((one) => [one.dataset['fact'] ?? '', one.textContent ?? '']));
  return compareFacts(shown, verified.facts) ?? { hasTrail: read.receipt.trail !== undefined };
}

function pair(name: string, { en, ar }: Words): HTMLElement {
  const box = document.createElement('div');
  box.className = `pair ${name}`;
  for (const [lang, dir, text] of [['en', 'ltr', en], ['ar', 'rtl', ar]] as const) {
    const paragraph = document.createElement('p');
    paragraph.lang = lang;
    paragraph.dir = dir;
    paragraph.textContent = text;
    box.append(paragraph);
  }
  return box;
}

function stepItem(step: ReceiptStep, passed: boolean): HTMLElement {
  const item = document.createElement('li');
  item.className = passed ? 'passed' : 'failed';
  item.append(pair('', passed ? { en: `✓ ${STEP_WORDS[step].en}`, ar: `✓ ${STEP_WORDS[step].ar}` } : { en: `✗ Not so: ${STEP_WORDS[step].en}`, ar: `✗ ليس كذلك: ${STEP_WORDS[step].ar}` }));
  return item;
}

/** Shows the outcome at the head of the page. */
function show(verdict: HTMLElement): void {
  const outcome = check();
  const failed = 'ok' in outcome ? outcome : undefined;
  const steps = RECEIPT_STEPS.filter((step) => step !== 'trail' || !('hasTrail' in outcome) || outcome.hasTrail);
  const list = document.createElement('ol');
  for (const step of steps.slice(0, failed === undefined ? steps.length : steps.indexOf(failed.step))) list.append(stepItem(step, true));
  if (failed === undefined) verdict.replaceChildren(pair('state', RECEIPT.verified), list);
  else {
    list.append(stepItem(failed.step, false));
    const why = document.createElement('p');
    why.lang = 'en';
    why.textContent = `${failed.at}: ${failed.message} (${failed.code})`;
    verdict.setAttribute('role', 'alert');
    verdict.replaceChildren(pair('state', RECEIPT.failed), why, list);
  }
  verdict.classList.add(failed === undefined ? 'good' : 'bad');
  document.documentElement.dataset['verified'] = failed === undefined ? 'yes' : 'no';
}

const verdict = document.getElementById('verdict');
if (verdict !== null) show(verdict);
