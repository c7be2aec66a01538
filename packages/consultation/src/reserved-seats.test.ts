import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Choice } from './ballot.ts';
import { type Guarantee, freeSeats, guaranteeOf, mayTake, seatByLevels } from './reserved-seats.ts';
import { tallyOf } from './small-elections.model.ts';

const OPTIONS = { seed: 20261122, numRuns: 3000 };

/** All sets of the candidates 0 … n - 1 of one size. */
function setsOf(n: number, size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: n }, (_, one) => one).flatMap((one) => setsOf(one, size - 1).map((rest) => [...rest, one]));
}

function meets({ groups, least }: Guarantee, set: readonly number[]): boolean {
  return [...least].every(([group, seats]) => set.filter((one) => groups[one] === group).length >= seats);
}

const GUARANTEES = fc.record({
  groups: fc.array(fc.constantFrom('w', 'y', undefined), { minLength: 1, maxLength: 7 }),
  w: fc.nat(3), y: fc.nat(2), more: fc.nat(3),
}).map(({ groups, w, y, more }) => ({
  groups, seats: Math.max(1, w + y + more),
  reserved: [{ group: 'w', seats: w }, { group: 'y', seats: y }].filter(({ seats }) => seats > 0),
}));

test('[X14] one more may be taken exactly when some full set that meets the guarantee holds them all', () => {
  fc.assert(fc.property(GUARANTEES, fc.array(fc.nat(6), { maxLength: 7 }), ({ groups, reserved, seats }, wishes) => {
    const guarantee = guaranteeOf(groups, reserved, seats);
    const full = setsOf(groups.length, guarantee.seats).filter((set) => meets(guarantee, set));
    assert.ok(full.length > 0, 'a guarantee can always be met');
    const taken = new Set<number>();
    for (const wish of wishes.filter((one) => one < groups.length)) {
      const expected = !taken.has(wish) && full.some((set) => [...taken, wish].every((one) => set.includes(one)));
      assert.equal(mayTake(guarantee, taken, wish), expected);
      if (expected) taken.add(wish);
      assert.ok(freeSeats(guarantee, taken) >= 0);
    }
  }), OPTIONS);
});

test('[X14] from an order the best set that meets the guarantee is seated, whichever the reserved groups', () => {
  const cases = GUARANTEES.chain((one) => fc.tuple(fc.constant(one), fc.array(fc.nat(3), { minLength: one.groups.length, maxLength: one.groups.length })));
  fc.assert(fc.property(cases, ([{ groups, reserved, seats }, ranks]) => {
    const guarantee = guaranteeOf(groups, reserved, seats);
    const levels = [0, 1, 2, 3].map((rank) => ranks.flatMap((one, place) => (one === rank ? [place] : [])));
    const seating = seatByLevels(levels, guarantee, (tied) => ({ ok: true, candidate: Math.min(...tied) }));
    assert.ok(seating.ok);
    assert.equal(seating.winners.length, guarantee.seats);
    assert.ok(meets(guarantee, seating.winners));
    const profile = (set: readonly number[]): string => set.map((one) => ranks[one] as number).sort().join('');
    const best = setsOf(groups.length, guarantee.seats).filter((set) => meets(guarantee, set)).map(profile).sort()[0];
    assert.equal(profile(seating.winners), best, 'no set with the guarantee has better levels');
  }), OPTIONS);
});

test('[X14] a tie is told exactly when the levels leave open who is seated', () => {
  const cases = GUARANTEES.chain((one) => fc.tuple(fc.constant(one), fc.array(fc.nat(2), { minLength: one.groups.length, maxLength: one.groups.length })));
  fc.assert(fc.property(cases, ([{ groups, reserved, seats }, ranks]) => {
    const guarantee = guaranteeOf(groups, reserved, seats);
    const levels = [0, 1, 2].map((rank) => ranks.flatMap((one, place) => (one === rank ? [place] : [])));
    const seating = seatByLevels(levels, guarantee, (tied) => ({ ok: false, code: 'tie', tied: tied.map(String), message: 'tied' }));
    const full = setsOf(groups.length, guarantee.seats).filter((set) => meets(guarantee, set));
    const profile = (set: readonly number[]): string => set.map((one) => ranks[one] as number).sort().join('');
    const best = full.map(profile).sort()[0];
    assert.equal(seating.ok, full.filter((set) => profile(set) === best).length === 1);
  }), OPTIONS);
});

const RULES = ['stv', 'schulze', 'ranked-pairs', 'approval'] as const;

test('[X14] under every rule the reserved seats are filled whenever enough of the group stand', () => {
  const cases = GUARANTEES.chain((one) => {
    const codes = one.groups.map((_, place) => `c${place}`);
    return fc.record({ one: fc.constant(one), rule: fc.constantFrom(...RULES), ballots: fc.array(fc.shuffledSubarray(codes, { minLength: 1 }), { minLength: 1, maxLength: 9 }) });
  });
  fc.assert(fc.property(cases, ({ one: { groups, reserved, seats }, rule, ballots }) => {
    const options = groups.map((group, place) => ({ code: `c${place}`, title: `Candidate ${place}`, ...(group === undefined ? {} : { group }) }));
    const choices = ballots.map((codes): Choice => (rule === 'approval' ? { approves: codes } : { ranking: codes }));
    const tally = tallyOf({ rule: { name: rule }, options, seats, reserved, ties: ['listed'] }, choices);
    assert.equal(tally.verdict, 'passed');
    assert.equal(new Set(tally.winners).size, Math.min(seats, groups.length));
    for (const { group, seats: kept, standing, filled } of tally.election?.reserved ?? []) {
      assert.equal(standing, groups.filter((other) => other === group).length);
      assert.equal(filled, tally.winners.filter((code) => groups[Number(code.slice(1))] === group).length);
      assert.ok(filled >= Math.min(kept, standing), `${group}: ${filled} of ${kept}`);
    }
  }), OPTIONS);
});

test('[X14] the others are elected in the best order that is left: under Schulze a reserved seat moves one candidate up', () => {
  const options = [...'abcd'].map((code) => ({ code, title: code, ...(code === 'd' ? { group: 'w' } : {}) }));
  const choices = Array.from({ length: 5 }, (): Choice => ({ ranking: ['a', 'b', 'c', 'd'] }));
  for (const rule of ['schulze', 'ranked-pairs'] as const) {
    assert.deepEqual(tallyOf({ rule: { name: rule }, options, seats: 3 }, choices).winners, ['a', 'b', 'c']);
    assert.deepEqual(tallyOf({ rule: { name: rule }, options, seats: 3, reserved: [{ group: 'w', seats: 1 }] }, choices).winners, ['a', 'b', 'd']);
  }
});

test('[X14] STV: a candidate whom a reserved seat needs is guarded, and whom only reserved seats could seat is doomed', () => {
  const options = [...'abcd'].map((code) => ({ code, title: code, ...(code === 'd' ? { group: 'w' } : {}) }));
  const choices = [...'aaaaaabbbbbccccd'].map((code): Choice => ({ ranking: [code] }));
  const stated = { rule: { name: 'stv' }, options, seats: 2 };
  assert.deepEqual(tallyOf(stated, choices).winners, ['a', 'b']);
  const reserved = tallyOf({ ...stated, reserved: [{ group: 'w', seats: 1 }] }, choices);
  assert.deepEqual(reserved.winners, ['a', 'd']);
  assert.deepEqual(reserved.election?.rounds?.map(({ action, of }) => [action, of]), [['first', []], ['doomed', ['b', 'c']]]);
  assert.deepEqual(reserved.election?.reserved, [{ group: 'w', seats: 1, standing: 1, filled: 1 }]);
  const nobody = tallyOf({ ...stated, reserved: [{ group: 'young', seats: 1 }] }, choices);
  assert.deepEqual(nobody.winners, ['a', 'b'], 'a seat that nobody of the group can take goes to the others');
  assert.deepEqual(nobody.election?.reserved, [{ group: 'young', seats: 1, standing: 0, filled: 0 }]);
});

test('[X16] under every rule, other codes and another order of the list elect the same people, with reserved seats and ties too', () => {
  const cases = GUARANTEES.chain((one) => {
    const places = one.groups.map((_, place) => place);
    return fc.record({
      one: fc.constant(one), rule: fc.constantFrom(...RULES), to: fc.shuffledSubarray(places, { minLength: places.length }),
      ballots: fc.array(fc.shuffledSubarray(places, { minLength: 1 }), { minLength: 1, maxLength: 7 }),
    });
  });
  let decided = 0;
  fc.assert(fc.property(cases, ({ one: { groups, reserved, seats }, rule, to, ballots }) => {
    const tallyUnder = (nameOf: (place: number) => string, order: readonly number[]): ReturnType<typeof tallyOf> => {
      const options = order.map((place) => ({ code: nameOf(place), title: 'A candidate', ...(groups[place] === undefined ? {} : { group: groups[place] }) }));
      const choices = ballots.map((places): Choice => (rule === 'approval' ? { approves: places.map(nameOf) } : { ranking: places.map(nameOf) }));
      return tallyOf({ rule: { name: rule }, options, seats, reserved }, choices);
    };
    const before = tallyUnder((place) => `c${place}`, groups.map((_, place) => place));
    const after = tallyUnder((place) => `d${9 - (to[place] as number)}`, [...to]);
    const renamed = (codes: readonly string[] = []): ReadonlySet<string> => new Set(codes.map((code) => `d${9 - (to[Number(code.slice(1))] as number)}`));
    assert.equal(after.verdict, before.verdict);
    assert.deepEqual(new Set(after.winners), renamed(before.winners));
    assert.deepEqual([new Set(after.tie?.options), after.tie?.step], [renamed(before.tie?.options), before.tie?.step]);
    assert.deepEqual(after.ballots, before.ballots);
    if (before.verdict === 'passed') decided += 1;
  }), OPTIONS);
  assert.ok(decided > 1000);
});
