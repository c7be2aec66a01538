import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, authorKey } from '../../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';

const [KEEPER, DEVICE] = [authorKey(1), authorKey(2)];

function operation(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['erc'] });
  scribe.write('key', { key: KEEPER, holder: 'keeper-1', role: 'warehouse-keeper' });
  scribe.write('key', { key: DEVICE, holder: 'holder-1', role: 'device' });
  return scribe;
}

function by(scribe: Scribe, author: string, kind: string, body: JsonObject, eventTime = '2024-05-01'): string {
  const admission = scribe.submit(scribe.record(kind, body, eventTime, author));
  return admission.ok ? 'admitted' : admission.code;
}

test('[A22] registrations have a day by which they are deleted, and none are taken in that are past theirs', () => {
  const scribe = operation();
  const registration = (deleteBy: string, batch = scribe.books.size): JsonObject => ({ purpose: 'winter', deleteBy, registrations: 12, form: 'csv', batch: String(batch).padStart(32, '0') });
  assert.equal(by(scribe, KEEPER, 'registration', registration('2024-04-30')), 'delete-by-over');
  assert.equal(by(scribe, KEEPER, 'registration', registration('2024-05-01')), 'admitted', 'until the end of that day');
  assert.equal(by(scribe, KEEPER, 'registration', registration('2024-05-01'), '2024-05-01T23:59:59Z'), 'admitted');
  assert.equal(by(scribe, KEEPER, 'registration', registration('2024-05-01'), '2024-05-02T00:00:00Z'), 'delete-by-over');
  assert.equal(by(scribe, KEEPER, 'registration', registration('2025-01-01', scribe.books.size - 1)), 'already-used', 'a batch is counted once');
  assert.equal(by(scribe, DEVICE, 'registration', registration('2025-01-01')), 'role-not-allowed');
  const { deleteBy: _, ...without } = registration('2025-01-01') as { readonly deleteBy: string };
  assert.equal(by(scribe, KEEPER, 'registration', without), 'malformed-body');
});

test('[A23] counts of queries of an agency and cycle never fall', () => {
  const scribe = operation();
  const count = (asked: number, refused: number, more: JsonObject = {}): string => by(scribe, DEVICE, 'query-count', { cycle: '2024-05', agency: 'agency-a', asked, refused, ...more });
  assert.equal(count(10, 2), 'admitted');
  assert.equal(count(9, 2), 'count-falls');
  assert.equal(count(11, 1), 'count-falls');
  assert.equal(count(1, 0, { cycle: '2024-06' }), 'admitted', 'another cycle begins at nothing');
  assert.equal(count(3, 0, { agency: 'agency-b' }), 'admitted', 'so does another agency');
  assert.equal(count(10, 2), 'admitted', 'the same again');
  assert.equal(count(12, 5), 'admitted');
  assert.equal(count(11, 5, { cycle: '2024-05' }), 'count-falls');
  assert.equal(by(scribe, KEEPER, 'query-count', { cycle: '2024-05', agency: 'agency-a', asked: 99, refused: 9 }), 'role-not-allowed');
  assert.equal(by(scribe, scribe.steward, 'reversal', { of: scribe.books.idAt(scribe.books.size - 1), reason: 'x' }), 'not-reversible');
});

test('[A23] what another device counts does not bind a keyholder', () => {
  const scribe = operation();
  for (const [at, holder] of [[3, 'truck-1'], [4, 'holder-1']] as const) scribe.write('key', { key: authorKey(at), holder, role: 'device' });
  const count = (author: string, asked: number): string => by(scribe, author, 'query-count', { cycle: '2024-05', agency: 'agency-a', asked, refused: 0 });
  assert.equal(count(authorKey(3), 1_000_000_000), 'admitted', 'a device says so, under its own key');
  assert.equal(count(DEVICE, 10), 'admitted');
  assert.equal(count(DEVICE, 9), 'count-falls');
  assert.equal(count(authorKey(4), 9), 'count-falls', 'a second key of a keyholder is the same keyholder');
  assert.equal(count(authorKey(3), 9), 'count-falls');
});
