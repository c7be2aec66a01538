/**
 * Words side by side that are one word, and short forms that stand at the beginning of a name: "real estate" and
 * "inmobiliaria", "NII" and "scientific research institute". A row is the word that they become, and the phrases; a phrase
 * is compared by the meaning of its words, so that one language stands for all of the tables. Small words are left out.
 */
import { foldWord } from './fold.ts';
import { countryOf, meaningOf, tradeOf } from './organisation-words.ts';

const PHRASES = `
realestate | real estate | real estates | bienes raices | bens raices | biens immobiliers | املاک مستغلات
investment | sarmayeh gozari | sarmaye gozari | sarmayeh gozarie | سرمایه گذاری | investment company | investment corporation | investments company
exchange | money exchange | money exchangers | money service | money services | currency exchange | money changer | money changers | foreign exchange | exchange shop | exchange office | casa cambio | casa cambios | bureau change | service exchange | doviz burosu
institute | scientific research institute | research institute | научно исследовательский институт | nauchno issledovatelskiy institut | nauchno issledovatelsky institut | nauchno issledovatelski institut
association | scientific production association | research production association | production association | foreign economic association | foreign trade association | vneshneekonomicheskoe obedinenie | научно производственное объединение | nauchno proizvodstvennoe obedinenie | nauchno proizvodstvennoye obyedineniye
bank | joint stock bank | aktsionerny bank | aktsionerny kommercheski bank | aktsionernyi kommercheskii bank | aktsionerny kommerchesky bank | akcionerny kommerchesky bank | акционерный банк | акционерный коммерческий банк
machinery | machine building | machine building association | machine construction
transport | haml naghl | haml va naghl | حمل نقل | sea transport
trading | foreign trade | foreign trading | dis ticaret
petrochemical | petro chemical
television | tv station | tv channel | television station | television channel | satellite television | satellite station | satellite channel | satellite tv | satellite television channel | satellite tv channel
broadcasting | radio station | broadcasting station | broadcasting service
logistics | logistics services | logistic services
travel | travel agency | travel agencies | tourism agency | travel tours | travel tourism
airlines | air lines | air line | air company | air ways | aviation company | khotut tayaran | خطوط جوية | الخطوط الجوية | khutut jawiya | khotoot jawiya | lineas aereas | linhas aereas | lignes aeriennes | linee aeree | hava yollari | خطوط طيران
shipping | shipping lines | shipping line | shipping company | marine transport | maritime transport | ship management
pmc | private military company | chastnaya voennaya kompaniya | частная военная компания | chvk | чвк | compania militar privada | empresa militar privada | societe militaire privee | compagnie militaire privee | companhia militar privada | privates militarunternehmen
isil | state islamic iraq sham | state islamic iraq levant | islamic state iraq levant | islamic state iraq sham | islamic state iraq syria | islamic state iraq sham levant | dawlat islamiyah iraq sham | isis | daesh | daech | داعش | الدولة الاسلامية العراق الشام | islamic state
irgc | islamic revolutionary guard corps | sepah pasdaran enghelab islami | sepah pasdaran enqelab islami | sepah pasdaran | corps gardiens revolution islamique | gardiens revolution islamique | gardiens revolution | guardianes revolucion islamica | guardianes revolucion | islamische revolutionsgarde | revolutionsgarde | iranische revolutionsgarden | revolutionsgarden | корпус стражей исламской революции | стражей исламской революции | ксир | سپاه پاسداران | islamic revolutionary guards corps | islamic revolution guard corps | islamic revolution guards corps | revolutionary guard corps | revolutionary guards | revolutionary guard | iranian revolutionary guard corps | iranian revolutionary guards | iranian revolutionary guard | islamic revolutionary corps | سپاه پاسداران انقلاب اسلامی | الحرس الثوري
hizballah | party allah | hezb allah | hizb allah | party god | حزب الله
southeast | south east
southwest | south west
northeast | north east
northwest | north west
interior | interior affairs | internal affairs
railway | iron road | iron roads | chemins fer | chemin fer | hierro camino | vias ferreas
metallurgy | iron steel
port | sea port | shipping port | sea trading port | shipping trading port | trading sea port | trading port | port authority
techuniversity | university technology | technology university | technical university | university industries | industries university | polytechnic university
russia | russia federation
iran | islamic republic iran | republic islamic iran
shiprepair | ship repair yard | ship repair
northkorea | democratic public republic korea | korea north | democratic peoples republic korea
newsagency | international information agency | information agency | news agency | press agency | telegraph agency | agence presse | agencia noticias
militaryunit | military unit | voinskaya chast | v ch
enterprise | science production enterprise | research production enterprise | research industries enterprise | science industries enterprise | production enterprise
plant | industries plant | production plant
shipbuilding | shipbuilding plant | shipbuilding works | ship building | ship yard
shiprepair | shiprepair plant | ship repair plant | ship repairing
humanrights | human rights | droits homme | derechos humanos | direitos humanos | diritti umani | menschenrechte | حقوق الانسان
headquarters | general staff | general command | estado mayor
baytalmal | bayt mal | beit mal | bait mal | beyt mal | baitul mal | baitulmal | baytul mal | بيت المال | بیت المال
aircraftrepair | aircraft repair | aviation repair | aircraft maintenance
aircraftplant | aircraft plant | aviation plant | aircraft production plant | aircraft manufacturing plant | aviation production plant
aircraftengine | aircraft engine | aviation engine | aero engine | aircraft engines
navy | niru daryayi | niruye daryayi | niroo daryayi | niroye daryaei | niru daryaei | نیروی دریایی | naval force | naval forces | القوات البحرية | قوات بحرية | force navale | forces navales | fuerza naval | fuerzas navales | marine militaire
foreign | foreign affairs | affaires etrangeres | relaciones exteriores | asuntos exteriores | relacoes exteriores | negocios estrangeiros | affari esteri | auswartige angelegenheiten | auswartigen angelegenheiten | foreign relations | external affairs | umur kharijiya | inostrannykh del | иностранных дел
airforce | air force | air forces | force air | forces air | armee air | military air forces
airdefence | air defence | defence air | противовоздушная оборона | противовоздушной обороны
oil | produits petroliers | petroleum products | oil products | productos petroliferos | prodotti petroliferi | produtos petroliferos | нефтепродукты
`;

/** Rows whose phrases are said the other way round in Romance, Semitic and Persian names: compañía militar privada, institut de recherche. */
const EITHER_WAY: ReadonlySet<string> = new Set('exchange institute association airlines shipping pmc newsagency television broadcasting travel logistics militaryunit enterprise shipbuilding shiprepair headquarters port techuniversity machinery aircraftrepair aircraftplant realestate'.split(' '));
/** Words for commercial beside a bank say no more than that it is one, before it or behind it; a bank for trade is another. */
export const COMMERCIAL: ReadonlySet<string> = new Set('commercial commerciale commerciali commercially comercial comerciais mercantil commerical kommerchesky kommercheskiy kommercheski kommercheskii kommerchesky kommerchisky komercijalna komercni komercna komercialna komerciyna комерційний комерциjална коммерческий комерцијална التجاري تجاري التجارية تجارية tijari tijariy ticari tejari تجارتی تجارت'.split(' ').map(foldWord));

/** Short forms that are such a word at the beginning of a longer name only: elsewhere they may be anything. */
const SHORT_FORMS = 'nii=institute,нии=institute,tsnii=institute,цнии=institute,npo=association,нпо=association,npp=enterprise,нпп=enterprise,npf=enterprise,нпф=enterprise,mia=newsagency,миа=newsagency,npk=corporation,vo=association,во=association,cb=bank,kb=bank,кб=bank,акб=bank,akb=bank,ic=investment,ик=investment';

interface Phrase {
  readonly keys: readonly string[];
  readonly becomes: string;
}

const keyOf = (folded: string): string => countryOf(folded) ?? meaningOf(folded) ?? tradeOf(folded) ?? folded;

/** The phrases by their first word, the longest first. */
const BY_FIRST: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const found = new Map<string, Phrase[]>();
  for (const line of PHRASES.trim().split('\n')) {
    const [becomes = '', ...phrases] = line.split(' | ');
    for (const phrase of phrases) {
      const keys = phrase.split(' ').map((word) => keyOf(foldWord(word)));
      for (const order of EITHER_WAY.has(becomes) && keys.length > 1 && !keys.includes('~company') ? [keys, [...keys].reverse()] : [keys]) {
        const first = order[0] ?? '';
        found.set(first, [...(found.get(first) ?? []), { keys: order, becomes }]);
      }
    }
  }
  for (const phrases of found.values()) phrases.sort((one, other) => other.keys.length - one.keys.length);
  return found;
})();

const SHORT: ReadonlyMap<string, string> = new Map(SHORT_FORMS.split(',').map((entry) => entry.split('=') as [string, string]));

/** The phrase that begins at a place among folded words: how many words it has, and the folded word that it is. */
export function phraseAt(words: readonly string[], at: number): { readonly words: number; readonly becomes: string } | undefined {
  const first = words[at] ?? '';
  const short = at === 0 && words.length > 1 ? SHORT.get(first) : undefined;
  if (short !== undefined) return { words: 1, becomes: short };
  for (const { keys, becomes } of BY_FIRST.get(keyOf(first)) ?? []) {
    if (keys.every((key, place) => at + place < words.length && keyOf(words[at + place] as string) === key)) return { words: keys.length, becomes };
  }
  return undefined;
}
