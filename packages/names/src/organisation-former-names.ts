/**
 * Names of bodies and vessels that are given in one text: the one of today and a former one or another one, as registers of ships
 * and lists write them: "URSA MAJOR (ex SPARTA III)", "Glavset LLC, formerly Internet Research Agency".
 */

/** Signs of another name that say it wherever they stand. */
const SAID = 'formerly(?: known as| called| named)?|previously(?: known as| called| named)?|f\\.?/?k\\.?/?a\\.?|a\\.?/?k\\.?/?a\\.?|also known as|d\\.?/?b\\.?/?a\\.?|doing business as|trading as|operating as|anciennement|autrefois|ehemals|vormals|anteriormente|antiguamente|anteriormente|conocid[oa] como|better known as|commonly known as|now known as|(?:currently |presently )?known as|nombre comercial|nome fantasia|sous l.enseigne|auch bekannt als|firmierend als|handelnd als|not[oa] come|anche not[oa] come|già not[oa] come|olarak (?:da )?bilinen|известн(?:ый|ая|ое) как|он же|она же|также известн(?:ый|ая|ое) как|переименован(?:о|а)? в|відом(?:ий|а|е) як|والمعروفة? باسم|المعروفة? ب|الاسم السابق|المسماة سابقا|connue? sous le nom de|eski adıyla|бывш(?:ий|ая|ее|\\.)|ранее|раніше|раней|سابقا|سابقًا|سابقاً|المعروفة? باسم';
/** Words of other meanings, too, that say it at the beginning of what stands in brackets or behind a comma or stroke. */
const SAID_ASIDE = 'ex|now|renamed|alias|antes|früher|frueher|già|eski|быв|née|nee|since renamed|tidl|tidligere|dawniej|t/a';

const IN_BRACKETS = new RegExp(`[(\\[]\\s*(?:${SAID}|${SAID_ASIDE})(?:\\s*[-–:.]\\s*|\\s+)([^)\\]]+)[)\\]]`, 'iu');
const BEHIND = new RegExp(`(?:\\s*[,;/]\\s*(?:${SAID}|${SAID_ASIDE})|\\s+(?:${SAID}))(?:\\s*[-–:.]\\s*|\\s+)(.+)$`, 'iu');
/** In running text "ex" says it in small letters among capitals, or among capitals only: it may be part of a name otherwise. */
const EX_ALONE = /^(\P{Ll}+?\s|.*?\S\s)(?:ex|EX)(?:\s*[-:.]\s*|\s+)(\p{Lu}.*)$/u;
/** Several former names in one bracket. */
const NEXT = /\s*[,;/]\s*(?:ex[-\s.]+)?|\s+ex[-\s.]+/iu;
const NAMES_MAX = 4;

/** The names that a text gives, the one of today first; none where it gives one name only. */
export function namesGivenIn(text: string): readonly string[] {
  if (!MAY_GIVE.test(text)) return [];
  const match = IN_BRACKETS.exec(text) ?? BEHIND.exec(text);
  const [first, others] = match !== null ? [text.slice(0, match.index) + (match[0].startsWith('(') || match[0].startsWith('[') ? text.slice(match.index + match[0].length) : ''), match[1] ?? ''] : exAlone(text);
  const names = [first, ...others.split(NEXT)].map((name) => name.trim()).filter((name) => /[\p{L}\p{N}]{2}/u.test(name));
  return first.trim() === '' || names.length < 2 ? [] : names.slice(0, NAMES_MAX);
}

/** A quick look: most texts have none of the signs. */
const MAY_GIVE = /(?<![\p{L}\p{N}])(?:ex|now|formerly|previously|f\.?\/?k|a\.?\/?k|d\.?\/?b|also|doing|trading|known|better|commonly|currently|presently|alias|registered|nombre|nome|sous|auch|firm|handelnd|not[oa]|anche|olarak|изв|он|также|переим|відом|وال|الاسم|المسم|operating|anc|autrefois|ehem|vorm|ant|con|eski|бывш?|ран|سابق|المعروف|renamed|fr[üu]|già|n[ée]e|since|tidl|dawniej|t\/a)/iu;

function exAlone(text: string): readonly [string, string] {
  const match = EX_ALONE.exec(text);
  if (match === null) return ['', ''];
  const [, first = '', other = ''] = match;
  const isSmall = /\sex[\s:.-]/u.test(text);
  return (isSmall && /^\p{Lu}/u.test(first)) || !/\p{Ll}/u.test(text) ? [first, other] : ['', ''];
}
