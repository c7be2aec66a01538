// What a fund's policy asks, on the page of the fund: the oldest that is not handed over, how old the rest is, what went
// to whom, what of its shares is left, and the policy in force, parameter by parameter.

import { isOfZakat } from '@amanah/record/fund-policy.ts';
import type { Row } from '@amanah/projection/report-shape.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';
import type { PageContext } from '../context.ts';
import { scaled, type Section } from '../figure.ts';
import type { Figures } from '../figures.ts';
import { shownRows } from '../operation-menu.ts';
import { sectionTable } from '../table.ts';
import { ruleNotes, wordCell } from './standing-notes.ts';

const WIDTH = 1000;
const HEIGHT = 40;
const SCALE = 9;
const NOTHING = /^[0.]*$/;

/** The sections whose figures stand on pages of funds, where a fund has rules. */
export function fundRuleSections(figures: Figures): readonly string[] {
  return figures.section('fund-rules').rows.length === 0 ? [] : ['fund-rules', 'fund-rules.policy', 'fund-rules.category', 'fund-rules.misplaced', 'fund-age', 'fund-age.bucket', 'fund-age.gift', 'fund-age.late'];
}

/** For the first page: of each fund of zakat the oldest that is not handed over. */
export function zakatLines(context: PageContext): Html {
  const section = context.figures.section('fund-age');
  const held = section.rows.filter((row) => isZakat(context, String(row['fund'])) && row['oldestDays'] !== undefined);
  // Rows of a fund stand by commodity: the first of those as old as any of it.
  const oldest = held.filter((row, at) => held.every((other, its) => other['fund'] !== row['fund'] || Number(other['oldestDays']) < Number(row['oldestDays']) || (other['oldestDays'] === row['oldestDays'] && its >= at)));
  if (oldest.length === 0) return html``;
  const fig = (row: Row, column: string): Html => context.fig(context.figures.idOf(section, row, column));
  return html`<p>${oldest.map((row) => html`<a href="${context.href('funds/index.html')}"><bdi>${String(row['fundName'])}</bdi></a>${context.text('mark.colon')}${context.t('fund.age.zakat', {
    days: context.t('fund.age.days', { count: Number(row['oldestDays']), figure: fig(row, 'oldestDays') }), since: formatDay(context.locale, String(row['oldest'])), amount: fig(row, 'notHandedOver'),
  })} `)}</p>`;
}

function isZakat(context: PageContext, fund: string): boolean {
  return isOfZakat(context.books.master('fund', fund, context.view.treeSize)?.['restrictions']);
}

/** The rules of a fund and the age of what it holds; nothing where the fund has no rules. */
export function fundRulesPart(context: PageContext, fund: string): Html {
  const { figures } = context;
  const rules = figures.section('fund-rules');
  const own = rowsOf(rules, fund);
  if (own.length === 0) return html``;
  return html`<h2 id="rules">${context.t('fund.rules')}</h2>
${agesPart(context, fund)}
${table(context, 'fund-rules.category', fund, { caption: 'fund.rules.categories', head: 'category', columns: ['category', 'state', 'amount', 'commodity', 'records'], cells: { category: wordCell(context, 'category'), state: wordCell(context, 'state') } })}
${table(context, 'fund-rules', fund, { caption: 'fund.rules.shares', head: 'commodity', columns: ['commodity', 'received', 'leftFund', 'bought', 'lost', 'cameBack', 'costUsed', 'costLeft', 'collectorsUsed', 'collectorsLeft'] })}
${table(context, 'fund-rules.misplaced', fund, { caption: 'fund.rules.misplaced', head: 'account', columns: ['account', 'owner', 'amount', 'commodity'] })}
${policyPart(context, fund)}
${ruleNotes(context, [...new Set([...(rowsOf(figures.section('fund-age'), fund).length === 0 ? [] : figures.section('fund-age').noteKeys), ...rules.noteKeys])])}`;
}

function rowsOf(section: Section, fund: string): readonly Row[] {
  return section.rows.filter((row) => row['fund'] === fund);
}

interface TablePart {
  readonly caption: MessageKey;
  readonly head: string;
  readonly columns: readonly string[];
  readonly cells?: Readonly<Record<string, (row: Row) => Html | string>>;
  readonly rows?: readonly Row[];
}

function table(context: PageContext, name: string, fund: string, { caption, rows, ...options }: TablePart): Html {
  const section = context.figures.section(name);
  const shown = rows ?? shownRows(section).filter((row) => row['fund'] === fund);
  if (shown.length === 0) return html``;
  return html`<h3>${context.t(caption)}</h3>${sectionTable(context, section, { ...options, caption: context.text(caption), rows: shown, headed: true, blank: ['owner', 'toDays', 'until', 'costUsed', 'costLeft', 'collectorsUsed', 'collectorsLeft'] })}`;
}

/** What is not handed over yet: in words, drawn by age, and as a table. */
function agesPart(context: PageContext, fund: string): Html {
  const section = context.figures.section('fund-age');
  const rows = rowsOf(section, fund);
  if (rows.length === 0) return html``;
  const buckets = context.figures.section('fund-age.bucket');
  const held = rows.filter((row) => !NOTHING.test(String(row['notHandedOver'])));
  const heldRows = rowsOf(buckets, fund).filter((row) => held.some((one) => one['commodity'] === row['commodity']));
  return html`${rows.map((row) => ageWords(context, section, row))}
${held.map((row) => ageBars(context, buckets, heldRows.filter((one) => one['commodity'] === row['commodity'])))}
${table(context, 'fund-age.bucket', fund, { caption: 'fund.age.by-age', head: 'fromDays', columns: ['fromDays', 'toDays', 'amount', 'commodity'], rows: heldRows })}
${table(context, 'fund-age.gift', fund, { caption: 'fund.age.gifts', head: 'day', columns: ['day', 'hijri', 'amount', 'commodity', 'days', 'lunarYears', 'until', 'overdueDays', 'entry'] })}
${table(context, 'fund-age.late', fund, { caption: 'fund.age.late', head: 'day', columns: ['day', 'handOverBy', 'lateDays', 'amount', 'commodity', 'entry'] })}`;
}

function ageWords(context: PageContext, section: Section, row: Row): Html {
  const fig = (column: string): Html => context.fig(context.figures.idOf(section, row, column), 'exact');
  const isEmpty = NOTHING.test(String(row['notHandedOver']));
  if (isEmpty) return html`<p class="lead">${context.t('fund.age.none', { day: formatDay(context.locale, String(row['asOfDay'])), commodity: context.nameOf('commodity', String(row['commodity'])) })}</p>`;
  const lead = context.t(isZakat(context, String(row['fund'])) ? 'fund.age.zakat' : 'fund.age.oldest', {
    days: context.t('fund.age.days', { count: Number(row['oldestDays']), figure: fig('oldestDays') }), since: formatDay(context.locale, String(row['oldest'])), amount: fig('notHandedOver'),
  });
  const isOverdue = !NOTHING.test(String(row['overdue']));
  return html`<p class="lead">${lead}</p>${isOverdue ? html`<p>${context.t('fund.age.overdue', { amount: fig('overdue') })}</p>` : ''}${row['nextDue'] === '' ? '' : html`<p>${context.t('fund.age.next', { day: formatDay(context.locale, String(row['nextDue'])), amount: fig('nextDueAmount') })}</p>`}`;
}

/** One bar for each age: no words stand in the drawing, the words stand above each bar, and a table says the same. */
function ageBars(context: PageContext, section: Section, rows: readonly Row[]): Html {
  const valueOf = (row: Row): bigint => scaled(String(row['amount']), SCALE);
  const most = rows.reduce((all, row) => (valueOf(row) > all ? valueOf(row) : all), 0n);
  if (most === 0n) return html``;
  const bars = rows.map((row) => {
    const width = Number((valueOf(row) * BigInt(WIDTH)) / most);
    const words = row['toDays'] === undefined ? context.t('fund.age.bucket.last', { from: String(row['fromDays']) }) : context.t('fund.age.bucket', { from: String(row['fromDays']), to: String(Number(row['toDays']) - 1) });
    return html`<li><p>${words}${context.text('mark.colon')}${context.fig(context.figures.idOf(section, row, 'amount'))}</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="outline" x="1" y="1" width="${WIDTH - 2}" height="${HEIGHT - 2}"/>${width === 0 ? '' : html`<rect class="segment" x="0" y="6" width="${width}" height="${HEIGHT - 12}"/>`}</svg></li>`;
  });
  return html`<figure class="groups"><figcaption class="hidden">${context.t('fund.age.by-age')}</figcaption><ol>${bars}</ol></figure>`;
}

/** The policy in force; older versions stand in the report. */
function policyPart(context: PageContext, fund: string): Html {
  const rows = rowsOf(context.figures.section('fund-rules.policy'), fund);
  const inForce = rows.filter((row) => row['inForce'] === 'yes' && row['parameter'] !== '');
  const first = rows[0];
  if (first === undefined) return html`<p>${context.t('fund.rules.none')}</p>`;
  return html`${table(context, 'fund-rules.policy', fund, { caption: 'fund.rules.policy', head: 'parameter', columns: ['parameter', 'value'], rows: inForce })}
<p class="note">${context.t('fund.rules.version', { version: String(first['policyVersion']), day: formatDay(context.locale, String(first['policySince'])), versions: String(new Set(rows.map((row) => row['entry'])).size) })}</p>`;
}
