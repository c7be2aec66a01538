import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Shelf } from '../submit/outbox.ts';
import { drafts, dropDraft, findDraft, keepDraft } from './drafts.ts';

function shelfOf(map: Map<string, string>): Shelf {
  return {
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, value) => void map.set(name, value),
    removeItem: (name) => void map.delete(name),
  };
}

test('[O8] two people at one browser each see their own drafts, newest first; a torn draft is none', () => {
  const map = new Map<string, string>([['amanah-draft/torn', '{"id":'], ['something else', '{}']]);
  const shelf = shelfOf(map);
  const draft = (id: string, holder: string, since: string): void => keepDraft(shelf, { id, holder, since, form: 'gift', values: { donor: id } });
  draft('a', 'treasurer-1', '2026-11-20T10:00:00Z');
  draft('b', 'treasurer-1', '2026-11-21T10:00:00Z');
  draft('c', 'keeper-1', '2026-11-22T10:00:00Z');
  assert.deepEqual(drafts(shelf, 'treasurer-1').map(({ id }) => id), ['b', 'a']);
  assert.equal(findDraft(shelf, 'a', 'keeper-1'), undefined);
  assert.equal(findDraft(shelf, 'torn', 'keeper-1'), undefined);
  assert.equal(findDraft(shelf, 'c', 'keeper-1')?.values['donor'], 'c');
  dropDraft(shelf, 'c');
  assert.deepEqual(drafts(shelf, 'keeper-1'), []);
});
