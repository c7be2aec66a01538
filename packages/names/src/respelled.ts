// Words of names in Latin letters that other hands spell otherwise by rule: endings that one language adds, and letters that another reads in its own way.
import { isOfMuslims, variantRow } from './variants.ts';

const CENTRAL_ASIAN_LEAST = 5;

/** Without a Baltic ending, a Central Asian title, or the Russian or Persian ending of a surname made of a Muslim name: Lavrovs, Alikhan, Rakhmonov. */
export function bareOfEnding(folded: string): string | undefined {
  const bare = /^(.{3,}(?:[oe]v|slav|imir|[^aeiou]in|ski?))(?:as|is|s)$/.exec(folded) ?? /^(.{4,})(?:khan|bek)$/.exec(folded) ?? /^(.{5,})(?:jon|jan|bay)$/.exec(folded);
  if (bare !== null) return bare[1];
  const [, father, ending = ''] = /^(.+?)([iy]?[oe]va?|zod[aeh]h?|zadeh?|zada)$/.exec(folded) ?? [];
  if (father === undefined || father.length < CENTRAL_ASIAN_LEAST) return undefined;
  // Behind "son of" any known name is a father's; -ov is Russian, too.
  return (ending.startsWith('z') ? variantRow(father) !== undefined : isOfMuslims(variantRow(father))) ? father : undefined;
}

/** Russian names as Germans and Poles write them: Jandarbijew, Schewtschenko, Iwanow. */
const GERMAN = /tsch|(?:[^aeiou]|[aeiou]j|ij)[eo]wa?$|witsch$|.{3}chan(?:ow)?$/;
/** As France wrote them, and emigrants do. */
const FRENCH = /(?<=..)([oe])ff$/;

/** A Russian name in other letters than English has for it, as it is in those; undefined for other words. */
function russianOf(folded: string): string | undefined {
  if (folded.length < 5) return undefined;
  if (FRENCH.test(folded)) return folded.replace(FRENCH, '$1v');
  // The German of Yiddish names, as Israelis spell it.
  if (/.s(?:h|ch)?t(?:ai|ay|ey)n$|.s(?:h|ch)tein$/.test(folded)) return folded.replace(/s(?:h|ch)?t[ae][iy]n$/, 'stein');
  if (!GERMAN.test(folded) || variantRow(folded) !== undefined) return undefined;
  return folded.replace(/ij(?=[eo])/g, 'i').replace(/j/g, 'y').replace(/w/g, 'v').replace(/tsch/g, 'C').replace(/sch/g, 'sh').replace(/ch/g, 'kh').replace(/C/g, 'ch');
}

const EXCHANGED: Readonly<Record<string, string>> = { b: 'p', p: 'b', d: 't', t: 'd', g: 'k', k: 'g' };

/** Son of, as the Maghreb writes it onto the name; not Benjamin, Bennett, Belinda or Belov. */
const MAGHREB_SON = /^be[ln](?![oiyl]|ja|ed|n?et|ne|so|tl|de)(.{4,})$|^bin(?![gnyks]|d[ei])(.{4,})$|^ben(ali|aissa|amar|aouda)$/;

/** Indonesian before 1972 as it is spelled since; without "son of" in the Maghreb; Armenian of the west as that of the east. */
export function asToday(folded: string): string | undefined {
  const russian = russianOf(folded);
  if (russian !== undefined) return russian;
  if (/oe|[td]j/.test(folded)) {
    const spelled = folded.replace(/dj/g, 'J').replace(/tj/g, 'c').replace(/j/g, 'y').replace(/ch/g, 'kh').replace(/oe/g, 'u').toLowerCase();
    return spelled.length < 3 ? undefined : spelled;
  }
  const son = MAGHREB_SON.exec(folded);
  if (son !== null) return son[1] ?? son[2] ?? son[3];
  return folded.length >= 8 && /[^aeiou]s?ian$/.test(folded) ? folded.replace(/[bpdtgk](?!h)/g, (letter) => EXCHANGED[letter] as string) : undefined;
}

