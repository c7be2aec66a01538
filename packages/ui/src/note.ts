// The sentences that reports carry, in the language of the page.

import { NOTES, type NoteKey } from '@amanah/projection/note.ts';
import type { Locale } from './locale.ts';
import { arNotes } from './messages/ar-notes.ts';
import { frNotes } from './messages/fr-notes.ts';

const SENTENCES: Readonly<Record<Locale, Readonly<Record<NoteKey, string>>>> = { en: NOTES, ar: arNotes, fr: frNotes };

/** The sentence of a key. */
export function noteText(locale: Locale, key: NoteKey): string {
  return SENTENCES[locale][key];
}
