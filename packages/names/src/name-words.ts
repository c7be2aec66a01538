/**
 * Words of persons' names that do not tell one person from another: titles before and after, words for son and daughter,
 * articles and prepositions of surnames. Folded as `foldWord` folds. Titles in use at the United Nations and in the press
 * of the languages named; common knowledge.
 */
import { foldWord } from './fold.ts';

function folded(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(foldWord));
}

/** Titles, forms of address and ranks. A name that is nothing else keeps them. */
export const HONORIFICS: ReadonlySet<string> = folded(`
mr mrs ms miss mister sir dame lord lady madam madame monsieur mme mlle herr frau senor senora senorita sr sra srta don dona dom signor signora signore pan pani gospodin gospodja
dr doctor doktor docteur prof professor professeur profesor eng engr ing ingeniero engineer hon honourable honorable rev reverend fr father brother sister bishop archbishop patriarch metropolitan cardinal
president prasident presidente praesident minister ministre chancellor prince princess caliph ambassador senator governor mayor chairman judge justice secretary
general gen colonel col major maj captain capt lieutenant lt sergeant sgt brigadier brig commander cmdr admiral marshal corporal
sheikh shaikh sheik shaykh sheykh cheikh daw haji hajj hajji hadji alhaj alhaji alhajj hajja mullah mulla maulana mawlana molana mawlawi maulavi moulavi mawlavi mufti imam qari hafiz hafez ustad ustaz ustadh sayyid sayyed syed seyyed begum ayatollah hojatoleslam akhund akhundzada
shri sri shrimati smt kumari pandit swami ato weyzero woizero tato abba qes
jr junior senior esq phd bsc msc mba ret
السيد السيده سيد الدكتور دكتور د الاستاذ استاذ المهندس مهندس الشيخ شيخ الحاج حاج الحاجه حاجه الامير الملك اللواء العميد العقيد المقدم الرائد النقيب القاضي الرئيس الانسه مولانا حجه اقاي خانم جناب دكتر
господин госпожа товарищ мулла хаджи хадж шейх имам муфтий маулави мавлави моулави сеид доктор профессор проф генерал полковник майор капитан президент пан пани
জনাব জনাবা শেখ শ্রী শ্রীমতী ড ডা ডাঃ ডঃ মৌলভী মাওলানা হাজী আলহাজ্ব আলহাজ অধ্যাপক
श्री श्रीमती सुश्री डॉ डा पंडित प्रो कुमारी
מר גברת גב דר פרופ הרב רב
κ κος κα κυρια κυριος δρ καθ
አቶ ወይዘሮ ወሮ ዶር ዶክተር ፕሮፌሰር ሼክ
ဦး ဒေါ် ကို 
ดร นาย นาง นางสาว
씨 님 박사
`);

/** Titles that say an office which one person holds at a time. */
export const OFFICES: ReadonlySet<string> = folded('president prasident presidente praesident chancellor minister ministre governor prince princess ambassador general admiral marshal patriarch الرئيس الامير الملك президент генерал');

/** Titles that stand behind a name; other titles at the end of a name are names. */
export const HONORIFICS_BEHIND: ReadonlySet<string> = folded('jr junior senior esq phd bsc msc mba ret hon 씨 님 박사');

/** Burmese forms of address, first in a name: dropped where two syllables stand behind them. */
export const BURMESE_ADDRESS: ReadonlySet<string> = folded('ဦး ဒေါ် ကို မ မောင် ဒေါက်');

/** Words for son and daughter of, and for family of: they say how the next name belongs. */
export const PATRONYMIC_PARTICLES: ReadonlySet<string> = folded(`
bin ibn ben bint binte binti bnt binth mint ould uld oulad wuld wald walad ag ap 
بن ابن بنت ولد بنو ال
бин ибн бинт оглы оглу кызы улы угли
বিন বিনতে
बिन
בן בת
`);

/** Words for son and daughter that stand behind the father's name, in Azerbaijan and Central Asia. */
export const KIN_BEHIND: ReadonlySet<string> = folded('oglu oghlu ogly oghly ogli ugli uly uulu ool oğlu oʻgʻli qizi qyzy kizi kyzy gizi gyzy qizy kysy оглы оглу огли угли улы уулу ұлы ўғли кызы кизи гызы қызы қизи гизи');

/** Articles and prepositions of surnames. */
export const SURNAME_PARTICLES: ReadonlySet<string> = folded(`
al el ul ur us ad as ash az ar at ath adh il de del della delle dello di da das do dos du des d la le los las lo der den dem ter ten te van von vom zu zum zur af av and et und
аль эль ас аш ад ан ар ат фон де ван дер
এল আল
אל ה
`);

/** First halves of Arabic names that mean nothing without the second: servant of, father of, mother of. */
export const FIRST_HALVES: ReadonlyMap<string, string> = new Map(
  ['abd abd abdul apd apdul abdlu abudl badul adbul abdool abdel abdal abdil abdol abdoul abdur abdus abdun abdut abed cabd عبد абд абдул абдель абдуль আব্দুল আবদুল আব্দুর আবদুর עבד', 'abu abu abou abo aboo bou abul aboul abil abi ابو ابي ابا абу আবু אבו', 'umm umm um om oum ام', 'bani bani beni banu بني'].flatMap((row) => {
    const [half = '', ...words] = row.split(' ');
    return words.map((word) => [foldWord(word), half] as const);
  }),
);

/** Second halves of Arabic names that writers join to the first: of the faith, of God. */
export const SECOND_HALVES: ReadonlyMap<string, string> = new Map(
  ['din din deen dine eddin eddine uddin uddeen aldin aldeen الدين دين дин ддин উদ্দিন উদ্দীন', 'allah allah ullah ollah الله لله улла алла উল্লাহ উল্লা'].flatMap((row) => {
    const [half = '', ...words] = row.split(' ');
    return words.map((word) => [foldWord(word), half] as const);
  }),
);

const PATRONYMIC = /.{3}(?:[qkg][iy]z[iy]|[ou]g[hl]?l[iy]|uulu)$|(?:[oea]v|[ioy])(?:ich|itch|ic|ych|yc)$|(?:ov|ev|iev|yev|iov)n[ay]$|(?:ichna|inichna)$|[ae]una$/;

/** True for a folded Latin word that has the ending of an East Slavic patronymic; as a last word it may be a surname. */
export function isPatronymic(latin: string): boolean {
  return latin.length >= 6 && PATRONYMIC.test(latin);
}

const PATRONYMIC_ENDING = /(?:[qkg][iy]z[iy]|[ou]g[hl]?l[iy]|uulu)$|(?:[iy]?[oea]v)?(?:ich|itch|ic|ych|yc)$|[iy]?(?:ov|ev|iv)n[ay]$|inichna$|ichna$|[ae]una$/;

/** The forms that the father's name in a patronymic may have, the likeliest first: Mykolaiovych gives mykolai, mykola …, Pavlovich pavl, pavlo … */
export function fathersOf(latin: string): readonly string[] {
  const stem = latin.replace(PATRONYMIC_ENDING, '');
  return stem === latin ? [] : [stem, ...['i', 'y', 'o', 'a', 'e', 'ii'].map((ending) => stem + ending), stem.slice(0, -1)];
}
