// Which mapping an observations import reads by: the one named, one among the files, one that lies beside the file, or
// one that comes with Amanah and knows the file's columns.

import { readFile, stat } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json, JsonObject } from '@amanah/record/decode.ts';
import { parseStrictText } from '@amanah/log/strict-json.ts';
import { observations } from '@amanah/interchange/observations/format.ts';
import { ProblemList } from '@amanah/interchange/problem.ts';
import { importFileAt } from '@amanah/server/import/input-file.ts';
import { pathOf } from './books.ts';
import { EXIT, Fault, wrongUse } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Terminal } from './terminal.ts';

const MAPPING_BYTES_MAX = 1_000_000;
const BROUGHT = fileURLToPath(new URL('.', import.meta.resolve('@amanah/interchange/observations/mapping.ts')));

export interface ChosenMapping {
  /** The files to import, without the mapping. */
  readonly files: readonly string[];
  readonly mapping: JsonObject | undefined;
  readonly mappingName: string | undefined;
}

/** Chooses the mapping; only observations have one. */
export async function chooseMapping({ format, words, option, terminal }: {
  readonly format: string;
  readonly words: readonly string[];
  readonly option: string | undefined;
  readonly terminal: Terminal;
}): Promise<ChosenMapping> {
  if (format !== 'observations') {
    if (option !== undefined) throw wrongUse(`${format} reads without a mapping.`, 'Leave --mapping out, or import as observations.');
    return { files: words, mapping: undefined, mappingName: undefined };
  }
  if (option !== undefined) return { files: words, mapping: await namedMapping(terminal, option), mappingName: option };
  const found: { name: string; mapping: JsonObject }[] = [];
  const files: string[] = [];
  for (const word of words) {
    const mapping = await mappingIn(pathOf(terminal, word));
    if (mapping === undefined) files.push(word);
    else found.push({ name: word, mapping });
  }
  if (found.length > 1) throw wrongUse(`${found.map(({ name }) => name).join(' and ')} are mappings; one import reads by one.`, 'Import the files one after the other.');
  const [among] = found;
  if (among !== undefined) return { files, mapping: among.mapping, mappingName: among.name };
  const beside = await mappingBeside(terminal, files) ?? (await broughtMapping(terminal, files));
  if (beside === undefined) {
    throw new Fault('observations need a mapping: a file that says what the columns mean.', {
      hint: `Give one with --mapping FILE, or one that comes with Amanah (${broughtNames().join(', ')}). Its form: docs/formats/observations-mapping.md`,
    });
  }
  return { files, mapping: beside.mapping, mappingName: beside.name };
}

async function namedMapping(terminal: Terminal, named: string): Promise<JsonObject> {
  const path = pathOf(terminal, named);
  if (existsSync(path)) return readMappingFile(path, named);
  if (broughtNames().includes(named)) return readMappingFile(broughtPath(named), named);
  const near = nearest(named, broughtNames());
  throw new Fault(`there is no mapping ${named}: no such file, and none that comes with Amanah.${near === undefined ? '' : ` Did you mean ${near}?`}`, { hint: `Those that come with Amanah: ${broughtNames().join(', ')}` });
}

async function readMappingFile(path: string, named: string): Promise<JsonObject> {
  const { size } = await stat(path);
  if (size > MAPPING_BYTES_MAX) throw new Fault(`${named} is too large for a mapping (${size} bytes).`, { exit: EXIT.refused });
  const parsed = parseStrictText(await readFile(path, 'utf8'));
  if (!parsed.ok) throw new Fault(`${named} is not JSON: ${parsed.code} at byte ${parsed.at}.`, { hint: 'The form of a mapping: docs/formats/observations-mapping.md', exit: EXIT.refused });
  if (!isObject(parsed.value)) throw new Fault(`${named} is not a JSON object.`, { hint: 'The form of a mapping: docs/formats/observations-mapping.md', exit: EXIT.refused });
  return parsed.value;
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The content of a `.json` file when it has what every mapping has; published data have other members. */
async function mappingIn(path: string): Promise<JsonObject | undefined> {
  if (!path.endsWith('.json')) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.size > MAPPING_BYTES_MAX) return undefined;
  const parsed = parseStrictText(await readFile(path, 'utf8'));
  if (!parsed.ok || !isObject(parsed.value)) return undefined;
  const members = parsed.value;
  return ['publisher', 'dataset', 'figures'].every((name) => Object.hasOwn(members, name)) ? members : undefined;
}

async function mappingBeside(terminal: Terminal, files: readonly string[]): Promise<{ name: string; mapping: JsonObject } | undefined> {
  const names = new Set<string>();
  for (const file of files) {
    const bare = file.replace(/\.gz$/, '').replace(/\.[^./\\]+$/, '');
    const found = [`${bare}.mapping.json`, `${file}.mapping.json`].find((name) => existsSync(pathOf(terminal, name)));
    if (found !== undefined) names.add(found);
  }
  if (names.size > 1) throw wrongUse(`the files have different mappings beside them (${[...names].join(', ')}).`, 'Import the files one after the other.');
  const [name] = names;
  return name === undefined ? undefined : { name, mapping: await readMappingFile(pathOf(terminal, name), name) };
}

/** The one brought mapping whose columns the first file has. */
async function broughtMapping(terminal: Terminal, files: readonly string[]): Promise<{ name: string; mapping: JsonObject } | undefined> {
  const [first] = files;
  if (first === undefined || !existsSync(pathOf(terminal, first))) return undefined;
  const input = await importFileAt(pathOf(terminal, first));
  const fitting: { name: string; mapping: JsonObject }[] = [];
  for (const name of broughtNames()) {
    const mapping = await readMappingFile(broughtPath(name), name);
    const made = observations(mapping);
    if (!made.ok) continue;
    for await (const event of made.format.read([input], {}, new ProblemList(1))) {
      if ('header' in event) fitting.push({ name, mapping });
      break;
    }
  }
  const [only, another] = fitting;
  if (only === undefined || another !== undefined) return undefined;
  terminal.note(`${basename(first)} has the columns of the mapping ${only.name}, which comes with Amanah; it is read by that one.`);
  return only;
}

function broughtNames(): string[] {
  return readdirSync(`${BROUGHT}mappings`).filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json')).sort();
}

function broughtPath(name: string): string {
  return `${BROUGHT}mappings/${name}.json`;
}
