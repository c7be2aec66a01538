import { test } from 'node:test';
import assert from 'node:assert/strict';
import { IntlMessageFormat } from 'intl-messageformat';
import { html } from './html.ts';
import { languageTag, type Locale } from './locale.ts';
import { CATALOGUES, message, messageText } from './message.ts';
import { NOTES, type NoteKey } from '@amanah/projection/note.ts';
import { en, type MessageKey } from './messages/en.ts';
import { noteText } from './note.ts';

/** Elements of a parsed ICU message, as far as these tests look at them. */
interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

const PLURAL = 6;

function elementsOf(text: string, locale: Locale): Element[] {
  const walk = (elements: readonly Element[]): Element[] => elements.flatMap((one) => [one, ...Object.values(one.options ?? {}).flatMap(({ value }) => walk(value))]);
  return walk(new IntlMessageFormat(text, languageTag(locale), undefined, { ignoreTag: true }).getAst() as unknown as Element[]);
}

const locales = Object.keys(CATALOGUES) as Locale[];

test('[W12] every catalogue has the same messages with the same values, and none is empty', () => {
  for (const locale of locales) {
    const catalogue = CATALOGUES[locale] as Readonly<Record<string, string>>;
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(en).sort(), locale);
    for (const [key, text] of Object.entries(catalogue)) {
      assert.notEqual(text.trim(), '', `${locale} ${key}`);
      const names = (of: string, its: Locale): string[] => [...new Set(elementsOf(of, its).flatMap(({ type, value }) => (type === 0 || type === 7 || value === undefined ? [] : [value])))].sort();
      assert.deepEqual(names(text, locale), names(en[key as MessageKey], 'en'), `${locale} ${key}`);
    }
  }
});

test('[W12] every plural has all forms of its language: six in Arabic, three in French', () => {
  for (const locale of locales) {
    const forms = new Intl.PluralRules(languageTag(locale)).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(CATALOGUES[locale])) {
      for (const { options = {} } of elementsOf(text, locale).filter(({ type }) => type === PLURAL)) {
        for (const form of forms) assert.ok(form in options, `${locale} ${key} lacks ${form}`);
      }
    }
  }
});

test('[W12] values are escaped unless they are markup', () => {
  assert.equal(String(message('en', 'restatements.row', { row: '<b>' })), 'Row &lt;b&gt;');
  assert.equal(String(message('en', 'restatements.row', { row: html`<b>1</b>` })), 'Row <b>1</b>');
  assert.equal(messageText('ar', 'figure.records', { count: 2 }), 'قيدان');
  assert.equal(messageText('ar', 'figure.records', { count: 11 }), '١١ قيدًا');
  assert.equal(messageText('fr', 'figure.records', { count: 0 }), '0 enregistrement');
  assert.equal(messageText('fr', 'figure.records', { count: 3234 }), '3\u202f234 enregistrements');
  assert.equal(messageText('fr', 'figure.records', { count: 2_000_000 }), '2\u202f000\u202f000 d’enregistrements');
});

test('[W12] every language has the sentences of reports in its own words', () => {
  for (const locale of locales.filter((one) => one !== 'en')) {
    for (const key of Object.keys(NOTES) as NoteKey[]) assert.notEqual(noteText(locale, key), NOTES[key], `${locale} ${key}`);
  }
});

test('[W12] French keeps its punctuation on the line: no plain space before : ; ! ? » or after «, and no straight apostrophe', () => {
  const texts = [...Object.entries(CATALOGUES.fr), ...Object.keys(NOTES).map((key) => [key, noteText('fr', key as NoteKey)] as const)];
  for (const [key, text] of texts) assert.doesNotMatch(text, /[^\u00a0]:(?= |$)|[^\u202f][;!?]|[^\u00a0]»|«[^\u00a0]|'/, key);
});
