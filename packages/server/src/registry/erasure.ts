// Erasing registrations, and showing that it was done: the values are looked for everywhere they could lie, and the books
// are computed again, which must not have changed.

import { rm, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toHex } from '@amanah/log/bytes.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { buildReport, REPORT_NAMES } from '@amanah/projection/report.ts';
import { reportCsv } from '@amanah/projection/report-csv.ts';
import { withoutErased } from '@amanah/registry/households.ts';
import { identifyingTexts, registrationOfBytes, type Registration } from '@amanah/registry/registration.ts';
import type { UntoldErasure } from '@amanah/store/registry.ts';
import type { Draft, Journal } from '../books/journal.ts';
import { COPY_PREFIX } from '../backup/backup-form.ts';
import { searchFolder, type Trace } from './folder-search.ts';
import { namesSomebody } from './ground.ts';
import { newName, RegistryRefused, type Registry } from './registry.ts';
import { erasureDraft, type RegistryState } from './registry-state.ts';
import { formsOf, isTelling, plainForms, writings, type Needle } from './value-forms.ts';

/** Which registrations: named ones, the household of one, all of a purpose, or all whose last day is over. */
export type Erased = { readonly registrations: readonly string[] } | { readonly household: string } | { readonly purpose: string } | { readonly due: true };

/** What was looked for and where, and what the books say now. It names nobody. */
export interface Proof {
  readonly looked: readonly string[];
  readonly found: readonly Trace[];
  readonly clean: boolean;
  readonly sentence: string;
  readonly treeSize: number;
  readonly rootBefore: string;
  readonly rootSame: boolean;
  readonly totalsSame: boolean;
}

export interface Erasure {
  readonly erasure: string;
  readonly purpose: string;
  readonly subjects: number;
  readonly draft: Draft;
}

/** Registrations that are gone, with what is needed to show it: hold it in memory only, and not for long. */
export interface ErasedNow {
  readonly ids: readonly string[];
  readonly erasures: readonly Erasure[];
  readonly before: Standing;
  readonly needles: readonly Needle[];
}

export interface Standing {
  readonly treeSize: number;
  readonly root: string;
  readonly totals: string;
}

/** With more registrations at once only the plainest forms of their values are looked for, beside the sealed bytes themselves. */
const ALL_FORMS_MAX = 200;
const GROUND_LENGTH_MAX = 500;
/** A copy of a database that a backup left behind when it was cut off. */
const COPY_LIVES_MS = 3_600_000;

/** The registrations meant, by what is known now. Throws RegistryRefused where there is none. */
export function erasedIds(state: RegistryState, erased: Erased): readonly string[] {
  const all = [...state.batchOf];
  const ids = 'registrations' in erased ? [...new Set(erased.registrations)]
    : 'household' in erased ? (state.batchOf.has(erased.household) ? state.households.of(erased.household) : [erased.household])
    : all.filter(([, batch]) => ('purpose' in erased ? batch.purpose === erased.purpose : batch.due)).map(([id]) => id);
  if (ids.length === 0) throw new RegistryRefused('unknown', 'due' in erased ? 'No registration is past its last day.' : 'There is no registration to erase.');
  for (const id of ids) {
    const batch = state.batchOf.get(id);
    if (batch === undefined) throw new RegistryRefused('unknown', 'There is no registration of this number. It may have been erased.');
    if (batch.state === 'waiting') throw new RegistryRefused('waiting', 'The record of a batch is not in the log yet: sign it, or drop the batch, which erases it too.');
  }
  return ids;
}

/** Erases registrations with their keys and decisions. The drafts are then to be written. */
export async function eraseRegistrations(registry: Registry, { erased, ground, holder, secrets }: { readonly erased: Erased; readonly ground: string; readonly holder: string; readonly secrets: readonly Uint8Array[] }): Promise<ErasedNow> {
  const { store, journal } = registry;
  const state = await registry.state();
  const ids = erasedIds(state, erased);
  const values = (await Promise.all(ids.map((id) => store.value(id)))).filter((value) => value !== undefined).map(({ value }) => registrationOfBytes(value));
  judgeGround(ground, values);
  const before = await standingOf(journal, state.treeSize);
  const needles = await needlesOf(registry, ids, values, secrets);
  const byPurpose = Map.groupBy(ids, (id) => state.batchOf.get(id)?.purpose as string);
  const untold = [...byPurpose].map(([purpose, those]): UntoldErasure => (
    { erasure: newName(), subjects: those.length, ground, purpose, after: state.treeSize, holder, created: Date.parse(journal.now()) }
  ));
  const { gone, repointed } = withoutErased(state.decisions.filter((one) => one.state !== 'taken-back'), new Set(ids));
  await store.erase({ ids, gone, repointed, untold });
  const day = journal.now().slice(0, 10);
  return { ids, before, needles, erasures: untold.map((one) => ({ erasure: one.erasure, purpose: one.purpose as string, subjects: one.subjects, draft: erasureDraft(one, day) })) };
}

/** The ground stands in the public log for ever: it names nobody. */
function judgeGround(ground: string, values: readonly Registration[]): void {
  if (ground.trim().length < 3 || ground.length > GROUND_LENGTH_MAX) throw new RegistryRefused('ground', `Say on which ground, in at most ${GROUND_LENGTH_MAX} characters, such as "asked for by the person" or "the purpose is over".`);
  if (namesSomebody(ground, values)) {
    throw new RegistryRefused('ground', 'The ground holds a word of what is to be erased, or one that is read like it. It stands in the public log for ever: write it without any name, number or place of the household. Nothing was erased.');
  }
}

async function needlesOf({ store }: Registry, ids: readonly string[], values: readonly Registration[], secrets: readonly Uint8Array[]): Promise<readonly Needle[]> {
  const traces = (await store.traces(ids)).map((bytes): Needle => ({ bytes: Buffer.from(bytes), form: 'sealed' }));
  const texts = [...new Set(values.flatMap((registration) => [...identifyingTexts(registration)]).filter(isTelling))];
  const formed = ids.length <= ALL_FORMS_MAX ? texts.flatMap((text) => formsOf(text, secrets)) : texts.flatMap((text) => plainForms(text));
  return [...traces, ...formed];
}

/** Looks for what was erased, and computes the books again. */
export async function proveErased(folder: string, journal: Journal, { before, needles, ids }: Pick<ErasedNow, 'before' | 'needles' | 'ids'>): Promise<Proof> {
  await removeLeftCopies(folder, Date.parse(journal.now()) - COPY_LIVES_MS);
  const { looked, found } = await searchFolder(folder, needles, journal);
  const after = await standingOf(journal, before.treeSize);
  const forms = ids.length <= ALL_FORMS_MAX
    ? 'names, numbers and other texts in upper and lower case, NFC and NFD, UTF-8 and UTF-16, JSON, percent signs, base 64, hexadecimal, keys of their sounds, and digests (SHA-256, SHA-1, MD5, SHA-512, HMAC) with every key and salt at hand; and the sealed bytes themselves'
    : 'names, numbers and other texts as they were written, and the sealed bytes themselves';
  return {
    looked: [...looked, `for ${needles.length.toLocaleString('en')} sequences of bytes: ${forms}`],
    found,
    clean: found.length === 0,
    sentence: `A backup made before ${journal.now()} holds them until it is deleted: with its keys they can be read there. Delete older backups within 30 days. What other people copied, and what the disk keeps of overwritten blocks, no program here can see.`,
    treeSize: before.treeSize,
    rootBefore: before.root,
    rootSame: after.root === before.root,
    totalsSame: after.totals === before.totals,
  };
}

/** Root of the tree of the first records, hashed again from their bytes, and all reports of the books at that size. */
export async function standingOf(journal: Journal, treeSize: number): Promise<Standing> {
  const range = new CompactRange();
  let held: Uint8Array[] = [];
  for await (const entry of journal.entries(0, treeSize)) {
    held.push(entry);
    if (held.length < 1024) continue;
    range.appendAll(leafHashes(held));
    held = [];
  }
  if (held.length > 0) range.appendAll(leafHashes(held));
  const totals = REPORT_NAMES.map((name) => reportCsv(buildReport(name, journal.books, treeSize))).join('\n');
  return { treeSize, root: toHex(range.root()), totals };
}

/** Takes away copies of databases that a backup left when it was cut off. */
async function removeLeftCopies(folder: string, before: number): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => one.startsWith(COPY_PREFIX))) {
    const made = await stat(join(folder, name)).catch(() => undefined);
    if (made !== undefined && made.mtimeMs < before) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Keys in the folder of the books, as bytes and as the text that they lie in. */
export async function keysAtHand(folder: string): Promise<readonly Uint8Array[]> {
  const names = await readdir(join(folder, 'keys'), { withFileTypes: true }).catch(() => []);
  const texts = await Promise.all(names.filter((entry) => entry.isFile()).map((entry) => readFile(join(folder, 'keys', entry.name), 'utf8')));
  return texts.flatMap((text) => (/^[0-9a-f]{32,}\s*$/.test(text) ? [Buffer.from(text.trim(), 'hex'), Buffer.from(text.trim())] : [Buffer.from(text.trim())]));
}

/** Needles of one text that was erased elsewhere, such as a person's name. */
export function needlesOfText(text: string, secrets: readonly Uint8Array[]): readonly Needle[] {
  return isTelling(text) ? formsOf(text, secrets) : writings(text).map((one) => ({ bytes: Buffer.from(one), form: 'UTF-8' }));
}
