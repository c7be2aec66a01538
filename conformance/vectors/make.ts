/**
 * Writes our own vectors: plain JSON for implementations in other languages.
 *
 * Every file is a list of cases with `name`, `want` (`ok`, or the code of the
 * refusal) and the input. Seeds are fixed, so that the same program writes the
 * same bytes; `vectors.test.ts` compares them and judges every case again.
 *
 *     node conformance/vectors/make.ts
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalCases } from './canonical-cases.ts';
import { checkpointCases, cosignatureCases, noteCases } from './note-cases.ts';
import { logProofCases } from './log-proof-cases.ts';
import { sealCases } from './seal-cases.ts';
import { commitmentCases, openingCases, tallyCases } from './tally-cases.ts';
import { consistencyCases, inclusionCases, rootCases } from './tree-cases.ts';

/** One case: a name, the verdict it must have, and the input as JSON. */
export type VectorCase = { readonly name: string; readonly want: string } & Readonly<Record<string, unknown>>;

/** Every file of vectors and its text. */
export function makeVectors(): ReadonlyMap<string, string> {
  const files: readonly (readonly [name: string, cases: readonly VectorCase[]])[] = [
    ['tree-roots.json', rootCases()],
    ['inclusion.json', inclusionCases()],
    ['consistency.json', consistencyCases()],
    ['notes.json', noteCases()],
    ['checkpoints.json', checkpointCases()],
    ['cosignatures.json', cosignatureCases()],
    ['tlog-proofs.json', logProofCases()],
    ['canonical-json.json', canonicalCases()],
    ['record-seals.json', sealCases()],
    ['vote-openings.json', openingCases()],
    ['vote-commitments.json', commitmentCases()],
    ['vote-tallies.json', tallyCases()],
  ];
  return new Map(files.map(([name, cases]) => [name, `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`]));
}

if (import.meta.main) {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  for (const [name, text] of makeVectors()) writeFileSync(path.join(folder, name), text);
}
