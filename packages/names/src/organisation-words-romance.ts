/**
 * Adjectives of Romance and Germanic languages, in all genders and numbers, for the meanings, trades and countries of the other tables:
 * "transport pétrolier" is oil transport, "banques syriennes" are Syrian. A row begins with the word that it means; its other words are
 * adjectives in the masculine, and {@link inAllForms} bends them. Common knowledge.
 */
const ADJECTIVES_OF_MEANINGS = `
oil petrolier petrolifere petrolifero
shipping maritimo marittimo maritime naviero nautico maritiem
transport routier
agriculture agricole agricolo agricola agraire agrario agroalimentaire agroalimentare landwirtschaftlich
food alimentaire alimentario alimentare alimentar alimenticio
bank bancaire bancario
finance financier financiero financeiro finanziario finanziell financieel
industries industriel industrial industriale industriell industrieel
trading commercial comercial commerciale mercantil mercantile kommerziell commercieel
health sanitaire sanitario
education educatif educativo scolaire
social sociale sozial sociaal
medical medical medico medizinisch medisch
islamic islamique islamico islamisch
humanitarian humanitaire humanitario umanitario humanitar
charity caritatif caritativo benefico
national national nacional nazionale nationaal
international international internacional internazionale internationaal
general general generale allgemein algemeen
central central centrale zentral centraal
development desarrollista
airlines aerien aereo aeronautique aeronautico
insurance assureur asegurador assicurativo
technology technologique tecnologico technologisch
electronics electronique electronico elettronico elektronisch
government gouvernemental gubernamental governativo
state etatique estatal statale staatlich
republic republicain
`;

const ADJECTIVES_OF_TRADES = `
gas gazier gasifero
mining minier minero mineiro minerario
railway ferroviaire ferroviario
port portuaire portuario portuale
telecommunications telephonique telefonico
energy energetique energetico
electric electrique electrico eletrico elettrico elektrisch
chemical chimique quimico chimico chemisch
petrochemical petrochimique petroquimico petrolchimico petrochemisch
pharmaceutical pharmaceutique farmaceutico pharmazeutisch
steel siderurgique siderurgico
metal metallurgique metalurgico metallurgico metallurgisch
hotel hotelier hotelero hoteleiro alberghiero
sugar sucrier azucarero
cement cimentier cementero
cotton cotonnier algodonero
dairy laitier lechero lacteo
livestock ganadero pecuario
fishing halieutique pesquero
wood forestier forestal maderero
textile textil tessile
realestate immobilier inmobiliario imobiliario
information informatique informatico
computer digital digitale digitaal
nuclear nucleaire nucleare nuklear atomique atomico
defence defensif
military militaire militare militarisch
cultural culturel culturale kulturell cultureel
religious religieux religioso
sports sportif deportivo sportivo
tourism touristique turistico
`;

/** Adjectives of countries; those that are a usual name of persons or places too are left out. */
const ADJECTIVES_OF_COUNTRIES_BENT = `
syria syrien sirio siriano syrisch suriye
lebanon libanais libanes libanese libanesisch lubnani lubnan
iraq irakien irakiano iraquiano iracheno irakisch iraqi
iran iranien iraniano iranisch
jordan jordanien jordaniano giordano jordanisch urduni
palestine palestinien palestino palestinese palastinensisch palaestinensisch filistini
israel israelien israeliano israelisch
egypt egyptien egipcio egiziano agyptisch aegyptisch misri
libya libyen libio libico libysch
tunisia tunisien tunecino tunisino tunesisch tunisi
algeria algerien argelino algerino algerisch jazairi jazairiya djazairi
morocco marocain marroqui marroquino marocchino marokkanisch
sudan soudanais sudanes sudanese sudanesisch
yemen yemenite jemenitisch yamaniya
saudi saoudien saudisch
kuwait koweitien kuwaiti kuwaitiano kuwaitisch
qatar qatarien qatari katari
emirates emirien emirati emiratino
turkey turc turco turquesa turkisch tuerkisch
afghanistan afghan afgano afghano afghanisch
pakistan pakistanais pakistano pakistanisch
india indien indisch
china chinois chinesisch
japan japonais japones giapponese japanisch
korea coreen coreano koreanisch koreaans
northkorea nordcoreen norcoreano nordkoreanisch
russia russe ruso russo russisch rossiyskiy
ukraine ukrainien ucraniano ucraino ukrainisch
belarus bielorusse bielorruso bielorusso belarussisch weissrussisch
venezuela venezuelien venezolano venezuelano venezolanisch
cuba cubain cubano kubanisch
nicaragua nicaraguayen nicaraguense
colombia colombien colombiano kolumbianisch
mexico mexicain mexicano messicano mexikanisch
brazil bresilien brasileno brasileiro brasiliano brasilianisch
argentina argentin argentinisch
ecuador equatorien ecuatoriano
bolivia bolivien boliviano
somalia somalien somalisch
ethiopia ethiopien etiope athiopisch
mali malien maliano
niger nigerien
nigeria nigerian nigeriano
chad tchadien chadiano ciadiano
congo congolais congoleno congolese kongolesisch
cameroon camerounais camerunes
senegal senegalais senegales senegalese
zimbabwe zimbabween
kenya kenyan keniano
southafrica sudafricain sudafricano sudafrikanisch suedafrikanisch
france francais frances francese franzosisch franzoesisch
germany allemand aleman alemao tedesco
spain espagnol espanol espanhol spagnolo spanisch
italy italien italiano italienisch
uk britannique britanico britannico britisch
netherlands neerlandais holandes olandese niederlandisch nederlands nederlandsch hollandisch
belgium belge belga belgisch
switzerland schweizerisch suizo svizzero
austria autrichien austriaco osterreichisch oesterreichisch
portugal portugais portugues portoghese portugiesisch
greece grec griego greco griechisch
cyprus chypriote chipriota cipriota zypriotisch zyprisch
serbia serbe serbio serbo serbisch
bulgaria bulgare bulgaro bulgarisch
hungary hongrois hungaro ungherese ungarisch
poland polonais polaco polacco polnisch
czechia tcheque checo ceco tschechisch
armenia armenien armenio armeno armenisch
georgia georgien georgiano georgisch
azerbaijan azarbaycan azarbaijan azerbaidjanais azeri azerbaiyano aserbaidschanisch
kazakhstan kazakh kasachisch
vietnam vietnamien vietnamita vietnamesisch
indonesia indonesien indonesio indonesiano indonesisch
philippines philippin filipino filippino philippinisch
malaysia malaisien malasio malese malaysisch
us americain estadounidense statunitense amerikanisch
africa africain africano afrikanisch
europe europeen europeo europaisch europaeisch
asia asiatique asiatico asiatisch
`;

/** The endings of an adjective and what they are in the feminine and in the plural; the first that fits counts. */
const BENT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ier$/, ['ier', 'iers', 'iere', 'ieres']], [/if$/, ['if', 'ifs', 'ive', 'ives']], [/eux$/, ['eux', 'euse', 'euses']],
  [/(e[ln])$/, ['$1', '$1s', '$1ne', '$1nes', '$1le', '$1les']], [/ais$/, ['ais', 'aise', 'aises']], [/ois$/, ['ois', 'oise', 'oises']],
  [/(ain|and|ol|in|an|en|as)$/, ['$1', '$1s', '$1e', '$1es', '$1a', '$1as']], [/isch$/, ['isch', 'ische', 'ischer', 'isches', 'ischen', 'ischem']], [/aal$/, ['aal', 'ale']],
  [/al$/, ['al', 'ale', 'ales', 'aux', 'ais', 'als', 'ali']], [/ao$/, ['ao', 'a', 'aes', 'as']], [/io$/, ['io', 'ios', 'ia', 'ias', 'i', 'ie']], [/o$/, ['o', 'os', 'a', 'as', 'i', 'e']], [/es$/, ['es', 'esa', 'esas', 'eses']], [/ese$/, ['ese', 'esi']], [/c$/, ['c', 'cs', 'que', 'ques', 'cque']],
  [/e$/, ['e', 'es', 'i']], [/i$/, ['i', 'is', 'ie', 'iya', 'iyya', 'iyah', 'iyyah']], [/a$/, ['a', 'as', 'i', 'e']], [/(ich|ell)$/, ['$1', '$1e', '$1er', '$1es', '$1en']],
];
/** Such forms are other words. */
const OTHER_WORDS: ReadonlySet<string> = new Set('indiana turquesa turque medi arabi russi russo suri siri sir indi ind lib india medica bulgari generali nautica frances greco greca greci giordano giordana giordani misri yamani jazairi djazairi'.split(' '));

function inAllForms(word: string): readonly string[] {
  const found = BENT.find(([ending]) => ending.test(word));
  return found === undefined ? [word] : found[1].map((ending) => word.replace(found[0], ending)).filter((form) => !OTHER_WORDS.has(form));
}

/** Each row with its adjectives in all forms. */
function bentRows(table: string): string {
  return `\n${table.trim().split('\n').map((row) => {
    const [first = '', ...words] = row.split(' ');
    return [first, ...words.flatMap(inAllForms)].join(' ');
  }).join('\n')}\n`;
}

/** Words of meanings, trades and countries in all their forms, as rows of the other tables. */
export const ROMANCE_MEANINGS = `${bentRows(ADJECTIVES_OF_MEANINGS)}foundation stichting stichtingen stiftelse stiftelsen saatio alapitvany fonden sihtasutus nadacia fundatia ziekenfonds
association vereniging forening foreningen yhdistys egyesulet udruga sdruzeni zdruzenie zdruzenje sammenslutning
company maatschappij bedrijf bolag foretag yritys vallalat podnik
union ittilaf itilaf ائتلاف coalition coalicion coalizao coalizione koalition
authority authorities autorite autoridad autoridade autorita behorde سلطة السلطة
national نیشنل قومی
bank بینک بنک
company کمپنی
corporation کارپوریشن
foundation فاؤنڈیشن فاونڈیشن
trust ٹرسٹ
trading ٹریڈنگ ٹریڈرز تجارتی
industries انڈسٹریز انڈسٹری صنعتی
association انجمن
international انٹرنیشنل
organization آرگنائزیشن تنظیم
hospital ہسپتال شفاخانہ
university یونیورسٹی جامعہ
school اسکول سکول مدرسہ
oil آئل پٹرولیم تیل
airlines ایئرلائنز ایئر
shipping شپنگ جہازرانی
group گروپ
engineering انجینئرنگ
construction کنسٹرکشن تعمیراتی
welfare ویلفیئر فلاحی
health صحت
services سروسز
enterprise انٹرپرائزز
development ڈیولپمنٹ ترقیاتی
army سپاہ فوج لشکر sepah sepahe sipah sipahe
food غذائي غذائية اغذية
agriculture زراعي زراعية
oil نفطي نفطية
finance مالي مالية تمويل
bank مصرفي مصرفية
education تعليمي تعليمية تربوي تربوية
relief اغاثي اغاثية
construction انشائي انشائية انشاءات تعمير اعمار
international دولي beynalxalq beynelxalq uluslararasi xalqaro khalykaralyk
transport نقل مواصلات
industries صناعات
trading تجارة
services خدمة
supply توريد توريدات تموين
research بحث
investment استثمارات استثماري
association جماعت جماعة
`;
export const ROMANCE_TRADES = `${bentRows(ADJECTIVES_OF_TRADES)}aircraftrepair авиаремонт авиаремонтный aviaremontny aviaremontnyi aviaremontniy
aircraftplant авиазавод aviazavod
aircraftengine авиадвигатель aviadvigatel
computer digital digitales digitaux digitali
revolution enghelab enqelab inqilab inqelab inghelab engelab
electric كهربائي كهربائية
pharmaceutical دوائي دوائية صيدلانية
realestate عقاري عقارية
tourism سياحي سياحية
media اعلامي اعلامية
television تلفزيوني تلفزيونية مرئي
housing اسكان سكني سكنية
mining تعدين منجم مناجم
textile غزل نسيجية
steel اسٹیل سٹیل
mills ملز
gas گیس
textile ٹیکسٹائل ٹیکسٹائلز
cement سیمنٹ
sugar شوگر چینی
power پاور بجلی
media میڈیا
press نیوز
exchange ایکسچینج
college کالج
tobacco tabac tabacs tabaco tabacos tabacco tabacchi tabak tutun tobaccos cigarette cigarettes دخانیات dokhaniat تبغ التبغ توتون
guard pasdaran gardiens guardianes guardiani wachter
armoured مدرعة مدرع blinde blindee blindado blindada blindati corazzata gepanzerte panzerdivision zirhli زرهی
division فرقة لشکر divisione divisao tumen tumeni дивизия
regiment فوج regimiento reggimento regimento alay alayi
corps فيلق cuerpo corpo kolordu faylaq failaq filaq
infantry مشاة infanterie infanteria fanteria piyade
artillery مدفعية المدفعية
airforce
airdefence
`;
export const BENT_COUNTRIES = bentRows(ADJECTIVES_OF_COUNTRIES_BENT);

/** First and second halves of German words for bodies, each by its English word: Handelsbank, Verteidigungsministerium. */
const [FIRST_HALVES, SECOND_HALVES] = [
  'handels=trading aussenhandels=trading verteidigungs=defence transport=transport versicherungs=insurance schiffahrts=shipping schifffahrts=shipping bau=construction industrie=industries stahl=steel chemie=chemical erdol=oil energie=energy entwicklungs=development investitions=investment landwirtschafts=agriculture forschungs=research innen=interior finanz=finance gesundheits=health hilfs=relief bildungs=education verkehrs=transport waffen=arms maschinen=machinery flugzeug=aircraft munitions=ammunition',
  'bank=bank gesellschaft=company ministerium=ministry werk=plant werke=plant institut=institute fabrik=factory organisation=organization verband=association',
].map((row) => new Map(row.split(' ').map((entry) => entry.split('=') as [string, string]))) as [Map<string, string>, Map<string, string>];
const COMPOUND = /^([a-z]{3,}?)(bank|gesellschaft|ministerium|werke?|institut|fabrik|organisation|verband)$/;

/** The English words of a German compound for a body; undefined for other words. */
export function compoundOf(folded: string): readonly [string, string] | undefined {
  const [, first = '', second = ''] = folded.length < 7 || !/[kteumnd]$/.test(folded) ? [] : (COMPOUND.exec(folded) ?? []);
  const [here, there] = [FIRST_HALVES.get(first), SECOND_HALVES.get(second)];
  return here === undefined || there === undefined ? undefined : [here, there];
}
