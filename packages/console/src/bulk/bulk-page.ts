// Many records at once: paste or open a spreadsheet, correct what is marked,
// record all of it in one submission or none of it.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { inputOf } from '../forms/body.ts';
import { findForm } from '../forms/all-forms.ts';
import { findDraft, keepDraft, dropDraft } from '../forms/drafts.ts';
import { labelOf } from '../forms/input-row.ts';
import { faultText, refusalSentence } from '../forms/refusal-text.ts';
import type { FormSpec } from '../forms/spec.ts';
import { linesOf, textOf, type Line } from '../forms/values.ts';
import { t, type MessageKey } from '../language.ts';
import { BULK_ROWS_MAX, gridColumns, judgeRow, readPaste, rowsOfPaste, type CellProblem, type GridColumn, type GridRow } from './paste.ts';

export function BulkPage({ name }: { readonly name: string }): VNode {
  const spec = findForm(name);
  if (spec?.bulk === undefined) return html`<h1 tabindex="-1">${t('state.no-page')}</h1>` as VNode;
  return html`<${BulkGrid} spec=${spec} />` as VNode;
}

const ROWS_DRAWN = 60;

function BulkGrid({ spec }: { readonly spec: FormSpec }): VNode {
  const desk = useDesk();
  const { holder } = desk.session.person;
  const draftId = `bulk-${spec.name}-${holder}`;
  const columns = useMemo(() => gridColumns(spec), [spec]);
  const [rows, setRaw] = useState<readonly GridRow[]>(() => linesOf(findDraft(desk.shelf, draftId, holder)?.values ?? {}, 'rows'));
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState<{ readonly row: number; readonly input: string; readonly text: string }>();
  const [done, setDone] = useState(0);
  // The rows and the id under which they are sent are kept together: a second tab or a reload sends the same submission.
  const id = useRef(textOf(findDraft(desk.shelf, draftId, holder)?.values ?? {}, 'submission') || desk.newId());
  const pressed = useRef(false);
  const [isSending, setSending] = useState(false);
  // A file is read and rows are sent while somebody goes on typing.
  const newestRows = useRef(rows);
  newestRows.current = rows;
  const setRows = (next: readonly GridRow[]): void => {
    const kept = next.slice(0, BULK_ROWS_MAX);
    setSaid(next.length > BULK_ROWS_MAX ? t('bulk.too-many') : '');
    setRefused(undefined);
    setDone(0);
    setRaw(kept);
    if (kept.length === 0) dropDraft(desk.shelf, draftId);
    else keepDraft(desk.shelf, { id: draftId, form: `bulk-${spec.name}`, holder, since: new Date().toISOString(), values: { rows: kept as readonly Line[], submission: id.current } });
  };
  const judged = useMemo(() => rows.map((row) => judgeRow(spec, columns, row, desk.masters)), [rows, desk.masters]);
  const wrong = judged.reduce((sum, { problems }) => sum + problems.length, 0);
  const clear = (): void => {
    id.current = desk.newId();
    setRows([]);
  };
  const take = (cells: readonly (readonly string[])[]): void => setRows([...newestRows.current, ...rowsOfPaste(cells, columns)]);
  const record = (): void => {
    if (pressed.current || desk.outbox === undefined || wrong > 0 || rows.length === 0) return;
    const intents = judged.flatMap(({ made }) => (made.ok ? [{ kind: spec.kind, eventTime: made.eventTime, body: made.body }] : []));
    pressed.current = true;
    setSending(true);
    void desk.outbox.submit(id.current, spec.name, intents).then((outcome) => {
      pressed.current = false;
      setSending(false);
      if (outcome.state === 'refused') {
        const input = inputOf(outcome.problem.field, columns.map((column) => (column.isLine ? `goods[0].${column.input}` : column.input)))?.replace('goods[0].', '') ?? columns[0]?.input ?? '';
        return setRefused({ row: outcome.problem.record ?? 0, input, text: refusalSentence(outcome.problem) });
      }
      // What waits may still be refused: the rows stay, and pressing again says the same submission, not another.
      if (outcome.state === 'waiting') return setSaid(t('waiting.title'));
      id.current = desk.newId();
      const count = rows.length;
      // Rows that were pasted while these were sent are not among them, and stay.
      setRows(newestRows.current.filter((row) => !rows.includes(row)));
      setDone(count);
      return desk.reloadMasters();
    });
  };
  return html`<h1 tabindex="-1">${t('bulk.title', { what: t(`form.${spec.name}` as MessageKey) })}</h1><p class="lead">${t('bulk.lead')}</p>
    <${RowsIn} spec=${spec} columns=${columns} take=${take} say=${setSaid} />
    <p class="refusal" role="alert">${said}</p>
    ${done === 0 ? '' : html`<p class="lead" role="status">${t('bulk.done', { count: done })} <a href=${hrefOf(['table', 'records'])}>${t('bulk.see')}</a></p>`}
    ${rows.length === 0 ? '' : html`<p role="status">${t('bulk.rows', { count: rows.length })}. ${wrong === 0 ? t('bulk.good') : t('bulk.wrong', { count: wrong })}</p>
      ${refused === undefined ? '' : html`<p class="refusal" role="alert">${t('bulk.row', { number: refused.row + 1 })}: ${refused.text}</p>`}
      <div class="scroll"><table class="bulk-grid"><thead><tr><th scope="col">#</th>${columns.map((column) => html`<th scope="col" key=${column.input}>${columnLabel(column)}</th>`)}<td></td></tr></thead><tbody>
        ${shownRows(judged.map(({ problems }) => problems), refused?.row).map((at) => html`<${GridLine} key=${at} at=${at} row=${rows[at]} columns=${columns} problems=${judged[at]?.problems ?? []} refused=${refused?.row === at ? refused : undefined} isSending=${isSending} onChange=${(row: GridRow) => setRows(rows.map((one, index) => (index === at ? row : one)))} onRemove=${() => setRows(rows.filter((_, index) => index !== at))} />`)}
      </tbody></table></div>
      ${rows.length > ROWS_DRAWN ? html`<p class="note">${t('bulk.more', { count: rows.length - ROWS_DRAWN })}</p>` : ''}
      <p class="actions no-print"><button type="button" aria-disabled=${wrong > 0 ? 'true' : undefined} onClick=${record}>${t('bulk.record', { count: rows.length })}</button> <button type="button" class="plain" onClick=${clear}>${t('bulk.clear')}</button></p>`}` as VNode;
}

interface RowsInProps {
  readonly spec: FormSpec;
  readonly columns: readonly GridColumn[];
  readonly take: (cells: readonly (readonly string[])[]) => void;
  readonly say: (text: string) => void;
}

/** Where rows come from: what is pasted, and a file. */
function RowsIn({ spec, columns, take, say }: RowsInProps): VNode {
  const { server } = useDesk();
  const openFile = async (file: File): Promise<void> => {
    const answer = await server.send<{ readonly sheets: readonly { readonly rows: readonly (readonly string[])[] }[] }>(`/api/sheets/read?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream');
    if (answer.ok) take((answer.value.sheets[0]?.rows ?? []).filter((row) => row.some((cell) => cell !== '')));
    else say('offline' in answer ? t('state.offline-short') : refusalSentence(answer.problem));
  };
  return html`<div class="field no-print"><label for="in-paste">${t('bulk.paste')}</label><textarea id="in-paste" rows="3" aria-describedby="in-paste-about" placeholder=${columns.map(columnLabel).join('   ')} onPaste=${(event: ClipboardEvent) => { event.preventDefault(); take(readPaste(event.clipboardData?.getData('text/plain') ?? '')); }} onInput=${(event: Event) => { const area = event.target as HTMLTextAreaElement; if (!area.value.includes('\n')) return; take(readPaste(area.value)); area.value = ''; }}></textarea><p class="hint" id="in-paste-about">${t('bulk.paste-hint')}</p></div>
    <p class="no-print file-row"><label for="in-bulk-file">${t('bulk.file')}</label> <input id="in-bulk-file" type="file" accept=".xlsx,.csv" onChange=${(event: Event) => { const file = (event.target as HTMLInputElement).files?.[0]; if (file !== undefined) void openFile(file); }} /> <a href=${`/api/sheets/template/${spec.name}.xlsx`}>${t('bulk.template')}</a></p>` as VNode;
}

/** The rows that are drawn: those that need a correction first, then the others, in their order. */
function shownRows(problems: readonly (readonly CellProblem[])[], refused: number | undefined): readonly number[] {
  const all = problems.map((_, at) => at);
  if (all.length <= ROWS_DRAWN) return all;
  const wrong = all.filter((at) => (problems[at]?.length ?? 0) > 0 || at === refused);
  return [...wrong, ...all.filter((at) => !wrong.includes(at))].slice(0, ROWS_DRAWN);
}

function columnLabel({ field, isCommodity }: GridColumn): string {
  if (!isCommodity) return labelOf(field);
  return t(field.type === 'amount' && field.of === 'money' ? 'field.currency' : 'field.commodity');
}

interface GridLineProps {
  readonly at: number;
  readonly row: GridRow;
  readonly columns: readonly GridColumn[];
  readonly problems: readonly CellProblem[];
  readonly refused: { readonly input: string; readonly text: string } | undefined;
  /** What is on its way is not changed: what stands here is what is signed. */
  readonly isSending: boolean;
  readonly onChange: (row: GridRow) => void;
  readonly onRemove: () => void;
}

function GridLine({ at, row, columns, problems, refused, isSending, onChange, onRemove }: GridLineProps): VNode {
  return html`<tr><th scope="row">${at + 1}</th>${columns.map((column) => {
    const { input } = column;
    const problem = problems.find((one) => one.input === input);
    const text = problem === undefined ? (refused?.input === input ? refused.text : '') : problem.fault === 'unknown' ? t('bulk.unknown') : faultText({ ...problem, fault: problem.fault });
    const id = `in-cell-${at}-${input.replaceAll('.', '-')}`;
    return html`<td key=${input} class=${text === '' ? '' : 'wrong'}><input id=${id} type="text" value=${row[input] ?? ''} readonly=${isSending} aria-label=${`${columnLabel(column)}, ${t('bulk.row', { number: at + 1 })}`} aria-invalid=${text === '' ? undefined : 'true'} aria-describedby=${`${id}-wrong`} onInput=${(event: Event) => onChange({ ...row, [input]: (event.target as HTMLInputElement).value })} /><p class="refusal" id=${`${id}-wrong`}>${text}</p></td>`;
  })}<td><button type="button" class="plain" disabled=${isSending} aria-label=${t('lines.remove', { number: at + 1 })} onClick=${onRemove}>×</button></td></tr>` as VNode;
}
