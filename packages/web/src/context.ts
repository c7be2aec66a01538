// What a page is drawn from: the view of the site, the language, the figures,
// and the page's own place, from which every link is relative.

import type { Entry } from '@amanah/record/entry.ts';
import type { Books, MasterKind } from '@amanah/core/ledger/books.ts';
import type { Column } from '@amanah/projection/report-shape.ts';
import { html, type Html } from '@amanah/ui/html.ts';
import type { Locale } from '@amanah/ui/locale.ts';
import { message, messageText, type MessageValues } from '@amanah/ui/message.ts';
import { en, type MessageKey } from '@amanah/ui/messages/en.ts';
import { exactMoney, exactNumber, shortAmount, shortMoney, shortNumber } from '@amanah/ui/number.ts';
import type { Assets } from './assets.ts';
import type { Figure } from './figure.ts';
import type { Figures } from './figures.ts';

/** What the pages of a site are drawn from. */
export interface SiteView {
  readonly books: Books;
  /** Number of records that every figure is computed from. */
  readonly treeSize: number;
  readonly operation: { readonly name: string; readonly origin: string; readonly logVkey: string };
  /** The log entry at an index below the tree size. */
  readonly readRecord: (index: number) => Promise<Pick<Entry, 'record'>>;
  /** Record time of the last entry. */
  readonly computedAt: string;
  readonly assets: Assets;
}

/** How a figure is written: rounded for reading, or at full length. */
export type FigureForm = 'short' | 'exact';

/** The value and unit of a figure in words of the language. */
export function figureText(locale: Locale, figure: Pick<Figure, 'value' | 'unit'>, form: FigureForm, withUnit = true): string {
  const { value, unit } = figure;
  const isExact = form === 'exact';
  if (unit.form === 'money' && withUnit) return isExact ? exactMoney(locale, value, unit.code) : shortMoney(locale, value, unit.code);
  if (unit.form === 'money' && !isExact) return shortAmount(locale, value);
  const plain = unit.form === 'goods' ? withoutTrailingZeros(value) : value;
  const number = isExact || unit.form === 'count' ? exactNumber(locale, plain) : shortNumber(locale, plain);
  if (unit.form !== 'goods' || !withUnit) return number;
  if (unit.code === 'consignment') return messageText(locale, 'unit.consignment', { count: Number(value), figure: number });
  // A measure that is no commodity of the books, such as kilocalories, has a word of its own.
  const [own, goods] = [`unit.${unit.code}`, `goods.${unit.measure ?? ''}`];
  if (unit.measure === undefined && own in en) return messageText(locale, own as MessageKey, { figure: number });
  return goods in en ? messageText(locale, goods as MessageKey, { figure: number, name: unit.name }) : `${number} ${unit.name}`;
}

/** Quantities of goods are kept with six decimals; zeros at their end say nothing. */
function withoutTrailingZeros(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

/** One page being drawn. */
export class PageContext {
  readonly view: SiteView;
  readonly figures: Figures;
  readonly locale: Locale;
  /** Path within the language, such as `funds/index.html`. */
  readonly path: string;
  readonly #up: string;

  constructor({ view, figures, locale, path }: { readonly view: SiteView; readonly figures: Figures; readonly locale: Locale; readonly path: string }) {
    this.view = view;
    this.figures = figures;
    this.locale = locale;
    this.path = path;
    this.#up = '../'.repeat(path.split('/').length - 1 + (locale === 'en' ? 0 : 1));
  }

  get books(): Books {
    return this.view.books;
  }

  /** The name of an organisation, site, commodity or fund at the tree size, or its code when the books have none. */
  nameOf(kind: MasterKind, code: string): string {
    const name = this.books.master(kind, code, this.view.treeSize)?.['name'];
    return typeof name === 'string' ? name : code;
  }

  /** A message as markup. */
  t(key: MessageKey, values: MessageValues = {}): Html {
    return message(this.locale, key, values);
  }

  /** A message as plain text. */
  text(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
    return messageText(this.locale, key, values);
  }

  /** The message of a key made from data, or the given words where the catalogue has none. */
  word(key: string, otherwise: string): string {
    return key in en ? this.text(key as MessageKey) : otherwise;
  }

  /** The title of a column. */
  columnTitle(column: Pick<Column, 'key' | 'title'>): string {
    return this.word(`column.${column.key}`, column.title);
  }

  /** A link to a page of the same language. */
  href(path: string): string {
    return this.fromRoot(this.locale === 'en' ? path : `${this.locale}/${path}`);
  }

  /** A link to this page in another language. */
  inLanguage(locale: Locale): string {
    return this.fromRoot(locale === 'en' ? this.path : `${locale}/${this.path}`);
  }

  /** A link to a file of the site that has no language. */
  fromRoot(path: string): string {
    const relative = `${this.#up}${path}`;
    return relative === '' ? './' : relative;
  }

  /** A link that opens the records behind a figure. */
  recordsOf(id: string): string {
    return `${this.href('records/index.html')}#f=${encodeURIComponent(id)}`;
  }

  /** A figure in a sentence: a link to its records that says on demand what it is. */
  fig(id: string, form: FigureForm = 'short'): Html {
    const figure = this.figures.figure(id);
    return html`<a class="fig" href="${this.recordsOf(id)}" title="${this.about(figure)}">${this.data(figure, form)}</a>`;
  }

  /** A figure in a cell of a table, at full length and without its unit. */
  cell(id: string): Html {
    return this.data(this.figures.figure(id), 'exact', false);
  }

  /** The figure as an element from which its id and exact value can be read. */
  data(figure: Figure, form: FigureForm, withUnit = true): Html {
    const bare = withUnit ? '' : html` data-bare`;
    return html`<data value="${figure.value}" data-figure="${figure.id}" data-form="${form}"${bare}>${figureText(this.locale, figure, form, withUnit)}</data>`;
  }

  /** What a figure is, in one sentence. */
  about(figure: Figure): string {
    const title = this.columnTitle({ key: figure.column, title: figure.title });
    return [title, this.text('figure.exact', { value: figureText(this.locale, figure, 'exact') }), this.text('figure.at-size', { size: this.view.treeSize })].join(this.text('mark.semicolon'));
  }
}
