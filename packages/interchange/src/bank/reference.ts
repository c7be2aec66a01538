// Which of a bank's references may stand in the log: one that can be nothing
// but a number of the bank. Names, words, account numbers and telephone numbers
// in a reference are people's, and stay beside the log.

const SHAPE = /^[A-Za-z0-9][A-Za-z0-9./-]{3,34}$/;
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const LETTERS_MAX = 4;

/** The reference when it may be recorded: at least five digits, no fewer digits than letters, no word of five letters, no account number. */
export function recordableReference(reference: string | undefined): string | undefined {
  if (reference === undefined || !SHAPE.test(reference)) return undefined;
  const digits = reference.replace(/\D/g, '').length;
  const letters = reference.replace(/[^A-Za-z]/g, '').length;
  const longestWord = Math.max(0, ...(reference.match(/[A-Za-z]+/g) ?? []).map((word) => word.length));
  if (digits < 5 || letters > digits || longestWord > LETTERS_MAX) return undefined;
  if (isAccountNumber(reference) || isTelephone(reference)) return undefined;
  return reference;
}

/** An IBAN by its check digits (ISO 13616: the remainder by 97 is 1). */
function isAccountNumber(text: string): boolean {
  const plain = text.replace(/[./-]/g, '').toUpperCase();
  if (!IBAN.test(plain)) return false;
  const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** Digits alone that begin as a number dialled across a border or to a mobile telephone: 00…, 05…, 07…. */
function isTelephone(text: string): boolean {
  return /^(00\d{8,13}|0[57]\d{8,9})$/.test(text.replace(/[./-]/g, ''));
}
