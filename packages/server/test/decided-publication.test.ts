// A publication with decisions in it, changed by somebody who holds every key:
// where the audit that strangers run stops.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { audit, type AuditReport } from '@amanah/audit/audit.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { manifestBytes } from '@amanah/audit/publication-pass.ts';
import { buildAssets } from '@amanah/web/assets.ts';
import { drawnBy } from '@amanah/web/drawn-by.ts';
import { sitePages } from '@amanah/web/site.ts';
import { chainAnew, loosen, type LooseEntry } from '../../../simulation/actors/forger.ts';
import { decidingOperation } from '../../../simulation/deciding-operation.ts';
import { SCRIBE_LOG, seedOfAuthor, signedEntries } from '../../../simulation/signed-entries.ts';
import { logFiles, reportFiles, sourceOf, type Files } from '../../../simulation/static-log.ts';
import { pageCheck } from '../src/publication/page-check.ts';

const { scribe, rows } = decidingOperation();
const entries = signedEntries(scribe);
const steward = loosen(entries[0] as Uint8Array).record.author;
let honest: Files;

before(async () => {
  const { books, admitted } = scribe;
  const assets = await buildAssets();
  const first = admitted[0]?.record.body as { readonly [name: string]: string };
  const pages = sitePages({
    books, treeSize: books.size, assets, computedAt: admitted.at(-1)?.recordTime as string,
    operation: { name: first['name'] as string, origin: first['origin'] as string, logVkey: first['logKey'] as string },
    readRecord: async (index) => ({ record: (admitted[index] as (typeof admitted)[number]).record }),
  });
  const drawn = await Promise.all(pages.map(async ({ path, render }) => [path, await render()] as const));
  const reports = [...reportFiles(books)].filter(([path]) => path !== 'manifest.json');
  honest = new Map([...[...assets.files].map(([path, { bytes }]) => [path, bytes] as const), ...drawn, ...reports]);
});

/** Publishes files beside a log, with a manifest that the log commits to, and audits them. */
async function audited(files: Files, log: readonly Uint8Array[] = entries): Promise<AuditReport> {
  const size = scribe.books.size;
  const manifest = manifestBytes({ size, drawnBy: await drawnBy(), files: [...files].map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes), bytes: bytes.length })) });
  const record = { author: steward, seq: 1, prev: '', kind: 'publication', eventTime: '2027-06-01', body: { manifest: sha256Hex(manifest), size, files: files.size } };
  const all = chainAnew([...log.map(loosen), { record, recordTime: '2027-06-01T00:00:00Z', sealed: true }], seedOfAuthor);
  const source = sourceOf(new Map([...logFiles(all, SCRIBE_LOG), ...files, ['manifest.json', manifest]]));
  return audit(source, { checkPage: pageCheck(source) });
}

/** The publication with one file changed. */
function changed(path: string, from: RegExp, to: string): Files {
  const text = Buffer.from(honest.get(path) as Uint8Array).toString('utf8');
  const lie = text.replace(from, to);
  assert.notEqual(lie, text, `${path} has ${from.source}`);
  return new Map(honest).set(path, utf8(lie));
}

/** The journal with some bodies changed, chained and sealed anew. */
function forged(change: (entry: LooseEntry, at: number) => JsonObject | undefined): Uint8Array[] {
  return chainAnew(entries.map((bytes, at) => {
    const entry = loosen(bytes);
    const more = change(entry, at);
    return more === undefined ? entry : { ...entry, record: { ...entry.record, body: { ...entry.record.body, ...more } } };
  }), seedOfAuthor);
}

test('[V5] [W15] [W16] a page or a report of decisions that says otherwise is found, also where the log commits to the lie', async () => {
  assert.deepEqual((await audited(honest)).failure, undefined);
  const page = `decisions/${rows['rent']}.html`;
  const lies: readonly (readonly [string, RegExp, string, string])[] = [
    [page, /Overridden: this decision is not in force any more/, 'In force', 'pages'],
    [page, /<data value="3"/, '<data value="4"', 'pages'],
    [page, /<bdi>dina<\/bdi><\/th><td>Against/, '<bdi>dina</bdi></th><td>For', 'pages'],
    [`ar/decisions/${rows['winter-budget']}.html`, /member-01/, 'member-99', 'pages'],
    ['decisions/index.html', /Too few took part/, 'Passed', 'pages'],
    ['reports/decisions.json', /"status": "no-quorum"/, '"status": "passed"', 'reports'],
    ['reports/decisions.csv', /overridden/, 'passed', 'reports'],
    ['records/decisions.json', /\[\[41,41\]/, '[[41,42]', 'pages'],
  ];
  for (const [path, from, to, step] of lies) {
    const { failure } = await audited(changed(path, from, to));
    assert.equal(failure?.step, step, `${path}: ${failure?.message}`);
    assert.ok(failure?.at.startsWith(path), failure?.at);
  }
});

test('[V5] [G4] an outcome or a ballot that was changed is found, though everything was signed again', async () => {
  const outcomes = scribe.books.matters.documents('outcome');
  const outcomeOf = (code: string): number => outcomes.find(({ body }) => body['proposal'] === scribe.books.idAt(rows[code] as number))?.index as number;
  for (const [what, log] of [
    ['an outcome', forged((_, at) => (at === outcomeOf('cars') ? { verdict: 'passed' } : undefined))],
    ['a digest', forged((_, at) => (at === outcomeOf('rent') ? { tally: '0'.repeat(64) } : undefined))],
    // Who forges has the voters' keys too: the tally still is of other ballots.
    ['a ballot', forged(({ record }, at) => (record.kind === 'ballot' && at < outcomeOf('rent') && (record.body['choice'] as JsonObject)['vote'] === 'no' ? { choice: { vote: 'yes' } } : undefined))],
  ] as const) {
    const { failure } = await audited(honest, log);
    assert.equal(failure?.code, 'outcome-differs', `${what}: ${failure?.step} ${failure?.message}`);
  }
});
