/** A property over all stores: random commands, run on a store and on the reference, give equal answers. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openMemory } from './memory.ts';
import type { OpenedStore } from './store.contract.ts';
import { appendOf, entriesNamed } from './store.samples.ts';
import type { Store } from './store.ts';

type Pair = { readonly model: Store; readonly real: { store: Store; second: Store; readonly opened: OpenedStore } };
type Ask = (store: Store) => Promise<unknown>;

const RUNS = 15;

/** Runs the property; `open` gives an empty journal each time. */
export async function storeModel(open: () => Promise<OpenedStore>): Promise<void> {
  const commands = fc.array(commandOf(), { minLength: 5, maxLength: 40 });
  await fc.assert(fc.asyncProperty(commands, async (steps) => {
    const opened = await open();
    const pair: Pair = { model: openMemory(), real: { store: opened.store, second: await opened.openSecond(), opened } };
    for (const step of steps) await step(pair);
    await pair.real.second.close();
    await pair.real.store.close();
  }), { numRuns: RUNS });
}

type Command = (pair: Pair) => Promise<void>;

/** Asks both and compares: the same answer, or the same kind of error. */
function both(label: string, ask: Ask, bySecond = false): Command {
  const command: Command = async ({ model, real }) => {
    const [expected, actual] = [await answer(ask, model), await answer(ask, bySecond ? real.second : real.store)];
    assert.deepEqual(actual, expected, label);
  };
  return Object.assign(command, { [fc.toStringMethod]: () => label });
}

async function answer(ask: Ask, store: Store): Promise<unknown> {
  try {
    return plain(await ask(store));
  } catch (error) {
    return error instanceof Error ? { threw: error.name } : error;
  }
}

/** Buffers and Uint8Arrays of the same bytes are the same answer. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  return value;
}

function commandOf(): fc.Arbitrary<Command> {
  const position = fc.integer({ min: 0, max: 700 });
  const small = fc.integer({ min: 0, max: 3 });
  const text = fc.constantFrom('a', 'b', 'c');
  const second = fc.boolean();
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 300 }), second).map(([name, count, by]) =>
      both(`append ${name} ${count}`, async (store) => store.append(appendOf(await store.head(), entriesNamed(String(name), count))), by)) },
    fc.tuple(position, second).map(([name, by]) =>
      both(`append from an empty head ${name}`, (store) => store.append(appendOf({ size: 0, range: new Uint8Array(0) }, entriesNamed(`e${name}`, 1))), by)),
    fc.tuple(position, position, second).map(([a, b, by]) => both(`read ${a} ${b}`, (store) => store.read(a, b), by)),
    fc.tuple(position, position).map(([a, b]) => both(`stream ${a} ${b}`, (store) => streamed(store, Math.min(a, b), Math.max(a, b)))),
    fc.tuple(fc.array(position, { maxLength: 50 }), second).map(([indexes, by]) => both(`readMany ${indexes.join()}`, (store) => store.readMany(indexes), by)),
    fc.tuple(fc.integer({ min: 0, max: 40 }), position, second).map(([name, at, by]) => both(`findId ${name} ${at}`, (store) => store.findId(entriesNamed(`${name} ${at}`, 1, '')[0]?.id ?? new Uint8Array(32)), by)),
    fc.tuple(small, small).map(([level, index]) => both(`tile ${level} ${index}`, (store) => store.tile(level, index))),
    fc.tuple(fc.option(text, { nil: undefined }), text, second).map(([expected, next, by]) => both(`swap ${expected} ${next}`, (store) => store.swapCheckpoint(expected, next), by)),
    fc.constant(both('checkpoint', (store) => store.checkpoint())),
    fc.tuple(text, small, fc.uint8Array(), second).map(([name, size, bytes, by]) => both(`putSnapshot ${name}`, (store) => store.putSnapshot(name, size, bytes), by)),
    text.map((name) => both(`snapshot ${name}`, (store) => store.snapshot(name))),
    fc.tuple(text, text, second).map(([name, value, by]) => both(`putSetting ${name} ${value}`, (store) => store.putSetting(name, value), by)),
    text.map((name) => both(`setting ${name}`, (store) => store.setting(name))),
    fc.constant(both('head', (store) => store.head())),
    fc.constant(reopening()),
  );
}

function reopening(): Command {
  const command: Command = async ({ real }) => {
    real.store = await real.opened.reopen();
  };
  return Object.assign(command, { [fc.toStringMethod]: () => 'reopen' });
}

async function streamed(store: Store, from: number, to: number): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for await (const entry of store.stream(from, to)) entries.push(entry);
  return entries;
}
