// Holders and boards on real sockets, and agencies that call them, for tests.

import type { TestContext } from 'node:test';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgencyDesk, shareAt, type AgencyNeeds, type PinnedCycle } from '@amanah/dedup-board/agency.ts';
import { CALL_HEADER, CALL_TYPE, callBytes, digestOf, writeCallHeader } from '@amanah/dedup-board/call.ts';
import { toBase64Url, toHex } from '@amanah/log/bytes.ts';
import { keyPairFromSeed, sign } from '@amanah/log/signature.ts';
import { initBooks, openBooks } from '../src/books/books-folder.ts';
import { serveDedupBoard } from '../src/dedup-board/serve-dedup-board.ts';

export const CYCLE = '2026-11';

export interface TestAgency {
  readonly agency: string;
  readonly seed: Uint8Array;
  readonly caseload: number;
}

export function testAgency(agency: string, caseload: number): TestAgency {
  return { agency, seed: new Uint8Array(randomBytes(32)), caseload };
}

export function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-dedup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function agenciesFile(agencies: readonly TestAgency[]): string {
  return JSON.stringify({ format: 'amanah-dedup-agencies/1', agencies: agencies.map(({ agency, seed, caseload }) => ({ agency, key: toBase64Url(keyPairFromSeed(seed).publicKey), caseload })) });
}

export interface Running {
  readonly name: string;
  readonly url: string;
  readonly folder: string;
  readonly said: string[];
  stop(): Promise<void>;
}

/** Starts a holder, the board, or both, and waits until it listens. */
export async function start(t: TestContext, { folder, name, agencies, isHolder = true, isBoard = false, cycle = CYCLE, now = () => Date.now(), countsEveryMs }: {
  readonly folder: string; readonly name: string; readonly agencies: readonly TestAgency[]; readonly isHolder?: boolean; readonly isBoard?: boolean; readonly cycle?: string; readonly now?: () => number; readonly countsEveryMs?: number;
}): Promise<Running> {
  const file = join(folder, 'agencies.json');
  const place = join(folder, name);
  writeFileSync(file, agenciesFile(agencies));
  const bookFolder = join(folder, `${name}-books`);
  const said: string[] = [];
  let end = (): void => undefined;
  const untilStopped = new Promise<void>((done) => { end = done; });
  const books = isHolder ? await (existsSync(bookFolder) ? openBooks(bookFolder) : initBooks(bookFolder, { name })) : undefined;
  let listening = (_url: string): void => undefined;
  const opened = new Promise<string>((done) => { listening = done; });
  const say = (line: string): void => {
    said.push(line);
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) listening(url);
  };
  const serving = serveDedupBoard({
    folder: place, name, cycle, agenciesFile: file, books, isBoard, port: 0, now, say, complain: (line) => void said.push(line), untilStopped: () => untilStopped,
    ...(countsEveryMs === undefined ? {} : { countsEveryMs }),
  });
  const url = await Promise.race([opened, serving.then(() => Promise.reject(new Error('it ended before it listened')))]);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    end();
    return (stopped ??= serving);
  };
  t.after(stop);
  return { name, url, folder: place, said, stop };
}

/** The shares as they are now, as agencies would have agreed on them. */
export async function pin(holders: readonly Running[], board: Running, cycle = CYCLE): Promise<PinnedCycle> {
  const shares = await Promise.all(holders.map(({ name, url }) => shareAt({ name, url }, fetch)));
  return { cycle, holders: holders.map(({ name, url }, at) => ({ name, url, share: shares[at]?.share as Uint8Array })), board: { name: board.name, url: board.url } };
}

export function deskOf({ agency, seed }: TestAgency, cycle: PinnedCycle, more: Partial<AgencyNeeds> = {}): AgencyDesk {
  return new AgencyDesk({
    agency, cycle, send: fetch, random: (size) => new Uint8Array(randomBytes(size)), now: () => `${new Date().toISOString().slice(0, 19)}Z`, wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    sign: (bytes) => sign({ seed, type: CALL_TYPE, bytes }), ...more,
  });
}

/** A signed call of whatever body, to send once, twice or to somebody else. */
export function signedCall({ agency, seed }: TestAgency, { to, path, body, time, method = 'POST', nonce = toHex(randomBytes(16)) }: { readonly to: string; readonly path: string; readonly body: string; readonly time?: string; readonly method?: 'GET' | 'POST'; readonly nonce?: string }): RequestInit & { readonly headers: Record<string, string> } {
  const call = { agency, time: time ?? `${new Date().toISOString().slice(0, 19)}Z`, nonce, digest: digestOf(new TextEncoder().encode(body)) };
  const seal = toHex(sign({ seed, type: CALL_TYPE, bytes: callBytes({ ...call, to, method, path }) }));
  return { method, headers: { [CALL_HEADER]: writeCallHeader({ ...call, seal }), 'content-type': 'application/json' }, ...(method === 'GET' ? {} : { body }) };
}
