// Erasing what else lies beside the log: a document, or the name and passkeys of a person who left.

import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrivateStore } from '@amanah/store/private.ts';
import { BooksError } from '../books/books-folder.ts';
import { needlesOfText } from './erasure.ts';
import { encodedForms, type Needle } from './value-forms.ts';

const ATTACHMENT = 'attachment';
const FOLDER = 'attachments';
/** Bytes of a document by which it is found again, from places that documents of one kind do not share. */
const SAMPLE_BYTES = 48;

/** Erases a document with its salt, and gives what to look for afterwards. Throws BooksError where there is none. */
export async function eraseAttachment(folder: string, store: PrivateStore, digest: string, secrets: readonly Uint8Array[]): Promise<readonly Needle[]> {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new BooksError('A document is named by its digest: 64 hexadecimal digits, as its record has it.');
  const kept = await store.beside(ATTACHMENT, digest);
  if (kept === undefined || kept === 'erased') throw new BooksError(kept === undefined ? 'There is no such document.' : 'The document was erased before.');
  const { salt = '', name = '' } = JSON.parse(kept.value) as { readonly salt?: string; readonly name?: string };
  const bytes = await readFile(join(folder, FOLDER, digest)).catch(() => Buffer.alloc(0));
  await store.eraseBeside(ATTACHMENT, digest);
  await rm(join(folder, FOLDER, digest), { force: true });
  const plain = createHash('sha256').update(bytes).digest();
  const samples = bytes.length < 4 * SAMPLE_BYTES ? [bytes] : [1, 2, 3].map((part) => bytes.subarray(Math.floor((bytes.length * part) / 4), Math.floor((bytes.length * part) / 4) + SAMPLE_BYTES));
  return [
    ...samples.filter((sample) => sample.length >= SAMPLE_BYTES / 4 && new Set(sample).size > 4).map((sample): Needle => ({ bytes: sample, form: 'bytes of the document' })),
    ...[plain, ...encodedForms(plain).map((text) => Buffer.from(text))].map((shown): Needle => ({ bytes: shown, form: 'digest without a salt' })),
    ...[salt, ...(salt === '' ? [] : encodedForms(Buffer.from(salt, 'hex')))].filter((text) => text !== '').map((text): Needle => ({ bytes: Buffer.from(text), form: 'salt' })),
    ...(name === '' ? [] : needlesOfText(name, secrets)),
  ];
}

/** Takes away what a person signs in with and the person's name, and gives what to look for afterwards. */
export async function erasePerson(store: PrivateStore, holder: string, secrets: readonly Uint8Array[]): Promise<readonly Needle[]> {
  const person = await store.person(holder);
  if (person === undefined) throw new BooksError('There is no person of this code.');
  await store.shutOut(holder);
  return person.label === '' || person.label === holder ? [] : needlesOfText(person.label, secrets);
}
