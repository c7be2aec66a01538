// The check of a published page: every figure on it is recomputed from the
// books, its value and the words it is written in.

import type { Books } from '@amanah/core/ledger/books.ts';
import { LOCALES, type Locale } from '@amanah/ui/locale.ts';
import { figureText, type FigureForm } from './context.ts';
import { figuresAt } from './figures.ts';

/** A figure as a page shows it. */
export interface ShownFigure {
  readonly id: string;
  readonly value: string;
  readonly form: FigureForm;
  /** Shown without its unit, as in cells of tables. */
  readonly bare: boolean;
  readonly text: string;
}

const FIGURE = /<(data|tspan)\b([^<>]*\bdata-figure="[^<>]*)>([^<>]*)</g;
/** Every place that claims to be a figure, whatever its form. */
const CLAIM = /\bdata-figure=/g;

/** All figures of a page, in order; `undefined` when one is not written as figures are. */
export function figuresOf(html: string): ShownFigure[] | undefined {
  const figures: ShownFigure[] = [];
  for (const [, , attributes = '', text = ''] of html.matchAll(FIGURE)) {
    const id = attributeOf(attributes, 'data-figure');
    const value = attributeOf(attributes, 'data-value') ?? attributeOf(attributes, 'value');
    const form = attributeOf(attributes, 'data-form');
    if (id === undefined || value === undefined || (form !== 'short' && form !== 'exact')) return undefined;
    figures.push({ id, value, form, bare: / data-bare\b/.test(attributes), text: unescaped(text) });
  }
  return figures.length === (html.match(CLAIM)?.length ?? 0) ? figures : undefined;
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] as string);
}

/** Judges the figures of one page: `undefined` when all are right, else where and why not. */
export function checkPage({ path, html, books, size }: { readonly path: string; readonly html: string; readonly books: Books; readonly size: number }): { at: string; message: string } | undefined {
  const shown = figuresOf(html);
  if (shown === undefined) return { at: 'figures', message: 'a figure is not written in the form of figures' };
  const figures = figuresAt(books, size);
  const locale = localeOf(path);
  for (const { id, value, form, bare, text } of shown) {
    const figure = figures.find(id);
    if (figure === undefined) return { at: `figure ${id}`, message: 'these books have no such figure' };
    if (figure.value !== value) return { at: `figure ${id}`, message: `the page says ${value}, the records give ${figure.value}` };
    const words = figureText(locale, figure, form, !bare);
    if (words !== text) return { at: `figure ${id}`, message: `the page writes ${JSON.stringify(text)}, the figure is ${JSON.stringify(words)}` };
  }
  return undefined;
}

function localeOf(path: string): Locale {
  return LOCALES.find((locale) => path.startsWith(`${locale}/`)) ?? 'en';
}
