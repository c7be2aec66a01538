import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Posting } from '@amanah/record/posting.ts';
import { randomRelief } from './random-relief.ts';
import { booksOfFirst } from './scribe.ts';

const GIVEN = /^(?:partner|served|expense|supplier):/;
const OURS = /^(?:cash|stock|transit|conversion|suspense):/;

/** Everything of zakat that stands, in log order, with the policy that was in force before it and the body that stated it. */
interface Step {
  readonly row: number;
  readonly kind: string;
  readonly body: JsonObject;
  readonly policy: { readonly [name: string]: string };
  readonly postings: readonly Posting[];
  /** What it supersedes moved back. */
  readonly undone: readonly Posting[];
  /** The category that what it supersedes named. */
  readonly undoneCategory: string | undefined;
}

function stepsOf(seed: number, steps: number): readonly Step[] {
  const { scribe } = randomRelief(seed, steps);
  const { books } = scribe;
  const bodies = new Map(scribe.admitted.map(({ id, record }) => [id, record]));
  const stated = (row: number): { readonly kind: string; readonly body: JsonObject } => {
    const record = scribe.admitted[row]?.record as { readonly kind: string; readonly body: JsonObject };
    return record.kind === 'approval' ? (bodies.get(String(record.body['of'])) as typeof record) : record;
  };
  return scribe.admitted.map((admitted, row) => {
    const { kind, body } = stated(row);
    const own = (of: number): readonly Posting[] => books.ownPostings(of).filter(({ fund }) => fund === 'zakat');
    const policy = (books.master('policy', 'fund/zakat', row)?.['parameters'] ?? {}) as { readonly [name: string]: string };
    const undone = admitted.of === undefined ? undefined : stated(admitted.of).body['category'];
    return { row, kind, body, policy, postings: own(row), undone: admitted.of === undefined ? [] : own(admitted.of), undoneCategory: undone as string | undefined };
  });
}

const leaves = ({ source, destination }: Posting): boolean => OURS.test(source) && GIVEN.test(destination);
const isBought = ({ kind, body }: Step): boolean => kind === 'purchase' || kind === 'exchange' || (kind === 'payment' && body['supplier'] !== undefined && body['order'] !== undefined);

test('[V17] over random operations by people of every role zakat never leaves but as its policy says at that place of the log', () => {
  let [left, refused] = [0, 0];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const received = new Map<string, bigint>();
      const collectors = new Map<string, bigint>();
      const add = (map: Map<string, bigint>, { commodity, amount }: Posting, sign: bigint): void => void map.set(commodity, (map.get(commodity) ?? 0n) + sign * amount);
      const isGift = ({ source, destination }: Posting): boolean => /^(?:donor|pledge|release):/.test(source) && !/^(?:donor|pledge|release):/.test(destination);
      for (const step of stepsOf(seed, 260)) {
        const { kind, body, policy, postings, undone, undoneCategory, row } = step;
        const at = `seed ${seed}, record ${row}, ${kind} ${JSON.stringify(body)}, policy ${JSON.stringify(policy)}`;
        for (const posting of undone) {
          if (isGift(posting)) add(received, posting, -1n);
          if (leaves(posting) && undoneCategory === 'amilin') add(collectors, posting, -1n);
        }
        for (const posting of postings) {
          if (isGift(posting)) add(received, posting, 1n);
          assert.ok(!/^(?:loan|release):/.test(posting.destination) || kind === 'repayment' || !OURS.test(posting.source), at);
          if (kind !== 'gift' && kind !== 'return' && kind !== 'grant-report') assert.ok(!posting.destination.startsWith('cash:') || (policy['accounts'] ?? posting.destination.slice(5)).split(' ').includes(posting.destination.slice(5)), at);
          if (!leaves(posting)) continue;
          left += 1;
          assert.ok(policy['categories'] !== undefined && policy['mixing'] === 'no', at);
          if (posting.source.startsWith('cash:')) assert.ok((policy['accounts'] ?? '').split(' ').includes(posting.source.slice(5)), at);
          if (isBought(step)) continue;
          assert.ok((policy['categories'] ?? '').split(' ').includes(body['category'] as string), at);
          const mustPass = policy['ownership'] === 'handed-over' || (policy['ownership'] ?? '').split(' ').includes(body['category'] as string);
          if (mustPass && posting.destination.startsWith('expense:')) assert.ok(`${policy['in-hand'] ?? ''} ${policy['costs'] ?? ''}`.split(' ').includes(posting.destination.slice(8)), at);
          if (mustPass) assert.ok(!posting.destination.startsWith('supplier:'), at);
          if (body['category'] !== 'amilin') continue;
          add(collectors, posting, 1n);
          const [n, d = '1'] = (policy['amil'] ?? '1').split('/');
          if (policy['amil'] !== undefined) assert.ok((collectors.get(posting.commodity) ?? 0n) * BigInt(d) <= (received.get(posting.commodity) ?? 0n) * BigInt(n as string), at);
        }
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(left > 40, `${left} postings of zakat left it`);
  for (let seed = 0; seed < 10; seed += 1) refused += randomRelief(seed, 260).answers.get('restriction') ?? 0;
  assert.ok(refused > 100, `${refused} were refused`);
});

test('[V17] sums of funds are those of books folded from the same records', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      const { scribe } = randomRelief(seed, 150);
      const again = booksOfFirst(scribe, scribe.books.size);
      assert.deepEqual(again.funds.keep(), scribe.books.funds.keep());
      const { names } = scribe.books;
      const received = new Map<string, bigint>();
      for (const { account, fund, commodity, balance } of scribe.books.balances.all()) {
        const key = `${names.name(fund)} ${names.name(commodity)} received`;
        if (/^(?:donor|pledge|release):/.test(names.name(account))) received.set(key, (received.get(key) ?? 0n) - balance);
      }
      const kept = scribe.books.funds.keep().filter(([key]) => key.endsWith(' received')).map(([key, sum]) => [key, BigInt(sum)] as const);
      assert.deepEqual(kept, [...received].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
    }),
    { numRuns: 30 },
  );
});
