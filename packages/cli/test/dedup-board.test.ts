// The board of agencies by its commands: three agencies, two keyholders and the board, each as whoever runs it would.

import test, { type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initBooks } from '@amanah/server/books/books-folder.ts';
import { openRegistry } from '@amanah/server/registry/registry-folder.ts';
import { Registry } from '@amanah/server/registry/registry.ts';
import { main } from '../src/main.ts';
import type { Surroundings } from '../src/terminal.ts';

const CYCLE = '2026-11';
const HEADER = 'id,head,spouse,phone,document,born,village,district,camp,block,shelter';

interface Told {
  readonly exit: number;
  readonly output: string;
  readonly messages: string;
}

interface Place {
  readonly folder: string;
  /** All that any command printed or said. */
  readonly told: string[];
  /** All that left a process: addresses, headers, bodies. */
  readonly sent: string[];
  run(line: string, hours?: number): Promise<Told>;
  write(name: string, lines: readonly string[]): void;
  /** Starts a command that runs until it is stopped; gives its address. */
  keep(line: string): Promise<{ readonly url: string; stop(): Promise<Told> }>;
}

function place(t: TestContext): Place {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-dedup-cli-'));
  const [told, sent, ends]: [string[], string[], (() => Promise<Told>)[]] = [[], [], []];
  const ours = globalThis.fetch;
  t.mock.method(globalThis, 'fetch', (url: string | URL, init: RequestInit = {}) => {
    const { body } = init;
    sent.push(String(url), JSON.stringify(init.headers ?? {}), body instanceof Uint8Array ? Buffer.from(body).toString() : String(body ?? ''));
    return ours(url, init);
  });
  t.after(async () => {
    await Promise.all(ends.map((end) => end()));
    rmSync(folder, { recursive: true, force: true });
  });
  const surroundings = (lines: { output: string; messages: string }, untilStopped: () => Promise<void>, hours = 0): Surroundings => ({
    folder, env: {}, now: () => new Date(Date.now() + hours * 3_600_000), errorIsTerminal: false, outputWidth: undefined, untilStopped,
    write: async (chunk) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      told.push(text);
      lines.output += text;
      return true;
    },
    writeError: (text) => {
      told.push(text);
      lines.messages += text;
    },
  });
  return {
    folder, told, sent,
    async run(line, hours) {
      const lines = { output: '', messages: '' };
      const exit = await main(line.split(' '), surroundings(lines, () => Promise.resolve(), hours));
      return { exit, ...lines };
    },
    write(name, lines) {
      writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
    },
    async keep(line) {
      let end = (): void => undefined;
      const stopped = new Promise<void>((done) => { end = done; });
      const lines = { output: '', messages: '' };
      const running = main(line.split(' '), surroundings(lines, () => stopped)).then((exit) => ({ exit, ...lines }));
      const stop = (): Promise<Told> => (end(), running);
      ends.push(stop);
      for (let turn = 0; turn < 3000; turn += 1) {
        const url = /http:\/\/localhost:\d+\//.exec(lines.output)?.[0];
        if (url !== undefined) return { url, stop };
        await new Promise((done) => setTimeout(done, 10));
      }
      return assert.fail(JSON.stringify(lines));
    },
  };
}

/** Keys for agencies, the file of agencies, and the services. */
async function opened(t: TestContext, agencies: readonly string[], caseload: number): Promise<{ at: Place; red: Awaited<ReturnType<Place['keep']>>; blue: Awaited<ReturnType<Place['keep']>> }> {
  const at = place(t);
  const lines = [];
  for (const name of agencies) lines.push({ ...JSON.parse((await at.run(`dedup-board agency ${name} --name ${name} --json`)).output) as object, caseload });
  at.write('agencies.json', [JSON.stringify({ format: 'amanah-dedup-agencies/1', agencies: lines })]);
  const [red, blue] = [await at.keep(`dedup-board hold red --cycle ${CYCLE} --agencies agencies.json --board --port 0`), await at.keep(`dedup-board hold blue --cycle ${CYCLE} --agencies agencies.json --port 0`)];
  for (const name of agencies) {
    const pinned = await at.run(`dedup-board pin ${name} --cycle ${CYCLE} --holders ${red.url},${blue.url} --board-at ${red.url}`);
    assert.equal(pinned.exit, 0, pinned.messages);
  }
  return { at, red, blue };
}

function bytesBelow(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))] as const);
}

test('[DB24] from keys to advice: pin, post, ask, withdraw, and counts that agree with what was asked', async (t) => {
  const { at, red, blue } = await opened(t, ['north', 'south', 'east'], 10);
  const prints = new Set<string>();
  for (const name of ['north', 'south', 'east']) {
    const again = await at.run(`dedup-board pin ${name} --cycle ${CYCLE} --holders ${blue.url},${red.url} --board-at ${red.url} --json`);
    prints.add((JSON.parse(again.output) as { fingerprint: string }).fingerprint);
  }
  assert.equal(prints.size, 1, 'agencies read each other one fingerprint, in whatever order they name the holders');
  at.write('served.csv', [HEADER, 'N1,Ahmad Haddad,Fatima Nasr,0591234567,P-102334,1981-05-30,Tel Nour,North,Amal,B,12', 'N2,Rana Aziz,,0597654321,,1990-02-03,,,,,', 'N3,,,,,,,,,,']);
  const posted = JSON.parse((await at.run(`dedup-board post served.csv --as north --cycle ${CYCLE} --json`)).output) as Record<string, unknown>;
  assert.deepEqual(posted, { cycle: CYCLE, households: 3, withoutKeys: 1, evaluatedNow: 2, posted: 2, stoodBefore: 0 });
  at.write('waiting.jsonl', [
    JSON.stringify({ id: 'S1', name: 'أحمد حداد', document: 'P 102 334', phone: '+970 59 123 4567' }),
    JSON.stringify({ id: 'S2', name: 'Rana Aziz', document: null, phone: '059 765 4321' }),
    JSON.stringify({ id: 'S3', name: 'Oleh Moroz', document: 'X-998877', phone: '0595550001' }),
  ]);
  const asked = await at.run(`dedup-board ask waiting.jsonl --as south --cycle ${CYCLE} --columns head=name`);
  assert.equal(asked.exit, 0, asked.messages);
  const lines = asked.output.trim().split('\n');
  assert.match(lines[0] ?? '', /^id,advice,agency,row,equal$/);
  assert.match(lines[1] ?? '', /^S1,ask,north,[0-9a-f]{32},3$/);
  assert.match(lines[2] ?? '', /^S2,hint,north,[0-9a-f]{32},2$/);
  assert.equal(lines.length, 3);
  assert.match(asked.messages, /3 households: 1 to ask, 1 with a hint only\. 3 were evaluated now/);
  assert.ok(at.told.every((text) => !/\bdenied\b|\bdeny\b/i.test(text)));
  // Asked about again: tokens are kept, nothing is used up.
  const again = await at.run(`dedup-board ask waiting.jsonl --as south --cycle ${CYCLE} --columns head=name --out to-ask.csv`);
  assert.match(again.messages, /0 were evaluated now/);
  assert.equal(statSync(join(at.folder, 'to-ask.csv')).mode & 0o777, 0o600);
  for (const [name] of bytesBelow(join(at.folder, 'south'))) assert.equal(statSync(name).mode & 0o777, 0o600, name);
  const repeated = JSON.parse((await at.run(`dedup-board post served.csv --as north --cycle ${CYCLE} --json`)).output) as Record<string, unknown>;
  assert.deepEqual([repeated['posted'], repeated['stoodBefore'], repeated['evaluatedNow']], [0, 2, 0]);
  assert.equal((await at.run(`dedup-board withdraw X9 --as north --cycle ${CYCLE}`)).exit, 1);
  const withdrawn = await at.run(`dedup-board withdraw N1 X9 --as north --cycle ${CYCLE}`);
  assert.match(withdrawn.output, /^1 rows withdrawn/);
  assert.ok(bytesBelow(join(at.folder, 'north')).every(([, bytes]) => !bytes.includes('"N1"')), 'the household is forgotten in the folder too');
  const after = await at.run(`dedup-board ask waiting.jsonl --as south --cycle ${CYCLE} --columns head=name`);
  assert.deepEqual(after.output.trim().split('\n').map((line) => line.split(',')[0]), ['id', 'S2']);
  const counts = await at.run(`dedup-board counts ${red.url} --json`);
  assert.deepEqual((JSON.parse(counts.output) as { counts: { agency: string; asked: number }[] }).counts.map(({ agency, asked: count }) => [agency, count]), [['east', 0], ['north', 2], ['south', 3]]);
  assert.match((await at.run(`dedup-board counts ${red.url}`)).output, /south +3 +0 +12/);
  for (const holder of [red, blue]) assert.equal((await holder.stop()).exit, 0);
  for (const [agency, count] of [['north', 2], ['south', 3]] as const) {
    for (const holder of ['red', 'blue']) {
      const checked = await at.run(`dedup-board check-counts ${holder}/books --as ${agency} --cycle ${CYCLE} --holder ${holder} --json`, 3);
      assert.equal(checked.exit, 0, checked.messages + checked.output);
      const { verdict, logged, owed } = JSON.parse(checked.output) as { verdict: string; logged: { asked: number }; owed: number };
      assert.deepEqual([verdict, logged.asked, owed], ['agrees', count, count]);
    }
  }
  const ended = await at.run(`dedup-board end-cycle red --cycle ${CYCLE}`);
  assert.match(ended.output, /The share of 2026-11 is destroyed/);
  assert.equal((await at.run(`dedup-board end-cycle red --cycle 2025-01`)).exit, 1);
  const begun = await at.run(`dedup-board hold red --cycle ${CYCLE} --agencies agencies.json --port 0`);
  assert.ok(begun.exit === 2 && begun.messages.includes('is over here'));
});

test('[DB19] a holder that leaves counts out, or counts more than was asked, is found by the agency', async (t) => {
  const { at, red, blue } = await opened(t, ['north', 'south'], 10);
  at.write('waiting.csv', ['id,document', 'N1,P-102334', 'N2,P-102335']);
  assert.equal((await at.run(`dedup-board ask waiting.csv --as north --cycle ${CYCLE}`)).exit, 0);
  // While the hour runs nothing is owed yet; after two hours it is.
  const early = await at.run(`dedup-board check-counts ${red.url}log/ --as north --cycle ${CYCLE} --holder red`);
  assert.equal(early.exit, 0, early.messages);
  const late = await at.run(`dedup-board check-counts ${red.url}log/ --as north --cycle ${CYCLE} --holder red`, 3);
  assert.ok(late.exit === 1 && late.output.includes('LEFT OUT'), late.output);
  await red.stop();
  await blue.stop();
  const written = await at.run(`dedup-board check-counts red/books --as north --cycle ${CYCLE} --holder red`, 3);
  assert.ok(written.exit === 0 && written.output.includes('They agree.'));
  // A publication carries the counts as it carries any record.
  assert.equal((await at.run('publish --books red/books --out public')).exit, 0);
  assert.equal((await at.run('verify public')).exit, 0);
  assert.equal((await at.run(`dedup-board check-counts public --as north --cycle ${CYCLE} --holder red`, 3)).exit, 0);
  assert.equal((await at.run('init other')).exit, 0);
  const other = await at.run(`dedup-board check-counts other --as north --cycle ${CYCLE} --holder blue`, 3);
  assert.ok(other.exit === 1 && other.output.includes('counts nothing of north') && other.output.includes('LEFT OUT'));
  // The folder remembers the journal it saw: another one in its place does not continue it.
  assert.equal((await at.run('publish --books blue/books --out else')).exit, 0);
  const swapped = await at.run(`dedup-board check-counts else --as north --cycle ${CYCLE} --holder red`, 3);
  assert.ok(swapped.exit === 1 && /does not verify: step (history|checkpoint)/.test(swapped.messages), swapped.messages);
  rmSync(join(at.folder, 'north', `${CYCLE}.asked.jsonl`));
  const many = await at.run(`dedup-board check-counts blue/books --as north --cycle ${CYCLE} --holder blue`, 3);
  assert.ok(many.exit === 1 && many.output.includes('TOO MANY'));
  const tile = bytesBelow(join(at.folder, 'public')).find(([name]) => name.includes('entries'))?.[0] ?? assert.fail();
  writeFileSync(tile, readFileSync(tile).map((byte, index) => (index === 400 ? byte ^ 1 : byte)));
  const changed = await at.run(`dedup-board check-counts public --as north --cycle ${CYCLE} --holder red`, 3);
  assert.ok(changed.exit === 1 && changed.messages.includes('does not verify'));
});

test('[DB22] no value of a household leaves the agency: not in what is sent, nor in any file, line or error', async (t) => {
  const { at, red, blue } = await opened(t, ['north', 'south'], 10);
  const canaries = ['CANARYHEAD', 'CANARYSPOUSE', '0599777331', 'CANARYDOC7', '1979-03-17', 'CANARYVILLE', 'CANARYDIST', 'CANARYCAMP', 'CANARYBLOCK', 'CANARYSHEL9'];
  const [head, spouse, phone, document, born, village, district, camp, block, shelter] = canaries;
  const row = `${head} Aziz,${spouse} Nasr,${phone},${document},${born},${village},${district},${camp},${block},${shelter}`;
  at.write('served.csv', [HEADER, `CANARYID1,${row}`]);
  at.write('headless.csv', [`CANARYID1,${row}`, `CANARYID2,${row}`]);
  at.write('ragged.csv', [HEADER, `CANARYID1,${row},${head}`]);
  at.write('twice.csv', [HEADER, `CANARYID1,${row}`, `CANARYID1,${row}`]);
  at.write('same-names.csv', [`${head},${head}`, `${head},${spouse}`]);
  at.write('unnamed.csv', [`${head},${spouse}`, `${head},${spouse}`]);
  at.write('quote.csv', [HEADER, `"CANARYID1,${row}`]);
  at.write('lines.jsonl', [`{"id":"1","head":"x"}`, `{"id":"2","${head}":"${spouse}"}`]);
  at.write('broken.jsonl', [`{"id":"CANARYID1","head":"${head}`]);
  at.write('nested.jsonl', [`{"id":"1","head":{"${head}":"${spouse}"}}`]);
  const ask = (file: string, agency: string): Promise<Told> => at.run(`dedup-board ask ${file} --as ${agency} --cycle ${CYCLE} --out ${agency}.out`);
  assert.equal((await at.run(`dedup-board post served.csv --as north --cycle ${CYCLE}`)).exit, 0);
  const found = await ask('served.csv', 'south');
  assert.equal(found.exit, 0, found.messages);
  assert.match(readFileSync(join(at.folder, 'south.out'), 'utf8'), /^CANARYID1,ask,north,[0-9a-f]{32},10$/m);
  for (const file of ['headless.csv', 'ragged.csv', 'twice.csv', 'same-names.csv', 'unnamed.csv', 'quote.csv', 'lines.jsonl', 'broken.jsonl', 'nested.jsonl']) {
    const refused = await ask(file, 'south');
    assert.ok(refused.exit === 1 && refused.messages.startsWith(`amanah: ${file}:`), `${file}: ${refused.messages}`);
  }
  await blue.stop();
  at.write('more.csv', [HEADER, `CANARYID3,${row.replace(document as string, 'CANARYDOC8')}`]);
  const down = await ask('more.csv', 'south');
  assert.ok(down.exit === 2 && /blue \(http:\/\/localhost:\d+\/\) does not answer/.test(down.messages) && down.messages.includes('Telephone whoever keeps blue'), down.messages);
  await red.stop();
  assert.equal((await at.run('publish --books red/books --out public')).exit, 0);
  const secrets = [...canaries, 'CANARY', ...canaries.map((canary) => canary.toLowerCase()), '599777331', '19790317', 'אחמד'];
  const kept = ['red', 'blue', 'public'].flatMap((name) => bytesBelow(join(at.folder, name)));
  assert.ok(kept.length > 10 && at.sent.length > 30);
  const places = [...kept, ['what was sent', Buffer.from(at.sent.join('\n'))], ['what was told', Buffer.from(at.told.join('\n'))]] as const;
  for (const [name, bytes] of places) for (const secret of secrets) assert.ok(!bytes.includes(secret), `${secret} in ${name}`);
  // In the agency's own folder stand ids of its list and tokens, and no value either.
  for (const [name, bytes] of ['north', 'south'].flatMap((folder) => bytesBelow(join(at.folder, folder)))) for (const secret of canaries) assert.ok(!bytes.includes(secret), `${secret} in ${name}`);
});

test('[DB22] [DB24] households of the registry are asked about without a file of them, each once', async (t) => {
  const { at } = await opened(t, ['north', 'south'], 10);
  const { registry, close } = await registryIn(join(at.folder, 'our-books'));
  const terms = { purpose: 'winter-2026', deleteBy: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10), form: 'csv' } as const;
  const canary = { head: 'Ahmad CANARYHAD', phone: '0591234567', document: 'P-102334', members: [], others: {} };
  await registry.takeIn([canary, { head: 'Rana Aziz', phone: '0597654321', birth: '1990', district: 'North', members: [], others: { shelter: '12' } }], terms, { holder: 'steward-1' });
  await registry.tell('steward-1');
  await close();
  const posted = await at.run(`dedup-board post registry --books our-books --as north --cycle ${CYCLE} --json`);
  assert.equal(posted.exit, 0, posted.messages);
  assert.deepEqual((JSON.parse(posted.output) as { posted: number }).posted, 2);
  at.write('list.csv', ['id,head,document,phone', 'S1,Ahmad Canaryhad,P 102 334,+970591234567', 'S2,Rana Aziz,,0597654321']);
  const asked = JSON.parse((await at.run(`dedup-board ask list.csv --as south --cycle ${CYCLE} --json`)).output) as { findings: { id: string; advice: string }[] };
  assert.deepEqual(asked.findings.map(({ id, advice }) => `${id} ${advice}`), ['S1 ask', 'S2 hint']);
  const own = await at.run(`dedup-board ask registry --books our-books --purpose winter-2026 --as north --cycle ${CYCLE} --json`);
  assert.equal((JSON.parse(own.output) as { evaluatedNow: number }).evaluatedNow, 0);
  const [id] = Object.keys(JSON.parse(readFileSync(join(at.folder, 'north', `${CYCLE}.rows.json`), 'utf8')) as object);
  assert.match(id ?? '', /^[0-9a-f]{32}$/);
  assert.equal((await at.run(`dedup-board withdraw ${id} --as north --cycle ${CYCLE}`)).exit, 0);
  assert.equal((await at.run(`dedup-board ask list.csv --books our-books --as north --cycle ${CYCLE}`)).exit, 2);
  assert.equal((await at.run(`dedup-board ask registry --books our-books --purpose other --as north --cycle ${CYCLE}`)).exit, 1);
  for (const text of [...at.sent, ...at.told]) assert.ok(!text.toUpperCase().includes('CANARYHAD') && !text.includes('102334'));
});

async function registryIn(folder: string): Promise<{ readonly registry: Registry; close(): Promise<void> }> {
  const { journal } = await initBooks(folder, { name: 'North' });
  const store = openRegistry(folder);
  return {
    registry: new Registry(store, journal),
    async close() {
      await store.close();
      await journal.close();
    },
  };
}

test('[DB24] what is wrong with a call is said before anything is asked', async (t) => {
  const at = place(t);
  at.write('list.csv', ['id,head,list,truth', '1,Omar Haddad,a,x', '2,Omar Haddad,b,x']);
  const said = async (line: string, exit: number, words: RegExp): Promise<void> => {
    const told = await at.run(line);
    assert.ok(told.exit === exit && words.test(told.messages), `${line}: ${told.exit} ${told.messages}`);
  };
  await said('dedup-board aks list.csv', 2, /Did you mean ask\?/);
  await said('dedup-board ask', 2, /needs at least one/);
  await said('dedup-board ask list.csv list.csv', 2, /takes one word/);
  await said('dedup-board ask list.csv --cycle 2026-11', 2, /needs --as/);
  await said('dedup-board ask list.csv --as nobody --cycle 2026-11', 2, /no agency's/);
  await said('dedup-board agency a --name Not_A_Name', 2, /small letters/);
  await said('dedup-board agency a --name north --json', 0, /^$/);
  await said('dedup-board agency a --name south', 2, /is the agency north's/);
  await said('dedup-board ask list.csv --as a --cycle 2026-11', 2, /nothing is pinned/);
  await said('dedup-board ask list.csv --as a --cycle ../x', 2, /--cycle has 1 to 64/);
  await said('dedup-board pin a --cycle 2026-11 --holders http://red.example.org,https://b.example.org --board-at https://b.example.org', 2, /https:\/\/ and a name/);
  await said('dedup-board pin a --cycle 2026-11 --holders https://b.example.org --board-at https://b.example.org', 2, /two holders or more/);
  await said('dedup-board pin a --cycle 2026-11 --holders http://localhost:1/,http://localhost:2/ --board-at http://localhost:1/', 2, /does not answer/);
  await said('dedup-board hold h --cycle 2026-11', 2, /needs --agencies/);
  await said('dedup-board hold h --cycle 2026-11 --agencies list.csv', 2, /cannot be used/);
  await said('dedup-board board h --cycle 2026-11 --agencies nothing.json', 2, /cannot be read/);
  await said('dedup-board counts http://localhost:1/', 2, /does not answer/);
  await said('dedup-board end-cycle nothing --cycle 2026-11', 2, /no holder or board/);
  await said('dedup-board figures list.csv --truth truth --list nothing', 2, /no column/);
  const figures = await at.run('dedup-board figures list.csv --truth truth --list list --json --columns village=truth,spouse=head');
  assert.deepEqual(JSON.parse(figures.output), { households: 2, anyKey: { precision: '1.0000', recall: '1.0000', found: 1, right: 1, true: 1 }, twoKeys: { precision: '1.0000', recall: '0.0000', found: 0, right: 0, true: 1 } });
});
