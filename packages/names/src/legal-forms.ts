/**
 * Legal forms of organisations, and the family each belongs to: companies by shares, limited companies, partnerships,
 * bodies not for profit, enterprises of a state. After the abbreviations of ISO 20275 (Entity Legal Forms) that are in common use.
 */
import { editsBetween } from './likeness.ts';
import { foldWord } from './fold.ts';
import { slavicLetters } from './organisation-slavic.ts';
import { formsOfPattern, SLAVIC_FORMS, WRITTEN_OUT_FORMS } from './legal-forms-transliterated.ts';

export type LegalFamily = 'shares' | 'limited' | 'partnership' | 'non-profit' | 'state';

const FORMS: Readonly<Record<LegalFamily, string>> = {
  shares:
    'inc|incorporated|corp|corporation|company|co|plc|public limited company|ag|akg|aktiengesellschaft|sa|s a|societe anonyme|sociedad anonima|sociedade anonima|spa|societa per azioni|nv|naamloze vennootschap|ab|aktiebolag|as|a s|asa|oyj|oy|osakeyhtio|se|' +
    'jsc|ojsc|cjsc|pjsc|joint stock company|open joint stock company|closed joint stock company|public joint stock company|limited by shares|ао|аат|зат|оао|зао|пао|акционерное общество|открытое акционерное общество|закрытое акционерное общество|публичное акционерное общество|oao|zao|pao|ao|pat|at|' +
    'sa de cv|sab de cv|sad|ad|dd|d d|kk|kabushiki kaisha|tbk|berhad|bhd|saog|saoc|qsc|psc|psjc|kft|rt|zrt|nyrt|a o|saa|sae|sal|ca|c a|sca|sgps|epe|ead|ehf|hf|abp|rab|kda|lllp|pllc',
  limited:
    'ltd|limited|llc|l l c|limited liability company|gmbh|gesellschaft mit beschrankter haftung|mbh|ug|sarl|s a r l|srl|s r l|societatea cu raspundere limitata|societa a responsabilita limitata|sociedad de responsabilidad limitada|sl|s l|sociedad limitada|ltda|limitada|lda|bv|b v|besloten vennootschap|bvba|sprl|' +
    'ooo|ооо|таа|общество с ограниченной ответственностью|тоо|тов|too|tov|sp z o o|sp z oo|sp zoo|spolka z o o|spolka z ograniczona odpowiedzialnoscia|spol s r o|sro|s r o|doo|d o o|eood|ood|pte|pte ltd|pvt|pvt ltd|private limited|pty|pty ltd|co ltd|company limited|co llc|fze|fzco|fzc|fz llc|wll|w l l|ltd sti|tic ltd sti|ltee|limitee|sagl|cvba|scrl|eireli|limited sirketi|sdn bhd|eurl|sas|aps|kg|gmbh co kg|est|uab|sia|ou|tnhh|kht|anonim sirketi|as tic|شركة ذات مسؤولية محدودة|ذ م م|المحدودة',
  partnership: 'lp|l p|llp|l l p|limited partnership|limited liability partnership|ohg|gbr|snc|s n c|kgaa|and co|cie|et cie|& co',
  'non-profit': 'ev|e v|eingetragener verein|asbl|a s b l|vzw|aisbl|onlus|ngo|ong|ongd|ано|ano|нко|нп|автономная некоммерческая организация|cic|association loi 1901|501c3|gemeinnutzige',
  state: 'empresa estatal|entreprise publique',
};

const FAMILY_OF = new Map<string, LegalFamily>();
let longest = 1;
for (const [family, forms] of Object.entries(FORMS) as [LegalFamily, string][]) {
  for (const form of [...forms.split('|'), ...WRITTEN_OUT_FORMS[family].flatMap(formsOfPattern)]) {
    for (const written of withLettersTogether(form.split(' ').map(foldWord).join(' '))) {
      FAMILY_OF.set(written, family);
      longest = Math.max(longest, written.split(' ').length);
    }
  }
}

/** A form with single letters side by side, and with them written together, all or but the first: s r o, sro, s ro. */
function withLettersTogether(form: string): readonly string[] {
  const joined = form.replace(/(?<![^ ])([^ ]) (?=[^ ](?![^ ]))/g, '$1');
  const butFirst = form.replace(/(?<![^ ])([^ ]) ([^ ]) ([^ ])(?![^ ])/g, '$1 $2$3');
  return joined.length < 3 ? [form] : [...new Set([form, joined, butFirst])];
}

/** Forms of several Slavic words, in the letters that all romanisations have in common. */
const SLAVIC_FAMILY_OF: ReadonlyMap<string, LegalFamily> = new Map(
  SLAVIC_FORMS.flatMap(([family, forms]) => forms.flatMap(formsOfPattern).map((form) => [form.split(' ').map((word) => slavicLetters(foldWord(word))).join(' '), family] as const)),
);
const SLAVIC_FIRST: ReadonlySet<string> = new Set([...SLAVIC_FAMILY_OF.keys()].map((form) => form.split(' ')[0] as string));
const SLAVIC_LONGEST = Math.max(...[...SLAVIC_FAMILY_OF.keys()].map((form) => form.split(' ').length));

function slavicFormAt(words: readonly string[], at: number): LegalForm | undefined {
  const word = words[at] as string;
  if (word.length < 6 || !SLAVIC_FIRST.has(slavicLetters(word))) return undefined;
  const letters = words.slice(at, at + SLAVIC_LONGEST).map(slavicLetters);
  for (let count = letters.length; count > 1; count -= 1) {
    const family = SLAVIC_FAMILY_OF.get(letters.slice(0, count).join(' '));
    if (family !== undefined) return { words: count, family };
  }
  return undefined;
}

export interface LegalForm {
  readonly words: number;
  readonly family: LegalFamily;
}

/** The legal form that begins at a place among folded words: how many words it has, and its family. The longest is found. */
export function legalFormAt(words: readonly string[], at: number): LegalForm | undefined {
  const written = writtenFormAt(words, at);
  const slavic = slavicFormAt(words, at);
  return slavic !== undefined && slavic.words > (written?.words ?? 0) ? slavic : written;
}

function writtenFormAt(words: readonly string[], at: number): LegalForm | undefined {
  for (let count = Math.min(longest, words.length - at); count > 0; count -= 1) {
    const family = FAMILY_OF.get(count === 1 ? (words[at] as string) : words.slice(at, at + count).join(' '));
    if (family !== undefined) return { words: count, family };
  }
  return undefined;
}

/** Forms that are ordinary words too, and stand as legal forms at an end of a name only. */
export const WORD_AND_FORM: ReadonlySet<string> = new Set('company corporation co sa as a ad at se sl est rt ou ao ab ag dd sia limited pat cie aps sal sad too sue vat sti sac sc ac chamkat ca hf'.split(' '));

/** Forms that are long enough to be known with a slip in them, and that no other word is a slip away from. */
const LONG_FORMS = ['limited', 'company', 'corporation', 'incorporated', 'gesellschaft', 'sociedad', 'limitada', 'liability', 'partnership', 'aktiengesellschaft', 'aktsionernoe', 'obshchestvo', 'enterprise'];
/** Letters from which on a form is known with two slips; two slips from corporation is cooperation. */
const TWO_SLIPS_LEAST = 9;

/** Words of a form as they are compared: each without its slip, and "stock" behind "joint" with one. */
export function withoutSlips(words: readonly string[]): readonly string[] {
  return words.map((word, at) => (words[at - 1] === 'joint' && word !== 'stock' && /^[a-z]{4,6}$/.test(word) && editsBetween(word, 'stock') <= 1 ? 'stock' : withoutSlip(word)));
}

/** A folded word, or the long form that it is one slip away from: Limted, Cmpany. */
export function withoutSlip(folded: string): string {
  if (folded.length < 6 || FAMILY_OF.has(folded)) return folded;
  return LONG_FORMS.find((form) => {
    const most = form.length >= TWO_SLIPS_LEAST && form !== 'corporation' ? 2 : 1;
    return Math.abs(form.length - folded.length) <= most && (form[0] === folded[0] || form.at(-1) === folded.at(-1)) && editsBetween(form, folded) <= most;
  }) ?? folded;
}
