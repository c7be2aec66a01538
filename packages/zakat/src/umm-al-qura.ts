// The month lengths of the Umm al-Qura calendar from 1343 to 1500 AH: twelve bits for a year, three hexadecimal
// digits, twenty years to a line. The lowest bit is Muharram; a bit that is set means 30 days, otherwise 29.
//
// Facts as published in Unicode CLDR and ICU under the name islamic-umalqura. From 1420 to 1450 AH (April 1999 to May
// 2029) other published tables were compared and say the same. Before and after, published tables differ among each
// other by a day or two: what was printed in those years followed other rules, and what comes is computed in advance.

export const FIRST_YEAR = 1343;
export const LAST_YEAR = 1500;
/** 1 Muharram 1343 AH, 2 August 1924, as the number of its day. */
export const FIRST_DAY = -16_588;

const LENGTHS =
  '6a953525d4bd9ba3b4b69b2aa554ada5d2da6d9eaae94d2ac564aea6d56a' + // 1343
  'd55d4aa9352ba5b53a6b5ea9d52d29a554ad56daea6e4ed1da2aaa95a2da' + // 1363
  '5b9bb27646c95552ab4dbaba5b4da9d52aa592d26d8ed2daad5aa5a4b497' + // 1383
  '9372b6975d69d52c9592b25b4db9d55d2da5d4aa9554daad3aabd2bc4b89' + // 1403
  'a9552d5adb6a6d4dc9d92aa69562ae56d36ab55aaa94d49d95d2ba5b55aa' + // 1423
  'd55a9a92e26e55dada6d46a5b27a4d4ad56db5a754f49e92d26a563566b5' + // 1443
  'baab92b2568ba9b55aada5b4da9b52a9a536276575af26d46a95552ad4bd' + // 1463
  '9ba574b69b52a9552da5d4daad96b2e95e2ac9692eaad56ad65d4a'; // 1483

/** The length of a month of the range. */
export function lengthOf(year: number, month: number): 29 | 30 {
  const at = (year - FIRST_YEAR) * 3;
  return (Number.parseInt(LENGTHS.slice(at, at + 3), 16) >> (month - 1)) & 1 ? 30 : 29;
}
