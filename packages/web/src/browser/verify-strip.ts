// The button of the strip: checks the log in front of the reader and says what
// was checked. The last checkpoint is remembered, so that the next visit sees a
// log that shrank or was rewritten.

import { openPublication, type Failure, type Publication, type SeenCheckpoint } from '@amanah/client/publication.ts';
import { verifySeal } from '@amanah/client/author-chain.ts';
import { parseVerifierKey } from '@amanah/log/note.ts';
import { toHex } from '@amanah/log/bytes.ts';

/** Reads files of the publication that this page belongs to. */
export function fileReader(root: string): (path: string) => Promise<Uint8Array | undefined> {
  return async (path) => {
    const response = await fetch(new URL(`${root}${path}`, location.href), { cache: 'no-cache' });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

/** Opens the publication of this page with the key that the page names. */
export async function openHere(): Promise<{ readonly ok: true; readonly publication: Publication; readonly seen?: SeenCheckpoint } | Failure> {
  const { root = '', vkey = '', origin = '' } = document.documentElement.dataset;
  const key = parseVerifierKey(vkey);
  if (!key.ok) return { ok: false, step: 'checkpoint', code: key.code, at: 'page', message: key.message };
  const seen = remembered(origin);
  const opened = await openPublication({ readFile: fileReader(root), logKeys: [key.key], ...(seen === undefined ? {} : { seen }) });
  return opened.ok ? { ...opened, ...(seen === undefined ? {} : { seen }) } : opened;
}

function remembered(origin: string): SeenCheckpoint | undefined {
  const text = localStorage.getItem(`amanah-seen ${origin}`);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as SeenCheckpoint;
  } catch {
    return undefined;
  }
}

/** Remembers what was believed for the next visit. */
export function remember(publication: Publication): void {
  localStorage.setItem(`amanah-seen ${publication.state.origin}`, JSON.stringify(publication.seen));
}

/** Says a message of the page. */
export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

/** The words that came with the page. */
export function wordsOf(strip: HTMLElement): Say {
  const words = new Map([...strip.querySelectorAll('[data-words] dt')].map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']));
  return (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words.get(key) ?? key);
}

/** Runs the check and shows every step. */
export async function verifyStrip(strip: HTMLElement): Promise<void> {
  const steps = strip.querySelector<HTMLElement>('[data-steps]');
  if (steps === null) return;
  const say = wordsOf(strip);
  const list = document.createElement('ol');
  const verdict = paragraph('verdict', say('trust.checking'));
  steps.replaceChildren(list, verdict);
  const pass = (text: string, detail = ''): void => void list.append(stepItem('passed', text, say('verify.ok'), detail));
  try {
    const failure = await runSteps(say, pass);
    verdict.textContent = failure === undefined ? say('trust.verified') : say('trust.failed');
    verdict.classList.add(failure === undefined ? 'good' : 'bad');
    if (failure === undefined) verdict.after(paragraph('note', say('verify.completeness')));
    else {
      list.append(stepItem('failed', say(`verify.step.${failure.step}`), say('verify.not-ok'), `${failure.at}: ${failure.message} (${failure.code})`));
      raiseAlarm(say('trust.failed'), `${say(`verify.step.${failure.step}`)}${say('mark.colon')}${say('verify.not-ok')}. ${failure.at}: ${failure.message}`);
    }
  } catch (error) {
    verdict.textContent = say('verify.outage', { reason: error instanceof Error ? error.message : String(error) });
    verdict.classList.add('bad');
  }
}

async function runSteps(say: Say, pass: (text: string, detail?: string) => void): Promise<Failure | undefined> {
  const opened = await openHere();
  if (!opened.ok) return opened;
  const { publication, seen } = opened;
  const { size, root } = publication.state;
  pass(say('verify.step.checkpoint'), `${size} · ${toHex(root).slice(0, 16)}…`);
  if (seen === undefined) pass(say('verify.step.continuation.first'));
  else pass(say('verify.step.continuation'), `${seen.size} → ${size}`);
  const whole = await publication.rootFromTiles();
  if (!whole.ok) return whole;
  const pageSize = Number(document.documentElement.dataset['size']);
  if (!(pageSize <= size)) return { ok: false, step: 'checkpoint', code: 'page-ahead-of-log', at: 'page', message: `the page speaks of ${pageSize} entries, the log has ${size}` };
  pass(say('verify.step.page'), `${pageSize}`);
  const index = crypto.getRandomValues(new Uint32Array(1))[0]! % size;
  const entry = await publication.readEntry(index);
  if (!entry.ok) return entry;
  pass(say('verify.step.sample', { index: String(index) }), toHex(entry.leafHash).slice(0, 16) + '…');
  const sealed = await verifySeal(publication, entry);
  if (!sealed.ok) return sealed;
  pass(say('verify.step.chain'), String(sealed.sealedAt));
  remember(publication);
  return undefined;
}

/** A failure is said first, at the head of the page. */
export function raiseAlarm(title: string, detail: string): void {
  const alarm = document.querySelector('#alarm');
  alarm?.replaceChildren(paragraph('', title), paragraph('', detail));
}

/** A paragraph of plain text. */
export function paragraph(name: string, text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  if (name !== '') made.className = name;
  made.textContent = text;
  return made;
}

/** One step of a check with its outcome in words. */
export function stepItem(name: 'passed' | 'failed', text: string, outcome: string, detail: string): HTMLLIElement {
  const made = document.createElement('li');
  made.className = name;
  const spoken = document.createElement('span');
  spoken.className = 'hidden';
  spoken.textContent = ` (${outcome})`;
  made.append(text, spoken);
  if (detail !== '') {
    const small = document.createElement('small');
    small.textContent = ` ${detail}`;
    made.append(small);
  }
  return made;
}
