// The page of records: shows a record of the log with its proof, or the records
// behind a figure, and adds these up again.
//
//     records/index.html#r=1234
//     records/index.html#f=funds%2F…

import { verifyAuthor, verifySeal } from '@amanah/client/author-chain.ts';
import type { Failure, Publication, VerifiedEntry } from '@amanah/client/publication.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Effect } from '@amanah/record/body.ts';
import { toHex } from '@amanah/log/bytes.ts';
import { canonicalText } from '@amanah/log/canonical.ts';
import { authorHints, decisionsHere, effectHere, publicationHere, waitingHere } from './proven.ts';
import { paragraph, raiseAlarm, stepItem, wordsOf, type Say } from './verify-strip.ts';
import { showFigure } from './figure-view.ts';

/** Starts the page. */
export function recordView(form: HTMLFormElement): void {
  const shell = form.parentElement;
  const out = shell?.querySelector<HTMLElement>('[data-record]');
  const behind = shell?.querySelector<HTMLElement>('[data-behind]');
  const input = form.querySelector<HTMLInputElement>('input');
  if (shell === null || out == null || behind == null || input === null) return;
  form.hidden = false;
  const say = wordsOf(shell);
  const open = (index: number): void => void (location.hash = `r=${index}`);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open(input.valueAsNumber);
  });
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-step]')) {
    button.addEventListener('click', () => open(Math.max(0, input.valueAsNumber + Number(button.dataset['step']))));
  }
  const show = async (): Promise<void> => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const index = asked.get('r');
    const figure = asked.get('f');
    try {
      if (figure !== null) await showFigure({ id: figure, behind, out, say, open: (at) => showRecord(at, out, say, form.dataset['operation'] ?? '') });
      else if (index !== null) {
        input.value = index;
        behind.replaceChildren();
        await showRecord(Number(index), out, say, form.dataset['operation'] ?? '');
      }
    } catch (error) {
      out.replaceChildren(paragraph('verdict bad', say('verify.outage', { reason: error instanceof Error ? error.message : String(error) })));
    }
  };
  addEventListener('hashchange', () => void show());
  void show();
}

/** How many records were asked for: a record that arrives after another was asked for is not shown in its place. */
let shown = 0;

/** Shows a record with its proof. */
export async function showRecord(index: number, out: HTMLElement, say: Say, operation: string): Promise<void> {
  shown += 1;
  const mine = shown;
  const publication = await publicationHere(say);
  if (publication === undefined || mine !== shown) return;
  if (!(index >= 0 && index < publication.state.size)) {
    out.replaceChildren(paragraph('', say('records.not-found')));
    out.removeAttribute('aria-busy');
    return;
  }
  out.setAttribute('aria-busy', 'true');
  const entry = await publication.readEntry(index);
  const article = document.createElement('article');
  article.className = 'opened';
  if (!entry.ok) {
    article.append(failureItem(entry, say));
    raiseAlarm(say('trust.failed'), `${entry.at}: ${entry.message}`);
  } else {
    article.append(...describe(entry, await effectHere(publication, entry), say), ...testsNote(entry, say), ...waitNote(entry, await waitingHere(), say), ...(await decisionNote(entry, say)), await proofOf(publication, entry, say));
    article.append(cite(entry, publication, say, operation));
  }
  if (mine !== shown) return;
  out.replaceChildren(article);
  out.removeAttribute('aria-busy');
}

function failureItem(failure: Failure, say: Say): HTMLElement {
  const list = document.createElement('ol');
  list.append(stepItem('failed', say(`verify.step.${failure.step}`), say('verify.not-ok'), `${failure.at}: ${failure.message} (${failure.code})`));
  return list;
}

/** Leads to the decision that a record is part of or rests on. */
async function decisionNote(entry: VerifiedEntry, say: Say): Promise<HTMLElement[]> {
  const at = (await decisionsHere()).get(entry.index);
  if (at === undefined) return [];
  const link = document.createElement('a');
  const folder = document.documentElement.lang === 'en' ? '' : `${document.documentElement.lang}/`;
  link.href = `${document.documentElement.dataset['root'] ?? ''}${folder}decisions/${at}.html`;
  link.textContent = say('decisions.of-record');
  const line = document.createElement('p');
  line.append(link);
  return [line];
}

/** Kinds that are called by a name and not by their code alone. */
const NAMED_KINDS: ReadonlySet<string> = new Set(['screening', 'screening-decision', 'registration', 'registration-merge', 'query-count']);

/** What was screened against a list for tests is no screening, and the record says so. */
function testsNote({ entry: { record: { kind, body } } }: VerifiedEntry, say: Say): HTMLElement[] {
  if (kind !== 'screening' || body['forTests'] !== true) return [];
  return [paragraph('lead', say('screening.for-tests', { list: String(body['list']), date: String(body['listDate']) }))];
}

/** Says that a record waited, and what decided it. */
function waitNote(entry: VerifiedEntry, waits: ReadonlyMap<number, number | null>, say: Say): HTMLElement[] {
  const decided = waits.get(entry.index);
  if (decided === undefined) return [];
  return [paragraph('note', decided === null ? say('records.waits') : say('records.waited', { index: String(decided) }))];
}

function describe(entry: VerifiedEntry, effect: Effect | undefined, say: Say): Node[] {
  const { record, recordTime, id } = entry.entry;
  const heading = document.createElement('h2');
  heading.textContent = say('records.of', { index: String(entry.index) });
  const facts = document.createElement('dl');
  facts.className = 'facts';
  const fact = (term: string, value: Node | string): void => {
    const row = document.createElement('div');
    const dt = document.createElement('dt');
    const dd = document.createElement('dd');
    dt.textContent = term;
    dd.append(value);
    row.append(dt, dd);
    facts.append(row);
  };
  fact(say('records.kind'), NAMED_KINDS.has(record.kind) ? `${say(`kind.${record.kind}`)} (${record.kind})` : record.kind);
  fact(say('records.happened'), record.eventTime);
  fact(say('records.logged'), recordTime);
  fact(say('records.author'), code(record.author));
  fact(say('records.id'), code(id));
  fact(say('records.postings'), postingsOf(effect, say));
  const rows = sourceRows(record.body);
  const raw = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = say('records.raw');
  const text = document.createElement('pre');
  text.tabIndex = 0;
  text.textContent = JSON.stringify(JSON.parse(canonicalText(record.body)), null, 2);
  raw.append(summary, text);
  return [heading, facts, ...(rows === undefined ? [] : [cellsTable(rows, say)]), ...changesTable(record.body, say), raw];
}

function code(text: string): HTMLElement {
  const made = document.createElement('code');
  made.textContent = text;
  return made;
}

function postingsOf(effect: Effect | undefined, say: Say): Node {
  const list = document.createElement('ul');
  list.className = 'plain';
  for (const { amount, commodity, source, destination, fund } of effect?.postings ?? []) {
    const item = document.createElement('li');
    item.textContent = `${say('records.posting', { amount: say('records.least-units', { amount: `${amount} ${commodity}` }), source, destination })} · ${fund}`;
    list.append(item);
  }
  for (const { measure, unit, value } of effect?.figures ?? []) {
    const item = document.createElement('li');
    const digits = value.toString().padStart(7, '0');
    item.textContent = `${measure}: ${`${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '')} ${unit}`;
    list.append(item);
  }
  if (list.childElementCount === 0) return document.createTextNode(say('records.postings.none'));
  return list;
}

/** The publisher's row as the record cites it. */
function sourceRows(body: JsonObject): Readonly<Record<string, string>> | undefined {
  const now = body['now'] as JsonObject | undefined;
  const stated = (now?.['body'] as JsonObject | undefined) ?? body;
  return (stated['source'] as { readonly cells?: Readonly<Record<string, string>> } | undefined)?.cells;
}

function cellsTable(cells: Readonly<Record<string, string>>, say: Say): HTMLTableElement {
  return textTable(say('records.source'), Object.entries(cells));
}

function changesTable(body: JsonObject, say: Say): HTMLTableElement[] {
  const fields = body['fields'] as readonly { readonly field: string; readonly from?: string; readonly to?: string }[] | undefined;
  if (fields === undefined) return [];
  const blank = say('restatements.blank');
  return [textTable(`${say('restatements.field')}${say('mark.colon')}${say('restatements.before')} → ${say('restatements.after')}`, fields.map(({ field, from, to }) => [field, `${from ?? blank} → ${to ?? blank}`]))];
}

function textTable(caption: string, rows: readonly (readonly [string, string])[]): HTMLTableElement {
  const table = document.createElement('table');
  table.createCaption().textContent = caption;
  const body = table.createTBody();
  for (const [name, value] of rows) {
    const row = body.insertRow();
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    row.append(head);
    row.insertCell().textContent = value;
  }
  return table;
}

async function proofOf(publication: Publication, entry: VerifiedEntry, say: Say): Promise<HTMLElement> {
  const section = document.createElement('section');
  section.className = 'steps';
  const heading = document.createElement('h3');
  heading.textContent = say('records.proof');
  const list = document.createElement('ol');
  section.append(heading, list);
  const { size, root } = publication.state;
  const pass = (step: string, detail: string): void => list.append(stepItem('passed', say(`verify.step.${step}`), say('verify.ok'), detail));
  pass('checkpoint', `${size} · ${toHex(root).slice(0, 16)}…`);
  pass('entry', `${entry.bytes.length} bytes`);
  pass('inclusion', `${toHex(entry.leafHash).slice(0, 16)}… · ${entry.proof.length}`);
  const sealed = await verifySeal(publication, entry);
  if (!sealed.ok) return append(section, failureItem(sealed, say));
  pass('chain', String(sealed.sealedAt));
  const hints = await authorHints();
  const author = await verifyAuthor(publication, entry, hints[entry.entry.record.author] ?? 0);
  if (!author.ok) return append(section, failureItem(author, say));
  pass('author', `${author.role} · ${author.holder}`);
  return section;
}

function append(section: HTMLElement, child: HTMLElement): HTMLElement {
  section.append(child);
  return section;
}

function cite(entry: VerifiedEntry, publication: Publication, say: Say, operation: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = say('records.cite');
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  const text = say('records.citation', {
    figure: `${entry.entry.record.kind} ${entry.entry.id}`, operation, index: String(entry.index), size: String(publication.state.size), root: toHex(publication.state.root),
  });
  button.addEventListener('click', () => void navigator.clipboard.writeText(text).then(() => (status.textContent = ` ${say('records.cited')}`), () => (status.textContent = ` ${text}`)));
  const line = document.createElement('p');
  line.append(button, status);
  return line;
}
