// A registration of a household: what was taken down, and its bytes.

/** What was taken down of one household at one time. Everything in it is personal. */
export interface Registration {
  /** The submission's own id where its source gives one: the same submission is not taken in twice. */
  readonly instance?: string;
  readonly head: string;
  readonly spouse?: string;
  readonly members: readonly string[];
  readonly phone?: string;
  /** Number of a document. */
  readonly document?: string;
  /** Birth of the head: YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly birth?: string;
  readonly sex?: 'female' | 'male' | 'other';
  readonly place?: string;
  readonly district?: string;
  /** People in the household. */
  readonly size?: number;
  /** Day it was taken down, YYYY-MM-DD. */
  readonly registered?: string;
  /** Whatever else was wanted, by column. */
  readonly others: Readonly<Record<string, string>>;
}

/** Fields that hold one text, in the order in which people read them. */
export const TEXT_FIELDS = ['head', 'spouse', 'phone', 'document', 'birth', 'sex', 'place', 'district', 'registered', 'instance'] as const satisfies readonly (keyof Registration)[];
export type TextField = (typeof TEXT_FIELDS)[number];

/** Bytes that a registration is filled up to, so that its length tells little. */
const FILLED_TO = 128;
export const MEMBERS_MAX = 100;
const OTHERS_MAX = 200;
export const TEXT_LENGTH_MAX = 1000;

/** Why something is not a registration: the field, and what is expected of it; never what it holds. */
export interface NotARegistration {
  readonly ok: false;
  readonly field: string;
  readonly message: string;
}

/** The bytes of a registration: JSON with its members in one order, filled up with blanks. */
export function registrationBytes(registration: Registration): Uint8Array {
  const text = JSON.stringify(inOrder(registration));
  const bytes = new TextEncoder().encode(text);
  const filled = new Uint8Array(Math.ceil((bytes.length + 1) / FILLED_TO) * FILLED_TO).fill(0x20);
  filled.set(bytes);
  return filled;
}

/** Reads bytes made by `registrationBytes`. Throws for other bytes, and says nothing of what they hold. */
export function registrationOfBytes(bytes: Uint8Array): Registration {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's own words repeat what it read.
    throw new Error('A registration cannot be read: its bytes are not what was written.');
  }
  const read = readRegistration(value);
  if (!read.ok) throw new Error(`A registration cannot be read: ${read.field}.`);
  return read.registration;
}

function inOrder({ members, others, size, ...texts }: Registration): object {
  const sorted = (from: Readonly<Record<string, string>>): object => Object.fromEntries(Object.entries(from).sort(([a], [b]) => (a < b ? -1 : 1)));
  const given = TEXT_FIELDS.flatMap((field) => (texts[field] === undefined ? [] : [[field, texts[field]] as const]));
  return { ...Object.fromEntries(given), ...(size === undefined ? {} : { size }), members, others: sorted(others) };
}

/** Reads a registration from a form or a file of ours; blanks around texts are taken away, blank texts left out. */
export function readRegistration(value: unknown): { readonly ok: true; readonly registration: Registration } | NotARegistration {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('registration', 'is an object');
  const { members = [], others = {}, size, ...rest } = value as Record<string, unknown>;
  const texts: Partial<Record<TextField, string>> = {};
  for (const [field, text] of Object.entries(rest)) {
    if (!(TEXT_FIELDS as readonly string[]).includes(field)) return wrong('registration', `has ${TEXT_FIELDS.join(', ')}, size, members and others, and nothing else`);
    if (text === undefined) continue;
    if (!isText(text)) return wrong(field, `is a text of at most ${TEXT_LENGTH_MAX} characters`);
    if (text.trim() !== '') texts[field as TextField] = text.trim();
  }
  if (texts.head === undefined) return wrong('head', 'names the head of the household');
  if (texts.sex !== undefined && !['female', 'male', 'other'].includes(texts.sex)) return wrong('sex', 'is female, male or other');
  if (texts.birth !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(texts.birth)) return wrong('birth', 'is a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY');
  if (texts.registered !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(texts.registered)) return wrong('registered', 'is a day: YYYY-MM-DD');
  if (size !== undefined && !(Number.isInteger(size) && (size as number) > 0 && (size as number) < 1000)) return wrong('size', 'is a whole number of people');
  if (!Array.isArray(members) || members.length > MEMBERS_MAX || !members.every(isText)) return wrong('members', `is a list of at most ${MEMBERS_MAX} names`);
  if (!isRecordOfTexts(others)) return wrong('others', `has at most ${OTHERS_MAX} texts`);
  const registration = {
    ...texts, ...(size === undefined ? {} : { size: size as number }),
    members: members.map((name) => name.trim()).filter((name) => name !== ''),
    others: Object.fromEntries(Object.entries(others).filter(([, text]) => text !== '')),
  };
  return { ok: true, registration: registration as Registration };
}

function wrong(field: string, message: string): NotARegistration {
  return { ok: false, field, message: `${field} ${message}.` };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_LENGTH_MAX;
}

function isRecordOfTexts(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const texts = Object.values(value);
  return texts.length <= OTHERS_MAX && texts.every((text) => typeof text === 'string' && text.length <= 10 * TEXT_LENGTH_MAX);
}

/** Every text of a registration that says who somebody is or how to reach them. Place, birth, sex and size are shared by many and stand aside. */
export function identifyingTexts({ head, spouse, members, phone, document, instance, others }: Registration): readonly string[] {
  return [...new Set([head, spouse, ...members, phone, document, instance, ...Object.values(others)].filter((text): text is string => text !== undefined && text !== ''))];
}
