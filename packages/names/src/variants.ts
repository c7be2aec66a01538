/**
 * Spellings of one name that writers exchange and that no rule of letters explains: the same name in other languages,
 * and common Arabic names with their vowels. Common knowledge of the kind that biographical dictionaries print under
 * "variants"; each row is one name, its usual Latin spelling first.
 */
import { foldWord } from './fold.ts';
import { KNOWN_NAMES } from './variants-known.ts';
import { MORE_NAMES } from './variants-more.ts';

const NAMES = `
muhammad mohammed mohamed mohammad muhammed mohamad muhamad mohamet mehmet mehmed mamadou mahamat mohd muhd md moh mochammad mochamad magomed mukhammad mahammad maxamed محمد মোহাম্মদ মোঃ মো মুহাম্মদ мухаммад магомед мохаммед
mosammat mst musammat mosamat mossammat মোছাঃ মোছা মোসাম্মৎ মোসাম্মত
ahmad ahmed ahmet achmad akhmed akhmad axmed أحمد احمد আহমেদ আহমদ ахмед አህመድ
mahmud mahmoud mahmood mahmut maxamuud محمود
hamid hameed حميد
husayn hussein hussain husain hossain hosain husein huseyin hossein houssein xuseen حسين হোসেন হুসাইন хусейн хусеин
hasan hassan hasen xasan حسن হাসান хасан
ali aly عالي علي আলী али cali
fatima fatma fatimah faatima fatema فاطمة فاطمه ফাতেমা фатима
yusuf youssef yousef yousuf yosef joseph josef jose giuseppe yusef yuusuf iosif ioseph يوسف ইউসুফ иосиф юсуф יוסף ዮሴፍ joseba josep yusif youcef yusup
ibrahim ebrahim abraham ibraahim avraham ابراهيم ইব্রাহিম ибрагим אברהם
ismail esmail ishmael ismaeel ismael isma اسماعيل ইসমাইল исмаил smail esmaeil esmaeel esmaiel esameel ismayil ismoil
isa issa eissa ciise عيسى عيسي
musa moussa mousa moses moshe muse moise موسى موسي মুসা משה муса ሙሴ
yahya yehia yahia يحيى يحيي
maryam mariam miriam mary maria marie meryem mariya marya مريم মরিয়ম মারিয়াম мария מרים ማርያም
aisha ayesha aysha aicha aishah asha ayse caasha عائشة عايشه আয়েশা аиша
khadija khadijah khadeja hatice khadiga خديجة خديجه খাদিজা
zaynab zainab zeinab zeynep zineb زينب জয়নাব জয়নব зейнаб
khalid khaled khalad halit خالد খালেদ халид
omar umar omer oumar cumar عمر ওমর умар омар
uthman osman othman ousmane usman cismaan عثمان ওসমান осман usmon
osama usama usamah oussama أسامة اسامه
said saeed saeid sayid siciid سعيد সাঈদ саид
salih saleh salah صالح
suleiman sulayman soliman solomon suleyman sulaiman sulaymaan shlomo سليمان সোলায়মান сулейман שלמה sulejman slimane slimani
dawud daoud dawood david davud داود داوود דוד давид ዳዊት
jamal gamal djamal cemal jamaal جمال জামাল джамал
jafar jaafar gaafar djafar cafer جعفر
juma jumaa gomaa jumah جمعة جمعه
qasim qassim kassem kasim kassim qasem qassem قاسم কাসেম касим ghasem gasim gassem
mustafa mostafa moustafa mustapha مصطفى مصطفي মোস্তফা мустафа
abdallah abdullah abdulla abdallahi عبدالله আব্দুল্লাহ абдулла
rahman rehman rahmaan رحمن الرحمن রহমান рахман
john jon johannes johann jean juan joao giovanni ivan ioannis jan ян иван يوحنا иоанн יוחנן ዮሐንስ ιωαννης joan yohannes yuhanna yoann
alexander alexandre aleksandr oleksandr alejandro aleksander aleksandar alessandro alexandros iskandar олександр александр الكسندر اسكندر αλεξανδρος alexandr aliaksandr aleksandre iskander sikandar
michael mikhail mykhailo michel miguel michele mihail михаил михайло ميخائيل מיכאל μιχαηλ mikel miquel mihai mykhaylo mikhal mikayil
nicholas nikolai nikolay mykola nicolas nicola nikolaos nikolaj николай микола نيقولا νικολαος mikalai nikola nikolas mykolai
peter pyotr petr petro pierre pedro pietro petros petar piotr петр петро بطرس πετρος ጴጥሮስ pere petru petras piotras
paul pavel pavlo pablo paolo pavlos paulo павел павло بولس παυλος
george georgy georgi heorhii jorge georges giorgio georgios yuri jerzy djordje ђорђе джордж георгий георги юрий جورج γεωργιος jordi yury yurii yuriy iurii iurie gheorghe
andrew andrei andrey andrii andre andres andrea andreas andrej андрей андрій andrejs andrzej ander
sergei sergey serhii serge sergio sergejs serghei сергей сергій سيرجي siarhei siarhey sergej sergii serhiy sergiy
vladimir volodymyr wladimir владимир володимир uladzimir volodimir vladimirs włodzimierz wlodzimierz
dmitry dmitri dmytro dimitri dmitriy dimitrios дмитрий дмитро δημητριος dzmitry dmitrii dmitrij dmytrii
eugene evgeny yevgeny yevhen evgenii евгений євген yauheni yevgeniy evgeniy yevgenii evgenij eugen eugenio
helen elena olena helena eleni hélène ellen елена олена ελενη alena ilona yelena
catherine katherine ekaterina kateryna katarina catalina caterina екатерина катерина
anna anne ana hanna ann анна ганна حنا hannah hana
olga olha ольга
julia yulia yuliya iuliia giulia юлия юлія
natalia nataliya natalya natalie наталья наталія
stephen steven stefan stepan stephan esteban stefano etienne степан στεφανος stjepan szczepan estevan
william уильям вильям wilhelm guillaume willem guillermo
charles чарльз carlos karl carl carlo karel karol carles karlis
james jacques jaime giacomo diego iago jaume
jacob yaakov yakov jakob yaqub yakub يعقوب ইয়াকুব яков יעקב
philip philippe filip felipe filippo philipp филипп فيليب φιλιππος
theodore fyodor feodor theodor fedir teodoro федор θεοδωρος
constantine konstantin kostiantyn constantin константин κωνσταντινος
elizabeth elisabeth elisaveta isabel elisabetta yelizaveta елизавета
isaac ishaq yitzhak itzhak izhak isaak اسحاق ইসহাক исаак יצחק
eliyahu elias elijah ilyas ilya илья الياس אליהו
benjamin binyamin veniamin benyamin بنيامين בנימין вениамин
louis luis luigi ludwig ludovic luiz lajos lluis
henry henri heinrich enrique enrico hendrik
frederick friedrich frederic federico frederik fredrik
anthony antonio antoine anton antoni antonius антон антоний antonis toni antal
francis francisco francois francesco franz frans francesc patxi pancho franciszek
laurence lawrence laurent lorenzo lars
mark marc marcus marco marcos марк مرقس μαρκος
matthew mathieu matteo matthias mateo matei матвей
thomas tomas tommaso toma фома θωμας
christopher christophe cristobal kristof christoph
alexei alexey aleksei aleksey oleksii oleksiy oleksij aliaksei aleksej alexis алексей олексій
igor ihor ігор игорь
oleg oleh олег
grigory grigori grigoriy grigorii hryhorii hryhoriy gregory gregor gregorio gregoire ryhor григорий григорій
gennady gennadi gennadiy gennadii hennadii hennadiy henadz геннадий геннадій
vasily vasili vasiliy vasilii vasyl basil basile vasilios vasile василий василь
viktor victor viktar vittorio виктор віктор
vitaly vitali vitaliy vitalii vitalij виталий віталій
valery valeri valeriy valerii valerij valerio валерий валерій
anatoly anatoli anatoliy anatolii anatolij anatole анатолий анатолій
vyacheslav viacheslav vjaceslav viachaslau вячеслав
kirill kyrylo kiril cyril kirils кирилл кирило
maxim maksim maksym maxime massimo максим
denis denys dzianis denes денис
nikita mykyta mikita никита микита
daniel daniil danylo danil daniele daniyal даниил данило
leonid leanid leonidas леонид леонід
leo lev leon
irina iryna irene irena ірина ирина
svetlana svitlana sviatlana светлана світлана
tatiana tetiana tatyana tetyana татьяна тетяна
ludmila liudmyla lyudmila lyudmyla liudmila ludmilla людмила
galina halyna halina галина
nadezhda nadiia nadiya nadzeya nadia надежда надія
xavier javier xabier saverio
ignatius ignacio inaki ignasi ignazio ignat игнат
edward eduardo eduard edouard edoardo эдуард
ricardo richard ricard riccardo
robert roberto
raphael rafael raffaele рафаэль
gabriel gavriil gavrilo jibril jabril
rahim raheem rheem reheem rahiim رحيم রহিম рахим
karim kareem kerim karem abdelkarim كريم করিম карим
qadir qader kadir kader ghader kadar gadir قادر কাদের кадыр
rida reza riza rıza redha reda رضا রেজা
sadiq sadeq sadegh sadek seddigh siddiq siddique seddik sidiq صديق صادق সিদ্দিক
baqir bagher baqer baker bager باقر
taqi taghi tagi تقي
kazim kazem kadhim kadhem kadim qadhim كاظم
jawad javad cevat jawwad جواد
mahdi mehdi مهدي
murtada murtaza mortaza murtadha morteza مرتضى مرتضي
haydar haidar heydar hyder haider hayder heidar حيدر হায়দার
ramadan ramazan ramzan ramadhan ramadane رمضان রমজান рамазан
rajab recep redjeb rejeb rajaab رجب
fadl fazl fazal fadel fadil fazil فضل فاضل
ghulam gholam golam qulam gulam غلام গোলাম
riyad riaz riyaz riad riyadh رياض
diya zia ziya dia zhia ضياء
hafiz hafez hafidh hafeez حافظ
muhsin mohsen muhsen mohsin محسن
mansur mansour mansoor منصور মনসুর мансур
bashir basheer bachir beshir بشير বশির
nasir nasser naser naseer nacer nassir ناصر নাসের насыр
rashid rasheed rachid raschid rashed رشيد রশিদ рашид
hashim hashem hachem haschim هاشم হাশেম хашим
walid waleed oualid valid وليد
tariq tarek tarik tareq tarq طارق তারেক
jihad cihad djihad جهاد
ridwan rizwan rezwan redouane ridvan رضوان রিজওয়ান
ibtisam ebtesam
dhulfiqar zulfiqar zulfikar zolfaghar ذوالفقار
qurban ghorban kurban gurban قربان
quddus qudus ghodous
wahid waheed ouahid vahid وحيد ওয়াহিদ
latif lateef letif لطيف লতিফ
nur noor nour nura نور নূর নুর
xi hsi
zhang chang
zhao chao
zhou chou
zhu chu
li lee yi ri rhee 이 리
lin lim im rim 임 림
chen chan tan
wang wong
wu ng
park pak bak 朴 박 пак
kim gim 김 ким
choi choe 최 цой цои
jung jeong chung chong 정
cho jo 조
kang gang 강
yoon yun 윤
moon mun 문
yu yoo ryu ryoo 유 류
noh roh 노 로
yang ryang 양 량
shin sin 신
sheikh shaikh shaykh شيخ
nguyen nguyễn
`;

const ROW_OF = new Map<string, number>();
const ROWS: (readonly string[])[] = [];
for (const line of `${NAMES}${MORE_NAMES}${KNOWN_NAMES}`.trim().split(/\s*[\n;]\s*/)) {
  const names = line.split(' ');
  // A row whose first name has a row already says more of that.
  const row = ROW_OF.get(foldWord(names[0] as string)) ?? ROWS.length;
  for (const name of names) {
    const key = foldWord(name);
    // A spelling of two names stays with the first: it would be the same as everything else.
    if (!ROW_OF.has(key)) ROW_OF.set(key, row);
  }
  if (row === ROWS.length) ROWS.push(names);
}

/** The number of the row that has this folded word; undefined where none has. */
export function variantRow(folded: string): number | undefined {
  return ROW_OF.get(folded);
}

/** Names that so many people bear that they tell little: the commonest of the Arabic-speaking countries, China and Korea. */
const COMMONEST = new Set('muhammad ahmad mahmud husayn hasan ali fatima yusuf ibrahim maryam abdallah khalid omar said zhang li wang chen kim park'.split(' '));

/** True for a row whose name is one of the commonest. */
export function isCommonest(row: number | undefined): boolean {
  return row !== undefined && COMMONEST.has(ROWS[row]?.[0] ?? '');
}

/** Names written in Arabic letters that Christians bear in their own forms. */
const OF_CHRISTIANS = new Set('john alexander michael nicholas peter paul george sergei anna mark philip zachary maryam jacob yusuf dawud isaac gabriel benjamin eliyahu'.split(' '));

/** True for a row of a name that Muslims bear, of which Central Asia and the Caucasus make surnames. */
export function isOfMuslims(row: number | undefined): boolean {
  const names = row === undefined ? undefined : ROWS[row];
  return names !== undefined && !OF_CHRISTIANS.has(names[0] ?? '') && names.some((name) => /[\u0600-\u06ff]/.test(name));
}

/** The usual Latin spelling of a common name written in another script; undefined for other words. */
export function vocalised(folded: string): string | undefined {
  const row = ROW_OF.get(folded);
  return row === undefined || /^[a-z]/.test(folded) ? undefined : ROWS[row]?.[0];
}
