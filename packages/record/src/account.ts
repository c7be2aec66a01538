// Account paths and what each may hold (GLOSSARY, "account"). An account is written
// `type:name`; names are codes, so a path never holds a space or a second colon.

/** The closed list of account types. */
export const ACCOUNT_TYPES = ['donor', 'pledge', 'cash', 'supplier', 'stock', 'transit', 'partner', 'served', 'expense', 'loss', 'suspense', 'loan', 'release', 'conversion'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** The closed list of loss classes; `unexplained` is itself a published figure with an age. */
export const LOSS_CLASSES = ['damaged', 'spoiled', 'expired', 'short-weight', 'taken-by-people-in-need', 'taken-by-armed-actors', 'seized-by-authority', 'stolen', 'accident', 'count-error', 'unexplained'] as const;
export type LossClass = (typeof LOSS_CLASSES)[number];

/** Types whose balance may have any sign: the world outside the books, facts that do not fit yet, and what stands between two funds or two commodities. */
const ANY_SIGN: ReadonlySet<AccountType> = new Set<AccountType>(['donor', 'supplier', 'suspense', 'loan', 'release', 'conversion']);
/** Counting errors go both ways. */
const COUNT_ERROR = 'loss:count-error';

/** A code: letters, digits and `. _ - + / & ' ( ) , #` in NFC, beginning with a letter, digit or mark, no spaces, no colon, nothing that is not drawn, at most 120 characters. */
export const CODE_PATTERN = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}._/+&'(),#-]{0,119}$/u;

/** True when the account of this path must never be below zero. */
export function mustNotBeNegative(account: string): boolean {
  return account !== COUNT_ERROR && !ANY_SIGN.has(accountType(account));
}

/** The type of an account path. The path must have come from `accountPath`. */
export function accountType(account: string): AccountType {
  return account.slice(0, account.indexOf(':')) as AccountType;
}

/** Joins type and code to a path. */
export function accountPath(type: AccountType, code: string): string {
  return `${type}:${code}`;
}

/**
 * Makes a code from a published name: lower case, white space and colons to `-`, everything outside the code alphabet dropped.
 * Two spellings that differ in case or spacing give one code; a name without any letter or digit gives `not-reported`.
 */
export function codeOf(name: string): string {
  const code = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s:;|\\]+/gu, '-')
    .replace(/[^\p{L}\p{N}\p{M}._/+&'(),#-]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[^\p{L}\p{N}]+|[-/.,]+$/gu, '')
    .normalize('NFC')
    .slice(0, 100)
    .replace(/[\uD800-\uDBFF]$/u, '');
  return code === '' ? 'not-reported' : code;
}
