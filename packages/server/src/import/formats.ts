// Every format that can be imported, by the name it has on the command line and in the books.

import type { Json } from '@amanah/record/decode.ts';
import { cbpfContributions } from '@amanah/interchange/cbpf/contributions.ts';
import { cbpfProjects } from '@amanah/interchange/cbpf/projects.ts';
import { consignments } from '@amanah/interchange/consignments/format.ts';
import { ftsFlows } from '@amanah/interchange/fts/format.ts';
import { observations } from '@amanah/interchange/observations/format.ts';
import { statementsFormat } from '@amanah/interchange/statements/format.ts';
import type { Format, InputFile } from '@amanah/interchange/statement.ts';

/** Formats that need nothing but the files. */
const FIXED: Readonly<Record<string, Format>> = {
  'cbpf-contributions': cbpfContributions,
  'cbpf-projects': cbpfProjects,
  'fts-flows': ftsFlows,
  consignments,
};

/** Names of the formats that become statements, in the order the help lists them. */
export const FORMAT_NAMES = [...Object.keys(FIXED), 'observations', 'statements'] as const;

/** The format of a name for these files, or why there is none. */
export async function formatFor(name: string, files: readonly InputFile[], mapping: Json | undefined): Promise<{ readonly ok: true; readonly format: Format } | { readonly ok: false; readonly message: string }> {
  const fixed = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
  if (fixed !== undefined) return { ok: true, format: fixed };
  if (name === 'statements') return { ok: true, format: await statementsFormat(files) };
  if (name !== 'observations') return { ok: false, message: `there is no format ${name}` };
  if (mapping === undefined) return { ok: false, message: 'observations need a mapping: a file that says what the columns mean' };
  return observations(mapping);
}
