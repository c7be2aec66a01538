/**
 * Legal forms written out, or in the letters of another script, as registers and lists have them beside the short forms of
 * {@link legalFormAt}: Russian, Ukrainian, Latvian, Lithuanian, Turkish, Polish, Czech, Serbian, Bulgarian, Persian, Thai,
 * Chinese and Spanish. Common knowledge. In a pattern, (a/b) is one of both: each choice is a form of its own.
 */
import type { LegalFamily } from './legal-forms.ts';

const RUSSIAN_SOCIETY = '(obshchestvo/obschestvo/obshcestvo/obshestvo/obscestvo/obshhestvo)';
const RUSSIAN_STOCK = '(aktsionernoe/aktsionernoye/akcionernoe/akcionernoye/aktsyonernoe/aktsionernoie)';
const RUSSIAN_LIABILITY = '(ogranichennoi/ogranichennoy/ogranichenoi/organichennoi/organichennoy/ogranicennoj/ogranichennoj)';
const RUSSIAN_DUTY = '(otvetstvennostyu/otvetstvennostiu/otvetstvennostju/otvetstvenostyu/otvetsvennostyu)';

/** The forms of a family, by pattern. */
export const WRITTEN_OUT_FORMS: Readonly<Record<LegalFamily, readonly string[]>> = {
  shares: [
    `${RUSSIAN_STOCK} ${RUSSIAN_SOCIETY}`,
    `(otkrytoe/otkrytoye/zakrytoe/zakrytoye/publichnoe/publichnoye/nepublichnoe/nepublichnoye) ${RUSSIAN_STOCK} ${RUSSIAN_SOCIETY}`,
    `${RUSSIAN_STOCK} ${RUSSIAN_SOCIETY} (otkrytogo/zakrytogo) tipa`, 'непубличное акционерное общество', 'нао', 'nao',
    '(vidkryte/zakryte/publichne/pryvatne/privatne/) (aktsionerne/akcionerne) tovarystvo', '(відкрите/закрите/публічне/приватне/) акціонерне товариство', 'пат', 'прат', 'prat', 'vat',
    'akciju sabiedriba', 'akcine bendrove', 'spolka akcyjna', 'akciova (spolecnost/spolocnost)', 'akcionarsko drustvo', 'aktsionerno druzhestvo', 'dionicko drustvo', 'delniska druzba', 'aktieselskab', 'aksjeselskap', 'aktsiaselts', 'reszvenytarsasag',
    'anonim (sirket/sirketi/ortakligi)', '(sherkat/sherkate/) sahami (khass/khas/aam/am/amm)', 
    '(open/closed/public/private/open end/) joint stock', '(private/public/open end) joint stock (company/corporation)', 'joint stock (corporation/incorporation/society)', 'jointstock company', 'p j s', 'pjs', 'pjsco', 'pjs co',
    '(sa/sal) (offshore/off shore)', 'societe anonyme libanaise', '(sociedad anonima/sa) (de capital variable/de cv)', 'sociedad anonima cerrada', 'sac', 'gufen youxian gongsi',
  ],
  limited: [
    `${RUSSIAN_SOCIETY} s ${RUSSIAN_LIABILITY} ${RUSSIAN_DUTY}`,
    '(tovarystvo/tovaristvo) z (obmezhenoyu/obmezhenoiu) (vidpovidalnistyu/vidpovidalnistiu)', 'товариство з обмеженою відповідальністю', 'таварыства з абмежаванай адказнасцю',
    '(tovarishchestvo/tovarischestvo) s ogranichennoi otvetstvennostyu', 'товарищество с ограниченной ответственностью',
    'sabiedriba ar ierobezotu atbildibu', 'uzdaroji akcine bendrove', 'osauhing', 'spolka z ograniczona odpowiedzialnoscia', 'spolecnost s rucenim omezenym', 'spolocnost s rucenim obmedzenym', 'drustvo (sa/s) ogranicenom (odgovornoscu/odgovornosti)', 'drustvo s ogranicenom odgovornoscu', 'druzba z omejeno odgovornostjo', 'druzhestvo s ogranichena otgovornost', 'ednolichno druzhestvo s ogranichena otgovornost', 'дружество с ограничена отговорност', 'korlatolt felelossegu tarsasag', 'anpartsselskab',
    'limited (sirket/sirketi/sikreti/sti)', 'sti', '(sherkat/sherkate) ba masuliyat mahdud', 'societe a responsabilite limitee', 'societe privee a responsabilite limitee', '(sociedad/s) (de rl/de responsabilidad limitada) (de cv/de capital variable/mi/)', '(spr/sociedad de produccion rural) (de rl/de ri/de responsabilidad limitada/de responsabilidad ilimitada) (de cv/)',
    's de rl de cv', 's de rl', 's de r l de c v', 's de r l', 's p r de r i', 's p r de r l', 's de pr de rl', 's de pr de rl de cv', 'empresa unipersonal', 'sociedad por acciones simplificada', 'societe par actions simplifiee', 'empresa individual de responsabilidad limitada', 'eirl', 'youxian (gongsi/zeren gongsi)', 'you xian gong si', '(private/public) limited company', 'pvt limited', 'free zone (company/establishment)', '(joint venture/j v/jv) (company/corporation/)', 'j v co', 'fz co', 'fz e', 'dmcc', 'chamkat', 'pty limited', 'pte limited',
  ],
  partnership: ['sociedad civil', 'sc', 'sociedad en comandita (simple/por acciones)', '(y/e) cia (s en c/s c s/scs/)', 's en c', 's en c s', 's c s', 'scs', 'hang hun suan (chamkat/jamkad)', 'komanditgesellschaft', 'offene handelsgesellschaft', 'kommanditnoe tovarishchestvo', 'spolka jawna', 'kollektif sirketi', 'societe en commandite (simple/)', 'societe en nom collectif'],
  'non-profit': ['(autonomous/independent/) (non profit/nonprofit/non commercial/noncommercial/not for profit/not profit) (organization/organisation/partnership/corporation/association)', '(organisation/association/societe) (sans/a) but non lucratif', '(organizacion/asociacion/entidad) sin (animo/fines) de lucro', '(avtonomnaya/avtonomnaia/) nekommercheskaya organizatsiya', 'некоммерческая организация', 'asociacion civil', 'ac', 'association sans but lucratif', 'vereniging zonder winstoogmerk', '(gemeinnutziger/eingetragener) verein', 'udruzenje gradjana'],
  state: [
    '(russian/) federal state (unitary/budgetary/budget/autonomous/treasury/) (enterprise/institution)', '(federal/republican/) state unitary enterprise', 'federal sue', 'state unitary (enterprise/company)', 'republican unitary enterprise', 'municipal unitary enterprise', '(fgup/fsue/gup/mup/rup/sue/fgbu/fgu/fkp/fau/фгуп/гуп/муп/руп/фгбу/фгу/фкп/фау)',
    '(federalnoe/federalnoye/) (gosudarstvennoe/gosudarstvennoye/gosudarstvenoye) (unitarnoe/unitarnoye/byudzhetnoe/byudzhetnoye/avtonomnoe/kazennoe) (predpriyatie/predpriyatiye/predpriatie/uchrezhdenie/uchrezhdeniye)', '(respublikanskoe/respublikanskoye) unitarnoe predpriyatie', '(respublikanskoe/respublikanskoye/munitsipalnoe/munitsipalnoye) unitarnoye predpriyatiye', 'федеральное государственное (унитарное/бюджетное/автономное/казенное) (предприятие/учреждение)', 'государственное унитарное предприятие', 'муниципальное унитарное предприятие', 'республиканское унитарное предприятие',
  ],
};

/**
 * Forms of Russian, Ukrainian, Belarusian, Kazakh Russian, Serbian and Bulgarian in their own letters: they are known in every
 * romanisation, for they are compared in the letters that romanisations have in common.
 */
export const SLAVIC_FORMS: readonly (readonly [LegalFamily, readonly string[]])[] = [
  ['shares', [
    '(открытое/закрытое/публичное/непубличное/) акционерное общество', 'акционерное общество (открытого/закрытого) типа', '(відкрите/закрите/публічне/приватне/) акціонерне товариство', '(адкрытае/закрытае/) акцыянернае таварыства',
    'акционарско друштво', '(еднолично/) акционерно дружество', 'государственная корпорация', 'национальная (акционерная/) компания',
  ]],
  ['limited', [
    'общество с (ограниченной/дополнительной) ответственностью', 'товарищество с ограниченной ответственностью', 'товариство з (обмеженою/додатковою) відповідальністю', 'таварыства з абмежаванай адказнасцю', 'таварыства з дадатковай адказнасцю',
    'друштво са ограниченом одговорношћу', '(еднолично/) дружество с ограничена отговорност', 'индивидуальный предприниматель',
  ]],
  ['partnership', ['командитное товарищество', 'полное товарищество', 'повне товариство']],
  ['non-profit', ['(автономная/) некоммерческая организация', 'некоммерческое партнерство', 'автономна некомерційна організація', 'громадська організація', 'общественная организация']],
  ['state', [
    'федеральное государственное (автономное/бюджетное/казенное/унитарное/) (образовательное/) (учреждение/предприятие)', 'федеральное (казенное/бюджетное/автономное) (предприятие/учреждение)', '(федеральное/) (государственное/республиканское/муниципальное/коммунальное/производственное/) (производственное/торговое/) унитарное предприятие',
    'государственное (бюджетное/автономное/казенное/) (учреждение/предприятие)', 'державне підприємство', 'державне (спеціалізоване/комерційне/) підприємство', 'казенне підприємство', 'комунальне підприємство', '(рэспубліканскае/камунальнае/) унітарнае прадпрыемства', '(рэспубліканскае/) дзяржаўнае прадпрыемства',
    'республиканское государственное (предприятие/учреждение)', 'јавно предузеће', 'јавно комунално предузеће', 'държавно предприятие',
  ]],
];

/** All forms that a pattern stands for. */
export function formsOfPattern(pattern: string): readonly string[] {
  const choice = /\(([^()]*)\)/.exec(pattern);
  if (choice === null) return [pattern.replace(/\s+/g, ' ').trim()];
  const [whole, choices = ''] = choice;
  return choices.split('/').flatMap((chosen) => formsOfPattern(pattern.replace(whole, chosen)));
}
