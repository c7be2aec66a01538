/**
 * What stands beside the names of ships and says nothing of which ship it is: what kind she is, whose flag she flies, and the words for
 * her number, which is an identifier and not a name.
 */

/** Signs and words for a ship before her name; with a stroke or in words they are nothing else. */
const BEFORE = /^(?:(?:M\/?V|M\/?T|S\/?S|F\/?V|M\/?S|M\/?Y|S\/?V|M\/?L|L\/?B|O\/?S|R\/?V)\.?(?<=[/.]\w?\.?)|(?:motor|fishing|merchant|sailing|general cargo|cargo|container|bulk|oil|chemical|crude oil|lpg|lng|products?|support|supply|offshore)[ -](?:vessel|tanker|ship|carrier|yacht|boat)|steam ?ship|the (?:vessel|ship|tanker)|vessel|tanker|navire|buque(?: tanque)?|motonave|motonavi|petroliero|bateau|schiff|motorschiff|gemi|gemisi|kapal|km|теплоход|танкер|судно|сухогруз|т\/х|м\/в|б\/п|السفينة|سفينة|الناقلة|ناقلة|کشتی|نفتکش)[\s:]+(?=[\p{L}\p{N}"'«“]{2})/iu;
/** Asides: a flag, a number, what kind of ship she is. */
const ASIDE = /[([][^()[\]]*(?:\bIMO\b|\bMMSI\b|\bflag(?:ged)?\b|\bpavillon\b|\bbandera\b|\bbandiera\b|\bbayrak|флаг|ИМО|\bcall sign\b)[^()[\]]*[)\]]|[([]\s*(?:vessel|ship|tanker|motor vessel|m\/?v|m\/?t|crude oil tanker|oil tanker|bulk carrier|container ship|general cargo|cargo ship|yacht|судно|танкер|船|سفينة)\s*[)\]]/giu;
const NUMBER = /[,;–-]?\s*(?<![\p{L}\p{N}])(?:IMO|ИМО)(?:\s*(?:no|nr|number|№|#))?[\s.:#№]*\d{7}(?!\d)/giu;
const FLAG_BEHIND = /[,;]\s*(?:[\p{L}-]+\s+flag(?:ged)?|flag[:\s]+(?:of\s+)?[\p{L}-]+)\s*$/iu;
/** A quick look: most texts have none of these words. */
const MAY_HAVE = /^(?:[A-Za-z]\/[A-Za-z]|[MSFLOR][VTSYLB]\.)|flag|imo|mmsi|vessel|tanker|ship|carrier|yacht|navire|bu(?:que)|motonav|petroliero|bateau|schiff|gemi|kapal|^km |теплоход|танкер|судно|сухогруз|[тмб]\/|флаг|имо|سفين|ناقل|کشتی|نفتکش|pavillon|band(?:er|ier)a|call sign|[([]m/iu;
/** The same for text of plain letters, which most is. */
const MAY_HAVE_PLAIN = /^(?:[A-Z]\/[A-Z]|[MSFLOR][VTSYLB]\.|km )|flag|imo|mmsi|vessel|tanker|ship|carrier|yacht|navire|buque|motonav|petroliero|bateau|schiff|gemi|kapal|pavillon|band(?:er|ier)a|call sign|[([]m/i;
const PLAIN = /^[\x20-\x7e]*$/;
/** Words of a body beside which such a word is one of its own: Tanker Company, Ship Repair Yard. */
const OF_A_BODY = /(?:compan|corp|group|owner|manage|repair|build|yard|agenc|suppl|servic|line|chandl|brok|operat|associat|union|industr|ltd|limited|inc\b|llc|s\.?a\.?\b|компан|ооо|شرك|شرکت|gmbh|sanay|tica|işlet|islet|acent)/iu;

/** A Chinese or Korean name that ends in the word for a ship, and has nothing of a body: 长城轮, 금강산호. */
const SHIP_IN_ASIA = /^(?:(\p{Script=Han}{2,5})[号號轮輪]|(\p{Script=Hangul}{3,6}) ?호)$/u;

/** A text without what is said of a ship beside her name; the text itself where nothing would be left. */
export function withoutShipWords(text: string): string {
  const isPlain = PLAIN.test(text);
  if (!isPlain && SHIP_IN_ASIA.test(text)) return text.replace(SHIP_IN_ASIA, '$1$2');
  if (!(isPlain ? MAY_HAVE_PLAIN : MAY_HAVE).test(text)) return text;
  const bare = text.replace(ASIDE, ' ').replace(NUMBER, ' ').replace(FLAG_BEHIND, '').trim();
  const without = OF_A_BODY.test(bare) ? bare : bare.replace(BEFORE, '');
  return /[\p{L}\p{N}]{2}/u.test(without) ? without : text;
}

const PREFIX = /^(?:MV|MT|SS|FV|MS|MY|SV|LPGC|LNGC|MTS)$/;

/** True for the letters, in capitals, that say before a name that it is a ship's. */
export function isShipPrefix(raw: string): boolean {
  return PREFIX.test(raw);
}
