// The command in a folder of a test, at a time that stands still.

import assert from 'node:assert/strict';
import type { JsonObject } from '@amanah/record/decode.ts';
import { main } from '../src/main.ts';

export const NOW = new Date('2026-11-22T08:00:00Z');

/** Runs the command in a folder, as a person at a terminal would. */
export interface Run {
  readonly folder: string;
  amanah(...args: readonly string[]): Promise<{ readonly exit: number; readonly output: string; readonly messages: string }>;
  json(...args: readonly string[]): Promise<JsonObject>;
}

export function runIn(folder: string, answers: readonly string[] = []): Run {
  const left = [...answers];
  const amanah: Run['amanah'] = async (...args) => {
    let [output, messages] = ['', ''];
    const exit = await main(args, {
      folder, env: {}, now: () => NOW, errorIsTerminal: false, outputWidth: undefined, untilStopped: async () => undefined, ask: async () => left.shift(),
      write: async (chunk) => {
        output += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
        return true;
      },
      writeError: (text) => {
        messages += text;
      },
    });
    return { exit, output, messages };
  };
  return {
    folder, amanah,
    async json(...args) {
      const { exit, output, messages } = await amanah(...args, '--json');
      assert.equal(exit, 0, `${args.join(' ')}\n${output}\n${messages}`);
      return JSON.parse(output) as JsonObject;
    },
  };
}
