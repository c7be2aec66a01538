// amanah registry pairs, merge, different, undo: what may be of one household, and what people found.

import { sideBySide, type ReviewPair } from '@amanah/registry/review-queue.ts';
import { PairQueue } from '@amanah/server/registry/pair-queue.ts';
import type { RegistryState } from '@amanah/server/registry/registry-state.ts';
import type { Given } from '../arguments.ts';
import { EXIT, Fault, type ExitCode } from '../fault.ts';
import { purposeOf, registrationOf, SHOWN_DIGITS, withRegistry, type RegistryAtHand } from '../registry-books.ts';
import type { Terminal } from '../terminal.ts';

const PAIRS_SHOWN = 10;
const PAIRS_MAX = 5_000;

/** The pairs that wait, with names and reasons: personal values are printed because they are asked for. */
export async function printPairs(given: Given, terminal: Terminal): Promise<ExitCode> {
  const most = given.number('most', { min: 1, max: PAIRS_MAX }) ?? PAIRS_SHOWN;
  return withRegistry(given, terminal, async ({ registry, holder }) => {
    const state = await registry.state();
    const purpose = purposeOf(state, given);
    const { pairs, more, basis } = await new PairQueue(registry).of(purpose, holder, state);
    const shown = await Promise.all(pairs.slice(0, most).map(async (pair) => {
      const [left, right] = [await registry.registration(pair.left, { holder, action: 'pairs' }), await registry.registration(pair.right, { holder, action: 'pairs' })];
      return { ...pair, fields: sideBySide(left, right), wouldJoin: state.households.wouldJoin(pair.left, pair.right) };
    }));
    if (given.flag('json')) await terminal.json({ purpose, waiting: pairs.length, more, basis, pairs: shown });
    else await terminal.lines(...pairsText({ purpose, waiting: pairs.length, more, basis, shown }));
    return EXIT.ok;
  });
}

type ShownPair = ReviewPair & { readonly fields: ReturnType<typeof sideBySide>; readonly wouldJoin: ReturnType<RegistryState['households']['wouldJoin']> };

function pairsText({ purpose, waiting, more, basis, shown }: { readonly purpose: string; readonly waiting: number; readonly more: number; readonly basis: string; readonly shown: readonly ShownPair[] }): string[] {
  const first = `${waiting.toLocaleString('en')} ${waiting === 1 ? 'pair of' : 'pairs of'} ${purpose} ${waiting === 1 ? 'waits' : 'wait'} for a person${more > 0 ? `, and ${more.toLocaleString('en')} weaker ones after them` : ''}.`;
  const few = basis === 'fixed' ? ['There are too few registrations to learn from: the weights come from stated chances.'] : [];
  const marks = { same: '=', differs: '≠', 'one-side': '·', absent: ' ' } as const;
  return [first, ...few, ...shown.flatMap(({ left, right, weight, probability, fields, steps, wouldJoin }) => [
    '',
    `${left.slice(0, SHOWN_DIGITS)} ${right.slice(0, SHOWN_DIGITS)}  weight ${weight.toFixed(1)} bits, probability ${(100 * probability).toFixed(1)} %`,
    ...fields.filter(({ state }) => state !== 'absent').map(({ field, left: a, right: b, state }) => `  ${marks[state]} ${field.padEnd(10)} ${a || '–'}  |  ${b || '–'}`),
    ...steps.map(({ comparison, level, weight: bits, termFrequency }) => `    ${(bits + termFrequency >= 0 ? '+' : '') + (bits + termFrequency).toFixed(1)}  ${comparison}: ${level}`),
    ...(wouldJoin.length > 0 ? [`  A merge would join ${wouldJoin.length} that were found different.`] : []),
  ])];
}

/** Keeps what the person at the terminal found about two registrations. */
export async function decide(given: Given, terminal: Terminal, verdict: 'same' | 'different', words: readonly string[]): Promise<ExitCode> {
  const [one, other] = words;
  if (one === undefined || other === undefined || words.length > 2) throw new Fault('a decision names two registrations.', { hint: 'See: amanah help registry' });
  const reason = given.text('because') ?? '';
  if (verdict === 'same' && reason === '') throw new Fault('a merge needs --because: what made you sure. It is sealed with the registrations and in no log.');
  return withRegistry(given, terminal, async (at) => {
    const state = await at.registry.state();
    const [left, right] = [registrationOf(state, one), registrationOf(state, other)];
    const { decision } = await at.registry.decide({ left, right, verdict, reason, anyway: given.flag('anyway') }, at.holder);
    const record = await toldOf(at);
    const after = await at.registry.state();
    const purpose = after.batchOf.get(left)?.purpose ?? '';
    if (given.flag('json')) await terminal.json({ decision, verdict, left, right, purpose, ...(record === undefined ? {} : { record }), household: after.households.of(left).length });
    else await terminal.lines(verdict === 'same' ? `Merged: one household of ${after.households.of(left).length} registrations (decision ${decision.slice(0, SHOWN_DIGITS)}, record ${(record ?? '').slice(0, SHOWN_DIGITS)}).` : `Kept apart (decision ${decision.slice(0, SHOWN_DIGITS)}). The pair is not asked again.`);
    return EXIT.ok;
  });
}

/** Tells the log what was decided; gives the record. */
async function toldOf({ registry, holder }: RegistryAtHand): Promise<string | undefined> {
  const { written, refused } = await registry.tell(holder);
  if (refused !== undefined) throw new Fault(`the log refuses the record, and nothing was kept: ${refused.message} (${refused.code}).`, { exit: EXIT.refused });
  return written[0];
}

/** Takes a decision back, by its number. */
export async function undoDecision(given: Given, terminal: Terminal, words: readonly string[]): Promise<ExitCode> {
  const [typed] = words;
  if (typed === undefined || words.length > 1 || !/^[0-9a-f]{4,32}$/.test(typed)) throw new Fault('undo takes the number of one decision.', { hint: 'amanah registry decisions prints them.' });
  return withRegistry(given, terminal, async ({ opened, registry, holder }) => {
    const found = (await registry.state()).decisions.filter(({ decision }) => decision.startsWith(typed));
    if (found.length !== 1) throw new Fault(found.length === 0 ? 'there is no such decision, or it was taken back.' : `${found.length} decisions have numbers that begin so.`, { exit: EXIT.refused });
    const { decision } = found[0] as { readonly decision: string };
    const { draft } = await registry.undo(decision);
    let record: string | undefined;
    if (draft !== undefined) {
      const outcome = await opened.journal.write([draft]);
      if (!outcome.ok) throw new Fault(`the log refuses the reversal: ${outcome.refusal.message} (${outcome.refusal.code}).`, { exit: EXIT.refused });
      record = outcome.ids[0];
      await registry.settle(holder);
    }
    if (given.flag('json')) await terminal.json({ decision, undone: true, ...(record === undefined ? {} : { record }) });
    else await terminal.lines(`Taken back${record === undefined ? '' : ` (record ${record.slice(0, SHOWN_DIGITS)})`}. The pair is asked again.`);
    return EXIT.ok;
  });
}

/** What people decided, by numbers only. */
export async function printDecisions(given: Given, terminal: Terminal): Promise<ExitCode> {
  return withRegistry(given, terminal, async ({ registry }) => {
    const state = await registry.state();
    const purpose = purposeOf(state, given);
    const decisions = registry.decisionsOf(state, purpose);
    const joined = registry.joinedAnywayOf(state, purpose);
    if (given.flag('json')) await terminal.json({ purpose, decisions, joinedAnyway: joined });
    else await terminal.lines(`Decisions in ${purpose}: ${decisions.length}.`, ...decisions.map(({ decision, left, right, verdict, holder, made, state: standing }) => `  ${decision.slice(0, SHOWN_DIGITS)}  ${left.slice(0, SHOWN_DIGITS)} ${right.slice(0, SHOWN_DIGITS)}  ${verdict}  ${holder}  ${new Date(made).toISOString().slice(0, 10)}${standing === 'waiting' ? '  waits for its record' : ''}`), ...joined.map(({ left, right }) => `  ${left.slice(0, SHOWN_DIGITS)} ${right.slice(0, SHOWN_DIGITS)} were found different and are joined by a chain of merges.`));
    return EXIT.ok;
  });
}
