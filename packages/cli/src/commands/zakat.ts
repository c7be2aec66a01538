// amanah zakat: reckons zakat by a profile that the person names, with the whole working; profiles, Hijri dates, herds.

import { fromUtf8 } from '@amanah/log/bytes.ts';
import { calculate } from '@amanah/zakat/calculation.ts';
import { HERDS, type Herd } from '@amanah/zakat/livestock.ts';
import { PRICE_UNITS } from '@amanah/zakat/nisab.ts';
import { PRESETS } from '@amanah/zakat/presets.ts';
import { presetNamed, readProfile, type Profile } from '@amanah/zakat/profile.ts';
import type { Refusal } from '@amanah/zakat/refusal.ts';
import { LANGUAGES, type Language, type Style } from '@amanah/zakat/words.ts';
import type { Given } from '../arguments.ts';
import { JSON_OPTION, type Command, type Option } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import type { Terminal } from '../terminal.ts';
import { categoriesTold, dateText, findDate, herdDue, herdText, profilesText, profileText, reckoningText, told } from '../zakat-text.ts';

const FILE_BYTES_MAX = 1_000_000;
const HINT = 'See: amanah help zakat';

/** Options that stand for a document without writing one. */
const QUICK: Readonly<Record<string, Option>> = {
  money: { value: 'AMOUNT', about: 'money held, such as 10000.00' },
  debts: { value: 'AMOUNT', about: 'debts due now' },
  currency: { value: 'CODE', about: 'currency of every amount and price (USD where left out)' },
  gold: { value: 'PRICE/UNIT', about: 'price of gold: 75.00/gram, 2332.76/troy-ounce or /kilogram' },
  silver: { value: 'PRICE/UNIT', about: 'price of silver in the same way' },
  'price-day': { value: 'DAY', about: 'the day of the prices (the day reckoned for where left out)' },
  'price-source': { value: 'TEXT', about: 'where the prices were read' },
  since: { value: 'DAY', about: 'the day since which wealth stood at the nisab' },
  day: { value: 'DAY', about: 'the day to reckon for (today where left out)' },
};

export const zakat: Command = {
  name: 'zakat',
  summary: 'reckon zakat by a profile you name, with the working shown',
  usage: [
    'amanah zakat FILE.json --profile NAME|FILE [--lang en|ar|fr] [--json]',
    'amanah zakat --money AMOUNT --gold PRICE/UNIT --price-source TEXT --profile NAME|FILE',
    'amanah zakat profiles [NAME] | example | categories | date DAY | livestock sheep|cattle|camels COUNT | page',
  ],
  about: [
    'Reckons what is due on money, gold, silver, trade goods, receivables less debts, on crops, livestock, found treasure, minerals, and zakat al-fitr, and shows the working line by line with the source of each rule. FILE is - for the standard input; `amanah zakat example` prints one to begin from. Nothing is sent anywhere and nothing is kept.',
    'The schools differ. What they differ in is a profile: name a published one, or a file of your own. None is chosen for you, and nothing that is printed is a ruling. docs/zakat.md lists every parameter.',
    'date shows a day in both calendars: a year up to 1500 is read as Hijri. page prints the calculator as one file that works without a network.',
  ],
  words: [{ name: 'WHAT', optional: true }, { name: 'MORE...', optional: true, many: true }],
  options: {
    profile: { value: 'NAME|FILE', about: `a published profile (${PRESETS.map(({ name }) => name).join(', ')}) or a file of your own` },
    lang: { value: 'LANG', choices: LANGUAGES, about: 'language of the working' },
    ...QUICK,
    json: JSON_OPTION,
  },
  examples: ['amanah zakat example > mine.json', 'amanah zakat mine.json --profile hanafi', 'amanah zakat --money 10000.00 --gold 75.00/gram --price-source "my jeweller" --profile common-gold', 'amanah zakat mine.json --profile ours.json --lang ar', 'amanah zakat saved-by-the-page.json', 'amanah zakat profiles shafii', 'amanah zakat date 2026-11-22', 'amanah zakat livestock camels 145 --profile hanafi', 'amanah zakat page --lang ar > zakat.html'],

  async run(given, terminal) {
    const [what, ...more] = given.words;
    const part = what === undefined ? undefined : PARTS[what];
    if (part === undefined) {
      if (more.length > 0) throw wrongUse(`zakat takes one file; ${JSON.stringify(more[0])} is too much.`, HINT);
      return reckon(given, terminal, what);
    }
    const [fewest, most] = part.words;
    if (more.length < fewest || more.length > most) throw wrongUse(`zakat ${what} takes ${part.takes}.`, HINT);
    return part.run(given, terminal, more);
  },
};

interface Part {
  readonly words: readonly [fewest: number, most: number];
  readonly takes: string;
  readonly run: (given: Given, terminal: Terminal, words: readonly string[]) => Promise<ExitCode>;
}

const PARTS: Readonly<Record<string, Part | undefined>> = {
  profiles: { words: [0, 1], takes: 'at most the name of one profile', run: showProfiles },
  example: { words: [0, 0], takes: 'no other word', run: showExample },
  categories: { words: [0, 0], takes: 'no other word', run: showCategories },
  date: { words: [1, 1], takes: 'one day, such as 2026-11-22 or 1448-06-12', run: showDate },
  page: { words: [0, 0], takes: 'no other word; --lang names its language', run: printPage },
  livestock: { words: [2, 2], takes: `a herd (${HERDS.join(', ')}) and a count`, run: showHerd },
};

function styleOf(given: Given): Style {
  return { language: (given.text('lang') ?? 'en') as Language };
}

async function print(given: Given, terminal: Terminal, json: unknown, lines: () => readonly string[]): Promise<ExitCode> {
  if (given.flag('json')) await terminal.json(json);
  else await terminal.lines(...lines());
  return EXIT.ok;
}

/** Says what is refused, where, and what to do; nothing is reckoned in part. */
async function refuse(given: Given, terminal: Terminal, of: string, refusals: readonly Refusal[]): Promise<ExitCode> {
  const list = told(refusals, styleOf(given));
  if (given.flag('json')) await terminal.json({ refused: list });
  terminal.message(`amanah: ${of} is refused:`);
  for (const { at, what, toDo } of list) terminal.message(`  ${at === '' ? of : at}: ${what} ${toDo}`);
  return EXIT.refused;
}

async function jsonFile(terminal: Terminal, typed: string): Promise<unknown> {
  const text = fromUtf8(await readWhole(terminal, typed, FILE_BYTES_MAX));
  try {
    return JSON.parse(text ?? '');
  } catch (error) {
    throw new Fault(`${typed} is no JSON: ${text === undefined ? 'it is not UTF-8' : (error as Error).message.replace(/\s+/g, ' ')}.`, { hint: 'An example to begin from: amanah zakat example', exit: EXIT.refused });
  }
}

type Chosen = { readonly profile: Profile } | { readonly refusals: readonly Refusal[]; readonly of: string };

/** The profile that --profile names, else the one that stands in a saved file. */
async function chosenProfile(given: Given, terminal: Terminal, saved?: unknown): Promise<Chosen> {
  const typed = given.text('profile');
  if (typed === undefined && saved !== undefined) {
    const read = readProfile(saved);
    return read.ok ? { profile: read.profile } : { refusals: read.refusals, of: 'the profile in the file' };
  }
  if (typed === undefined) throw wrongUse(`zakat needs --profile: the schools differ, and none is chosen for you. Published: ${PRESETS.map(({ name }) => name).join(', ')}.`, 'What they hold: amanah zakat profiles');
  const preset = presetNamed(typed);
  if (preset !== undefined) return { profile: preset };
  if (!/[./\\]|^-$/.test(typed)) throw wrongUse(`there is no published profile ${JSON.stringify(typed)}: ${PRESETS.map(({ name }) => name).join(', ')}, or a file such as ours.json.`, 'What they hold: amanah zakat profiles');
  const read = readProfile(await jsonFile(terminal, typed));
  return read.ok ? { profile: read.profile } : { refusals: read.refusals, of: typed };
}

async function reckon(given: Given, terminal: Terminal, file: string | undefined): Promise<ExitCode> {
  const quick = Object.keys(QUICK).filter((name) => given.text(name) !== undefined);
  if (file === undefined && quick.length === 0) throw wrongUse('zakat needs a FILE.json, or amounts as options.', `An example to begin from: amanah zakat example\n${HINT}`);
  if (file !== undefined && quick.length > 0) throw wrongUse(`--${quick[0]} stands in the file already when a file is given.`, HINT);
  if (file !== undefined && !/[./\\]|^-$/.test(file)) throw wrongUse(`zakat has no part ${JSON.stringify(file)}, and a file has an ending.`, `Parts: ${Object.keys(PARTS).join(', ')}.\n${HINT}`);
  const { document, profile } = unpacked(file === undefined ? quickDocument(given, terminal) : await jsonFile(terminal, file));
  const chosen = await chosenProfile(given, terminal, profile);
  if ('refusals' in chosen) return refuse(given, terminal, chosen.of, chosen.refusals);
  const result = calculate(document, chosen.profile);
  if (!result.ok) return refuse(given, terminal, file ?? 'what was stated', result.refusals);
  return print(given, terminal, result, () => reckoningText(result, styleOf(given)));
}

/** A file that the calculator's page saved holds the document beside the profile it was reckoned by. */
function unpacked(read: unknown): { readonly document: unknown; readonly profile?: unknown } {
  const isSaved = typeof read === 'object' && read !== null && 'format' in read && read.format === 'amanah-zakat/1' && 'document' in read;
  if (!isSaved) return { document: read };
  return { document: read.document, ...('profile' in read ? { profile: read.profile } : {}) };
}

/** The document that the options say. */
function quickDocument(given: Given, terminal: Terminal): object {
  const day = given.text('day') ?? terminal.surroundings.now().toISOString().slice(0, 10);
  const prices = (['gold', 'silver'] as const).flatMap((metal) => {
    const typed = given.text(metal);
    if (typed === undefined) return [];
    const [amount, per, ...rest] = typed.split('/');
    if (per === undefined || rest.length > 0 || !PRICE_UNITS.some((unit) => unit === per)) throw wrongUse(`--${metal} is a price and its unit, such as 75.00/gram; units: ${PRICE_UNITS.join(', ')}.`, HINT);
    return [[metal, { amount, per, day: given.text('price-day') ?? day, ...(given.text('price-source') === undefined ? {} : { source: given.text('price-source') }) }] as const];
  });
  const money = given.text('money');
  const debts = given.text('debts');
  return {
    day,
    currency: given.text('currency') ?? 'USD',
    prices: Object.fromEntries(prices),
    ...(money === undefined && debts === undefined ? {} : { wealth: { ...(money === undefined ? {} : { money }), ...(debts === undefined ? {} : { immediateDebts: debts }) } }),
    ...(given.text('since') === undefined ? {} : { year: { since: given.text('since') } }),
  };
}

async function showProfiles(given: Given, terminal: Terminal, [name]: readonly string[]): Promise<ExitCode> {
  if (name === undefined) return print(given, terminal, PRESETS, profilesText);
  const profile = presetNamed(name);
  if (profile === undefined) throw wrongUse(`there is no published profile ${JSON.stringify(name)}.`, `Published: ${PRESETS.map((one) => one.name).join(', ')}.`);
  return print(given, terminal, profile, () => profileText(profile));
}

/** A whole document to begin from, for the day of the clock. */
async function showExample(_given: Given, terminal: Terminal): Promise<ExitCode> {
  const day = terminal.surroundings.now().toISOString().slice(0, 10);
  const price = (amount: string): object => ({ amount, per: 'gram', day, source: 'where you read it' });
  await terminal.json({
    day,
    currency: 'USD',
    prices: { gold: price('75.00'), silver: price('0.90') },
    wealth: {
      money: [{ label: 'cash', amount: '1200.00' }, { label: 'bank', amount: '8800.00' }],
      gold: [{ grams: '20', karat: '21' }], jewellery: [{ metal: 'gold', grams: '12' }], tradeGoods: '3000.00',
      goodReceivables: '200.00', doubtfulReceivables: '0', immediateDebts: '150.00', laterDebts: '0',
    },
    livestock: { sheep: '0', cattle: '0', camels: '0' },
    crops: [{ name: 'wheat', kilograms: '1000', watering: 'rain' }],
    fitr: { persons: '5', staple: 'wheat' },
  });
  return EXIT.ok;
}

async function showCategories(given: Given, terminal: Terminal): Promise<ExitCode> {
  const list = categoriesTold(styleOf(given));
  return print(given, terminal, list, () => list.map(({ code, name, about }) => `${code.padEnd(16)}${name}: ${about}`));
}

async function showDate(given: Given, terminal: Terminal, [typed = '']: readonly string[]): Promise<ExitCode> {
  const found = findDate(typed);
  if (!found.ok) throw new Fault(`${found.message}.`, { hint: 'Write a day such as 2026-11-22, or a Hijri date such as 1448-06-12.', exit: EXIT.refused });
  const { day, dates, anniversary } = found;
  return print(given, terminal, { day, dates, anniversary }, () => dateText(found, styleOf(given)));
}

/** The calculator as one file. What draws it is loaded only for this. */
async function printPage(given: Given, terminal: Terminal): Promise<ExitCode> {
  const { drawnCalculator } = await import('@amanah/server/operate/drawn-calculator.ts');
  await terminal.write(await drawnCalculator(styleOf(given).language));
  return EXIT.ok;
}

async function showHerd(given: Given, terminal: Terminal, [name = '', typed = '']: readonly string[]): Promise<ExitCode> {
  const herd = HERDS.find((one) => one === name);
  if (herd === undefined) throw wrongUse(`zakat livestock knows ${HERDS.join(', ')}, not ${JSON.stringify(name)}.`, HINT);
  if (!/^(0|[1-9][0-9]{0,29})$/.test(typed)) throw wrongUse(`a herd is counted by a whole number, not ${JSON.stringify(typed.slice(0, 40))}.`, HINT);
  const chosen = given.text('profile') === undefined ? undefined : await chosenProfile(given, terminal);
  if (chosen !== undefined && 'refusals' in chosen) return refuse(given, terminal, chosen.of, chosen.refusals);
  const dues = herdDue(herd satisfies Herd, BigInt(typed), chosen?.profile);
  return print(given, terminal, { herd, count: typed, dues }, () => herdText(herd, BigInt(typed), dues, styleOf(given)));
}
