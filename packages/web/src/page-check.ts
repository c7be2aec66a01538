// Judges the figures of a page somebody else published: each must have the
// value that the books give to its id, and be written as that value is written
// in the page's language. Scans the markup, runs nothing of it.

import type { Books } from '@amanah/core/ledger/books.ts';
import { LOCALES, type Locale } from '@amanah/ui/locale.ts';
import { figureText, type FigureForm } from './context.ts';
import { figuresAt } from './figures.ts';

const FIGURE = /<data\b([^>]*)>([^<]*)<\/data>/g;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** A page as text, with the books its figures are recomputed from. */
export interface PublishedPage {
  readonly html: string;
  readonly books: Books;
  readonly size: number;
}

/** The first figure that is wrong, or undefined when all are right. `at` names the figure. */
export function wrongFigure({ html, books, size }: PublishedPage): { at: string; message: string } | undefined {
  const locale = localeOf(html);
  const figures = figuresAt(books, size);
  for (const [, attributesText = '', textMarkup = ''] of html.matchAll(FIGURE)) {
    const attributes = attributesOf(attributesText);
    const id = attributes.get('data-figure');
    const value = attributes.get('value') ?? '';
    if (id === undefined) return { at: `a figure of value ${JSON.stringify(value)}`, message: 'a number on the page names no figure it is the value of' };
    const figure = figures.find(id);
    if (figure === undefined) return { at: `figure ${id}`, message: `the books give no figure ${id}` };
    if (figure.value !== value) return { at: `figure ${id}`, message: `the page states ${value}, the records give ${figure.value}` };
    const form: FigureForm = attributes.get('data-form') === 'short' ? 'short' : 'exact';
    const expected = figureText(locale, figure, form, !attributes.has('data-bare'));
    const found = unescaped(textMarkup);
    if (found !== expected) return { at: `figure ${id}`, message: `the page shows ${JSON.stringify(found)} where the records give ${JSON.stringify(expected)}` };
  }
  return undefined;
}

function localeOf(html: string): Locale {
  const language = /<html[^>]*\blang="([^"]*)"/.exec(html)?.[1] ?? '';
  return LOCALES.find((locale) => language.startsWith(locale)) ?? 'en';
}

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text.replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
