/**
 * Words that many organisations have in their names, with their translations: one row is one meaning. They tell little
 * apart, so they weigh little; a translation is the same word. English, French, Spanish, Portuguese, Italian, German,
 * Arabic and Russian; common knowledge.
 */
import { foldWord } from './fold.ts';
import { COUNTRIES_OF_ASIA } from './countries-of-asia.ts';
import { MORE_COUNTRIES } from './organisation-countries.ts';
import { slavicWord } from './organisation-slavic.ts';
import { SLAVIC_STEMS } from './organisation-slavic-words.ts';
import { BENT_COUNTRIES, ROMANCE_MEANINGS, ROMANCE_TRADES } from './organisation-words-romance.ts';
import { numberInWords } from './organisation-numbers.ts';
import { EASTERN_MEANINGS, EASTERN_TRADES } from './organisation-words-eastern.ts';
import { TRADES } from './organisation-trades.ts';
import { ADJECTIVES_OF_COUNTRIES, TRANSLITERATED_MEANINGS } from './organisation-words-transliterated.ts';

const MEANINGS = `
foundation fondation fundacion fundacao fondazione stiftung مؤسسة مؤسسه фонд fond
charity charitable charities caritative caritatif bienfaisance beneficencia caridad خيرية خيريه الخيرية البر благотворительный благотворительная
relief secours socorro soccorso الإغاثة اغاثة للإغاثة помощи помощь
society societe sociedad sociedade societa gesellschaft общество
association asociacion associacao associazione verein جمعية الجمعية جمعيه رابطة ассоциация assoc
organization organisation organizacion organizacao organizzazione organisme org منظمة المنظمة منظمه هيئة организация organizational
bank banque banco banca бнк банк بنك مصرف البنك المصرف banking
shipping maritime maritima navigation navigacion naviera schiffahrt schifffahrt reederei судоходная морская للملاحة الملاحة shipmanagement
company compagnie compania companhia compagnia شركة الشركة компания co
group groupe grupo gruppo gruppe مجموعة المجموعة группа
international internationale internacional internazionale دولية الدولية العالمية международная международный международное intl int’l int'l intern
national nationale nacional nazionale وطنية الوطنية الوطني национальный национальная национальное natl
development developpement desarrollo desenvolvimento sviluppo entwicklung تنمية التنمية للتنمية развития развитие dev
humanitarian humanitaire humanitaria humanitario umanitaria humanitar إنسانية الانسانية الإنسانية гуманитарная гуманитарный гуманитарной humanity humanite
aid aide ayuda ajuda aiuto hilfe مساعدة مساعدات help
action accion acao azione aktion actions
centre center centro zentrum مركز المركز центр
committee comite comitato komitee لجنة اللجنة комитет commitee
council conseil consejo conselho consiglio rat مجلس المجلس совет
union unione اتحاد الاتحاد союз
federation federacion federacao federazione федерация
institute institut instituto istituto معهد институт
trust
fund fonds fondo fundo صندوق الصندوق fonde
agency agence agencia agenzia agentur وكالة الوكالة агентство
network reseau rede rete netzwerk شبكة сеть
community communaute comunidad comunidade comunita communautaire communautaires المجتمع مجتمع сообщество communities
women femmes femme mujeres mujer mulheres donne frauen woman المرأة النساء женщин
children enfance infancia infanzia enfants enfant ninos criancas bambini kinder child childrens الاطفال الطفل детей enfance
youth jeunes jeunesse jovenes juventud juventude giovani jugend الشباب молодежь jeune young
health sante salud saude salute gesundheit الصحة صحة здоровья здравоохранения
education educacion educacao educazione bildung التعليم образования
peace paix paz pace frieden السلام السلم мир мира
food alimentaire alimentaria alimentacion alimentacao nourriture
agriculture agricultura agricole زراعة الزراعة сельского
rural rurale rurales
refugees refugies refugiados refugee اللاجئين لاجئين беженцев
migration migrations migraciones الهجرة миграции
rights droits derechos direitos diritti حقوق прав
human humain humains humanos humanas humaine
social sociale sociales اجتماعية الاجتماعية социальный
support appui soutien apoyo apoio دعم
solidarity solidarite solidaridad solidariedade solidarieta التضامن
services service servicios servicos servizi dienste خدمات услуги
trading trade commerce commercial comercial comercio commerciale handel تجارة التجارة للتجارة التجارية торговый торговля торговая
industries industry industrie industria industrial industrielle صناعة الصناعات الصناعية промышленность промышленная
enterprise enterprises entreprise empresa empresas impresa предприятие
engineering ingenierie ingenieria engenharia هندسة الهندسية
construction constructions construccion construcao costruzioni البناء للمقاولات строительная строительство
transport transports transporte transporti النقل للنقل транспорт transportation
oil petroleum petrole petroleo النفط للنفط нефть
investment investments investissement inversiones investimentos استثمار الاستثمار للاستثمار инвестиции investissements
holding holdings القابضة холдинг
general generale geral generales العامة العام
world global mondial mondiale mundial mondiali worldwide monde mundo mondo welt العالم العالمي العالمية всемирный всемирная
upper superior oberer alto alta haute superieur verkhny verhniy yukari
lower inferior unterer bajo baja basse inferieur nizhny nizhniy asagi
northeast nordest nordeste noreste nordost nordosten northeastern severovostok
northwest noroeste nordouest nordwest nordwesten northwestern severozapad
southeast sudest sudeste sureste sudost sudosten southeastern yugovostok
southwest suroeste sudoeste sudouest sudwest sudwesten southwestern yugozapad
solutions solution soluciones
systems system systemes sistemas
management gestion
partners partner partenaires socios
capital
finance financial financiere financiera finanza finances
insurance assurance assurances seguros versicherung تأمين التأمين страховая
university universite universidad universita universitat جامعة университет
school ecole escuela escola scuola schule مدرسة школа
hospital hopital مستشفى больница
church eglise iglesia igreja chiesa kirche كنيسة церковь
manufacturing mfg mfr
brothers bros freres hermanos gebruder fratelli братья اخوان
electronics electronic elektronik electronica
islamic islamique islamica islamico islamisch إسلامية الاسلامية الإسلامية исламский исламская
muslim musulman musulmane musulmana muslims المسلمين
christian chretien chretienne cristiano cristiana
catholic catholique catolica catolico cattolica

red rouge roja rosso rossa rote rotes vermelha الأحمر красный красного
cross croix cruz croce kreuz الصليب крест креста
crescent croissant medialuna mezzaluna halbmond الهلال полумесяц полумесяца
hunger faim hambre fame fome الجوع
without sans sin senza ohne sem بلا без
borders frontieres frontiere fronteras frontera frontiera fronteiras grenzen حدود границ border
against contre contra contro gegen ضد против
save sauver salvar انقاذ
emergency urgence urgences emergencia emergenza nothilfe طوارئ
coordination coordinacion coordenacao coordinamento تنسيق координации
affairs affaires asuntos assuntos affari الشؤون
protection proteccion protecao protezione schutz حماية
population poblacion populacao السكان
commissioner commissariat comisionado commissariato المفوضية комиссар
security securite seguridad seguranca sicurezza sicherheit الأمن безопасность
un onu
movement mouvement movimiento movimento bewegung حركة الحركة движение
front frente фронт الجبهة جبهة
army armee ejercito جيش الجيش армия
party parti partido partito partei حزب الحزب партия
brigade brigada brigades لواء كتائب бригада
ministry ministere ministerio ministero ministerium وزارة министерство
department departement departamento dipartimento department إدارة департамент dept
government gouvernement gobierno governo حكومة правительство
office bureau oficina escritorio ufficio buro مكتب управление
state etat estado stato دولة الدولة государственный
republic republique republica repubblica جمهورية الجمهورية республика
united unis unies unidas unidos unite المتحدة объединенных
nations naciones nacoes nazioni الأمم наций
programme program programa programma برنامج программа
project projet proyecto projeto progetto مشروع проект
initiative iniciativa iniziativa مبادرة инициатива initiatives
volunteers volontaires voluntarios volontari volunteer
doctors medecins medicos medici arzte أطباء
medical medicale medico medica طبية الطبية
water eau agua acqua wasser المياه
environment environnement ambiente medioambiente umwelt البيئة
research recherche investigacion pesquisa ricerca forschung البحوث
training formation formacion التدريب
import imports importacion importation استيراد
export exports exportacion exportation تصدير
airlines airline aviation aviacion air aerolineas avia авиа للطيران الطيران авиакомпания
plant factory usine fabrica завод werk مصنع
securities titres
technology technologies technologie tecnologia الالكترونيات технологии technical technique
`;

const COUNTRIES = `
germany allemagne alemania alemanha deutschland germania ألمانيا германия german deutsche
france francia franca frankreich فرنسا франция
spain espagne espana spagna spanien إسبانيا испания
italy italie italia italien إيطاليا италия
switzerland suisse suiza svizzera schweiz سويسرا швейцария ch
netherlands pays-bas holland hollande nederland niederlande هولندا нидерланды
belgium belgique belgica belgien بلجيكا бельгия
luxembourg luxemburg luxembourgeoise
austria autriche osterreich النمسا австрия
uk gb britain britannique kingdom بريطانيا великобритания
ireland irlande irlanda
denmark danemark dinamarca danmark danish danois الدنمارك дания
norway norvege noruega norge norwegian norvegien النرويج норвегия
sweden suede suecia schweden sverige swedish السويد швеция
finland finlande finlandia finnish финляндия
poland pologne polonia polska польша
portugal البرتغال португалия
greece grece grecia griechenland اليونان греция
turkey turquie turquia turkiye turkei تركيا турция turkish
russia russie rusia russland rossiya روسيا россия русский
ukraine ucrania أوكرانيا украина україна
us usa america etats-unis американский أمريكا сша american
canada kanada كندا канада canadian
mexico mexique messico المكسيك мексика
brazil bresil brasil brasile البرازيل бразилия
china chine chin الصين китай chinese
japan japon giappone اليابان япония
korea coree corea كوريا корея
india inde الهند индия indian
pakistan باكستان пакистан
bangladesh بنغلاديش бангладеш
afghanistan أفغانستان афганистан
iran ايران иран iranian
iraq irak العراق ирак
syria syrie siria سوريا سورية сирия syrian
lebanon liban libano لبنان ливан lebanese
jordan jordanie jordania الأردن иордания
palestine palestina فلسطين палестина palestinian
israel إسرائيل израиль
egypt egypte egipto مصر египет egyptian
libya libye libia ليبيا ливия libyan
tunisia tunisie tunez تونس тунис
algeria algerie argelia الجزائر алжир
morocco maroc marruecos المغرب марокко
sudan soudan السودان судан sudanese
ethiopia ethiopie etiopia إثيوبيا эфиопия
somalia somalie الصومال сомали somali
kenya كينيا кения
uganda ouganda أوغندا уганда
chad tchad تشاد чад
congo rdc drc الكونغو конго congolaise
mali مالي мали
niger النيجر нигер
nigeria نيجيريا нигерия
yemen اليمن йемен
saudi saoudite saudita السعودية
kuwait koweit kuweit الكويت кувейт
qatar قطر катар
emirates emirats uae الإمارات эмираты
myanmar birmanie burma ميانمار мьянма
estonia estonie estland эстония
chile chili чили
hongkong
singapore singapour сингапур
mozambique
southafrica
southsudan
northkorea dprk кндр
newzealand
srilanka
burkinafaso
sierraleone
africa afrique африка أفريقيا
europe europa европа أوروبا
asia asie азия آسيا
`;

/** Articles, prepositions and conjunctions: they tell nothing apart. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  ('the of and for in on at to with by from a an de la le les l du des d et pour en au aux dans par sur a el los las y para del al por da do dos das e para di della dei degli per il lo gli und fur der die das von zu im am wa wal lil fi va ve ' +
    'و في من على الى عن ل ب и в на по для с к о у te имени імені imeni آف اینڈ اور').split(/\s+/).map(foldWord),
);

/** The names of months, by one folded word for all languages; they count where a day or a year stands beside them. */
export const MONTHS: ReadonlyMap<string, string> = new Map(
  ('january janvier enero janeiro gennaio januar yanvarya ocak января січня يناير,february fevrier febrero fevereiro febbraio februar fevralya subat февраля лютого فبراير,march mars marzo marco marz marta mart марта березня مارس,' +
    'april avril abril aprile aprelya nisan апреля квітня ابريل نيسان,may mai mayo maio maggio maya mayis мая травня مايو,june juin junio junho giugno juni iyunya haziran июня червня يونيو,july juillet julio julho luglio juli iyulya temmuz июля липня يوليو تموز,' +
    'august aout agosto avgusta agustos августа серпня اغسطس,september septembre septiembre setembro settembre sentyabrya eylul сентября вересня سبتمبر ايلول,october octobre octubre outubro ottobre oktober oktyabrya ekim октября жовтня اكتوبر,' +
    'november novembre noviembre novembro noyabrya kasim ноября листопада نوفمبر,december decembre diciembre dezembro dicembre dezember dekabrya aralik декабря грудня ديسمبر').split(',').flatMap((row) => {
    const names = row.split(' ');
    return names.map((name) => [foldWord(name), `month${names[0] as string}`] as const);
  }),
);

/** Countries whose names are two words, and one word of {@link countryOf} for each. */
export const COUNTRIES_OF_TWO_WORDS: ReadonlyMap<string, string> = new Map(
  ('united nations=un,nations unies=un,naciones unidas=un,nacoes unidas=un,nazioni unite=un,vereinte nationen=un,الامم المتحده=un,united states=us,united kingdom=uk,etats unis=us,estados unidos=us,stati uniti=us,royaume uni=uk,reino unido=uk,great britain=uk,pays bas=netherlands,hong kong=hongkong,saudi arabia=saudi,arabie saoudite=saudi,dr congo=congo,rd congo=congo,south africa=southafrica,south sudan=southsudan,' +
    'north korea=northkorea,south korea=korea,new zealand=newzealand,sri lanka=srilanka,burkina faso=burkinafaso,sierra leone=sierraleone,viet nam=vietnam,costa rica=costarica,el salvador=elsalvador,arabia saudita=saudi,arabia saudi=saudi,coree nord=northkorea,corea norte=northkorea,kuzey kore=northkorea,sudan sud=southsudan,afrique sud=southafrica,arab emirates=emirates').split(',').map((entry) => entry.split('=') as [string, string]),
);

/** An Arabic word with its article, and adjectives in both genders. */
function arabicForms(key: string): readonly string[] {
  if (!/^[\u0621-\u064a]{3,}$/.test(key)) return [];
  const bare = key.replace(/^ال(?=...)/, '');
  const genders = /..يه$/.test(bare) ? [bare, bare.slice(0, -1)] : /...ي$/.test(bare) ? [bare, `${bare}ه`] : [bare];
  return key.startsWith('ال') && genders.length === 1 ? [] : genders.flatMap((form) => [form, `ال${form}`]);
}

function rows(table: string, mark: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of table.trim().split('\n')) {
    const [first = '', ...others] = line.split(' ');
    for (const word of [first, ...others]) {
      const key = foldWord(word);
      if (!found.has(key)) found.set(key, mark + foldWord(first));
      // Names of Arabic organisations have the article, and the letter for "for" before it.
      for (const form of arabicForms(key)) if (!found.has(form)) found.set(form, mark + foldWord(first));
    }
  }
  return found;
}

const MEANING_OF = rows(`${MEANINGS}${TRANSLITERATED_MEANINGS}${EASTERN_MEANINGS}${ROMANCE_MEANINGS}${[...new Set(MONTHS.values())].join('\n')}`, '~');
// What a Slavic stem means and no other row has is a trade of its own.
const TRADE_OF = rows(`${TRADES}${EASTERN_TRADES}${ROMANCE_TRADES}${SLAVIC_STEMS.trim().split('\n').map((row) => row.split(' ')[0]).join('\n')}`, '~');
const COUNTRY_OF = rows(COUNTRIES + ADJECTIVES_OF_COUNTRIES + MORE_COUNTRIES + COUNTRIES_OF_ASIA + BENT_COUNTRIES, '@');

function isListed(folded: string): boolean {
  return MEANING_OF.has(folded) || COUNTRY_OF.has(folded) || TRADE_OF.has(folded);
}

/** A folded word as the tables have it: Slavic words that they have not, bent or spelled otherwise, by an English one; Arabic ones with or without what is written onto them. */
function inTables(folded: string): string {
  if (isListed(folded)) return folded;
  return ARABIC_BEFORE.test(folded) ? (arabicWord(folded) ?? folded) : (slavicWord(folded) ?? folded);
}

/** The Arabic article, and the words for for, with and and, that are written onto a word; at least three letters are left. */
const ARABIC_BEFORE = /^(?:[وبل]?ال|لل|[لبو])(?=[\u0621-\u064a]{3})/;

function arabicWord(folded: string): string | undefined {
  const bare = folded.replace(ARABIC_BEFORE, '');
  return [bare, `ال${bare}`].find(isListed);
}

/** The meaning of a folded word that is common in names of organisations, as one text for all languages. */
export function meaningOf(folded: string): string | undefined {
  return MEANING_OF.get(inTables(folded));
}

/** The trade of a folded word, as one text for all languages; undefined for words that say none, and for those of {@link meaningOf}. */
export function tradeOf(folded: string): string | undefined {
  const word = inTables(folded);
  return MEANING_OF.has(word) ? undefined : TRADE_OF.get(word);
}

/** The country or continent of a folded word, as one text for all languages. */
export function countryOf(folded: string): string | undefined {
  return COUNTRY_OF.get(inTables(folded));
}

/** The value of a number in figures, of a number word of English to a hundred, or of a Roman numeral in capitals below forty; undefined for other words. */
export function numberOf(folded: string, raw: string): number | undefined {
  if (/^\d{1,15}$/.test(folded)) return Number(folded);
  const ordinal = /^(\d{1,4})(?:st|nd|rd|th|er|ere|eme|ieme|nde|ste)$/.exec(folded)?.[1] ?? undefined;
  if (ordinal !== undefined) return Number(ordinal);
  return numberInWords(folded) ?? (/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(raw) ? romanValue(raw) : undefined);
}

function romanValue(raw: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  return [...raw].reduce((sum, letter, at) => {
    const value = values[letter] ?? 0;
    return value < (values[raw[at + 1] ?? ''] ?? 0) ? sum - value : sum + value;
  }, 0);
}
