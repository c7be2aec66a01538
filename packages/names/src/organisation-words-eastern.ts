/**
 * More words of Persian, Arabic, Turkish, Urdu, Kurdish and Pashto names of bodies, in their own letters and in Latin ones,
 * and of languages of Europe that organisation-words.ts has not: meanings first, then trades. The first word of a row is the
 * meaning. Common knowledge.
 */
export const EASTERN_MEANINGS = `
east este leste
central centrale centrales zentral zentrale
ministry bundesministerium landesministerium
association bundesverband landesverband dachverband verband verbande
bank bundesbank landesbank zentralbank volksbank
agency bundesamt bundesagentur
main principal principale hauptamt asli
shipping marine marin
republic jomhouri jomhourie جمهوریه
army سپاه
airlines الجوي الجوية
support supporting supporters
management mgmt mgt
international interntl intnl int
technology techn
foundation fdn fndn
manufacturing manuf mfrs prod
engineering engin
government govt gov
construction construc
transport transp
foundation بنیاد بنياد bonyad bunyad بنیادها weqf vakıf وقف وقفیه mouassassa mouassassat muassasah mu’assasah muassasatul
charity خیریه خيریه kheyrie kheiriyeh kheirieh khairiyyah xeyriye khayriyat
relief امداد emdad imdad امدادی igasa امدادرسانی
society جامعه jaamea جمعية
association انجمن انجمن‌ها ittehadia tanzeem tanzim komeleya komala komele کۆمەڵە ټولنه tolana jamiatu jamaatu
organization سازمان تنظیم تنظيم sazmaan rêxistin rexistin ریکخراوی ریکخراو اداره edare idareh teskilat teskilati hayat هیات هيات
bank بانک بانكي bânk bankeh banke
shipping کشتیرانی کشتيراني keshtirani deniz بحرية البحرية بحري البحري دریایی daryaei daryai melaha milaha milahah
company شرکت شركات شرکتهای sherkat-e kompani sarika sharikatu کمپنی şirketê kompanya
group گروه مجموعه groupê koma گروپ
international بین‌المللی بینالمللی المللی beynalmelali beinolmelali bainalmilali navnetewî navneteweyi dauliya dowlia duwali
national ملی ملي qawmi qaumi netewî netewi netewayati
development توسعه توسعة پیشرفت taraqqi geshepedan انکشاف enkeshaf inkishaf
humanitarian بشردوستانه insani انسان‌دوستانه
aid کمک komak yardım kömek
centre مرکز مركزي markazi merkezî navend navenda سنتر
committee کمیته کميته لجنه lajnah lajna komita komitah kumita lajnatul lijan komîte کمیټه
council شورای شورا شوری shura shoura shuraa shora majlisul encumen encumena
union اتحادیه اتحاديه ittihadiya ittehadia ettehadieh اتحادية yekîtiya yekitiya yeketi yekiti niqaba نقابة النقابة
institute موسسه مؤسسات پژوهشگاه انستیتو institutu enstitüsü
fund صندوق sandoughe sandogh sandoughi fona
network شبکه shabakeh shabakatul
women زنان بانوان خواتین khawatin
youth جوانان javanan jawanan shabibat ciwanan gençlik genclik نوجوانان
health بهداشت سلامت salamat sehat tandurusti
education آموزش amuzeshi perwerde taleemi تعلیم
peace صلح solh sulh barış baris asti aştî امن
agriculture کشاورزی كشاورزي keshavarzi keshawarzi kishavarzi قرضه زراعی
rights حقوق hoquq hukuk huquq
services خدمات xizmet خدماتی
trading تجاری تجارتی بازرگانی بازرگاني bazargani bazergani tejarati tijarati
industries صنایع صنايع sanayea sanaye صنعتی صنعتي sanati sinaat pîşesazi sanaya الصناعي صناعية sinaiyya sinaiyah
enterprise مؤسساتی işletme kuruluşu kurulusu müessese
engineering مهندسی مهندسي mohandesi handasiya muhandisin مهندسین مهندسان
construction سازندگی سازندگي sazandegi sazandagi ساختمانی ساختمان عمران عمرانی inşaat i'mar binasazi sakhtemansazi مقاولات المقاولات تعمیرات
transport حمل‌ونقل ترابری tarabari نقلیه tarabari taşımacılık
oil نفتی naftiran petroleya naftî
investment سرمایه‌گذاری سرمایهگذاری yatırım
holding هلدینگ
general عام عمومی umûmî giştî
world جهان جهانی
management مدیریت modiriat ادارة الادارة idara mudiriyyat
insurance بیمه بيمه
university دانشگاه پوهنتون pohantun zanko zankoya زانکۆ جامعات
school مدارس آموزشگاه madares
hospital بیمارستان بيمارستان شفاخانه nexweşxane
manufacturing تولیدی تولید تولید‌ی
brothers برادران اخوان ikhwaan ikhwanul biradaran
electronics الکترونیک الکترونيک elektronic الکترونیکی الكترونية الالكترونية الکترونیکس
islamic اسلامی اسلامي islamiya islamiyya islamiyah islamiyyah eslamiye islamî islamiyye الاسلامي islamiyat
muslim مسلمان مسلمین muslimun
army ارتش لشکر سپاه پاسداران جیش سپاه‌ها lashkar lashkare laskar arteş hêzên
movement جنبش تحریک تحریک‌ جنبشی حرکة حرکت tevger tevgera harka jonbesh junbish
front جبههٔ جبهه jebhe jebheh bereya enî eniya mahaz محاذ
party حزب حزبی partiya partî partîya party partiyê پارتی پارٹی
brigade تیپ کتيبة كتيبة
ministry وزارت وزارة vezarat wezarat وەزارەتی bakanlığı
department اداره اداری مديرية المديرية مدیریت‌ رئاست daire dairesi
government حكومة الحكومة دولت‌ hikumet
state دولتی دولت dowlati devlet dewlet
republic جمهوری جمهوريت jomhuriye komar komara jamhuriya jamhuri
united متحد متحده muttahid mottahede
programme برنامه
medical پزشکی طبي medikale
research تحقیقاتی تحقیقات پژوهش پژوهشی abhath بحوث ابحاث الابحاث الأبحاث
training تربیتی تدریب
import واردات استيراد الاستيراد
export صادرات صادراتی تصدير التصدير saderat
airlines هواپیمایی هواپيمايي هوایی طيران havapeymaei havapeymayi hawapaymai firokexane
plant کارخانه کارخانجات karkhanejat کارگاه مصانع فابریکه fabrike
technology فناوری فن‌آوری تكنولوجيا تکنولوژی teknolozhi taknologiya تقنية التقنية taqniya
security امنیت امنيت امنیتی asayiş asayish أمنية الامنية
science علوم علمی العلوم ulum olum zanist علمية
complex مجتمع مجمع mojtamaa mujamma mojtamae majma المجمع majmae
channel قناة القناة qanat qanaat qanah شبکه‌ kenal
equipment تجهیزات معدات المعدات muaddat
establishment منشأة
supply تدارکات تأمین
consulting مشاوره مشاور استشارات الاستشارات mushawere
foreign خارجه خارجی kharijiya الخارجية خارجية
public مردمی خلق شعبي الشعبي شعبية الشعبية shaabiya shabiya shabiyya gele
headquarters قرارگاه ستاد gharargah qarargah setad karargah karargahi hq generalstab comando kommando command قيادة القيادة qiyada qiyadat فرماندهی farmandehi
office مکتب دفتر maktabu nivisgeh
affairs شئون شؤون امور omur umur shuun shu'un seruş işleri
`;

/** Trades, as those of organisation-trades.ts. */
export const EASTERN_TRADES = `
ammunition cartridge cartridges patronen cartouche cartouches cartuchos fishang فشنگ
iron fer hierro ferro eisen
potash potasse potasa kali
hydrocarbons hydrocarbures hidrocarburos hidrocarbonetos idrocarburi هیدروکربن محروقات المحروقات
mining minas mina minieres minerii
aircraft havapeymasazi havapeimasazi هواپیماسازی هواپيماسازي aeronaves
cooperative cooperatives cooperativa cooperativas taavon taavoni tavon taawun تعاون تعاونی تعاوني kooperatif kooperatifi genossenschaft kooperativ
fertiliser fertilizer fertilizers fertilisers engrais fertilizantes dunger gubre asmida سماد الاسمدة
artillery artillerie artilleria artilharia topcu
civil civile civiles zivil sivil مدنی مدنية
electromechanical electromecanique electromecanica
orthodox orthodoxe ortodoxa
sports sport deportes deportiva sportif spor ورزش رياضة رياضي
shipbuilding verfi verfy верфи верфей верф tersanecilik
interior internal interieur interiores interni innern
aerospace هوافضا
forces نیروهای نيروهاي
logistics پشتیبانی پشتيباني amad آماد
defence defa
studies etudes estudios estudos studi studien دراسات dirasat motaleat مطالعات studium
democratic demokrat demokrata democrate democratas دموکرات ديمقراطي
centralbank
newsagency
techuniversity polytechnic polytechnique politecnico politecnica politechnika
militaryunit
humanrights
shiprepair
call dawa dawah daawa daawah dawat dawatul da’wa dava davet دعوة الدعوة دعوت tabligh
petrochemical پتروشيمي بتروكيماويات petroshimiye
steel فولاد نورد آهن الحديد حديد demirçelik
copper مس nuhas نحاس النحاس cuivre cobre kupfer rame медь медн
gold ذهب الذهب طلا ouro altin زيړ золото
tanker tankers نفتکش naftkesh naftkash ناقلات nakilat naqilat petroliers petroleros tankeri танкер
defence دفاعی دفاعي difai difaiya دفاعية الدفاعية پدافند padafand parastin
workers کارگر kargar karker karkeren işçi isçi mazdoor مزدور
students دانشجو xwendekar
liberation آزادی azadi azadî آزادی‌بخش rizgari rizgarî tahrir
resistance berxwedan
martyrs şehit shahid shahed شهید shaheed
orphans ايتام yateem
families عوائل خانواده
prisoners asra أسرى الاسرى prisonniers presos prisioneros prigionieri gefangene tutsak زندانیان
intelligence اطلاعات‌ mukhabarat المخابرات
exchange صرافي sarafiye currency عملة sarraflik
gas گازرسانی گازی
energy توانیر tavanir نیرو niroo niru
cultural culturel culturelle cultural culturale kulturell kultur thaqafa thaqafiya thaqafi thaqafiyya ثقافي ثقافية الثقافية الثقافي فرهنگی فرهنگي farhangi çand kultur культурн kültür kulturel
religious dini diniya دینی دينية الدينية religieux religieuse religioso religiosa
scout scouts kashafa كشافة
printing چاپخانه
press خبرگزاری khabargozari khabar haber news noticias nouvelles nachrichten notizie новости novosti اخبار الأخبار الاخبار akhbar xeber خبر وكالة‌الانباء anba انباء الانباء الأنباء
broadcasting صدا سیما بث البث
mill mills moulin molino molinos moinho mulino muhle değirmen degirmen asya مطاحن
flour harina farine farinha farina mehl unlu طحين دقيق
poultry aviculture avicola avicoltura tavuk tavukculuk morgh مرغ دواجن الدواجن dajaj
feed alaf علف forraje
rice arroz riso reis berenj pirinc برنج أرز
tea chai shay шай چای شاي
carpet carpets tapis alfombras hali farsh فرش سجاد teppich
leather cuir cuero couro cuoio leder deri charm چرم جلود
brick bricks ladrillo brique tugla ajor آجر طابوق
glass verre vidrio vidro vetro glas shisheh شیشه زجاج الزجاج
ceramic ceramics ceramique ceramica keramik seramik kashi کاشی سيراميك
marble marbre marmol marmore marmo marmor mermer رخام الرخام sang
fuel fuels combustible combustibles carburant carburants combustibili yakit sukht سوخت وقود الوقود brennstoff топлив
lubricant lubricants lubrifiants lubricantes yaglari ravankar زيوت
power nirugah niroogah نیروگاه محطة santral santrali kraftwerk centrale
refinery raffinerie refineria refinaria raffineria palayeshgah pallayeshgah پالایشگاه مصفاة مصافي rafineri rafinerisi
drilling forage perforacion perfuracao perforazione haffari حفاری حفر الحفر sondaj burov буров
pipeline pipelines oleoduc oleoducto gasoducto boru لوله
ammunition munitions municiones municoes munizioni munition muhimmat mohemmat مهمات ذخيرة الذخيرة cephane
explosives explosifs explosivos esplosivi sprengstoff patlayici monfajere متفجرات
gunpowder poudre polvora polvere schwarzpulver barut
missile موشکی موشكي saroukh sarukh fuzesi
tactical tactique tactico tactica tatico tattico taktisch taktik taktiki تاکتیکی تكتيكي
strategic strategique estrategico estrategica strategico strategisch stratejik راهبردی استراتيجية
mechanical mecanique mecanica mecanico meccanica mechanisch mekanik مکانیک mechanics
engine engines moteur moteurs motores motore motori triebwerk
tractor tractors tracteurs tractores trattori traktoren traktor تراکتورسازی تراکتور teraktorsazi
helicopter helicopters helicoptere helicopteres helicoptero helicopteros elicotteri hubschrauber بالگرد helicoptri vertolet вертолёт
aircraft avions aeronaves aeromobili flugzeug flugzeugbau ucak havapeima aeroplane aeroplanes aeroplanos samolet самолёты
repair repairs reparation reparations reparacion reparaciones reparacoes riparazione reparatur onarim tamirat tamir
optical optique optica optico ottica optik optisch optics
instrument instruments instrumentos strumenti instrumente
bearing bearings roulements rodamientos rolamentos cuscinetti walzlager rulman بلبرینگ
turbine turbines turbinas turbinen
tank tanks panzer
special speciale especial especiales speciales spezial ozel khass vizhe ویژه خاصة الخاصة
federal federale federales bundes federalny федеральный اتحادي الاتحادية
soviet sovietique sovietico sovietica sowjetisch
today aujourdhui hoje oggi heute اليوم امروز bugun
interior innere interno interni داخله داخلية الداخلية dakhiliya kishvar
wagon wagons vagon vagones
cable cables kabel kablo cavi
pipe pipes tubes tubos tubi rohre boru
radar radars radares
fleet flotte flota frota flotta flotten filo filosu naavgan ناوگان اسطول الاسطول
navy navale naval navales marinha bahriya
guard guards garde guardia guarda pasdaran pasdaaran haras الحرس حرس muhafiz gardist
forum foro forums منتدى المنتدى muntada
academy academie academia accademia akademie akademi akademisi akademiya akademi أكاديمية اكاديمية الاكاديمية آکادمی
museum musee museo museu muze müze متحف
college colegio collegio kolej koleji كلية الكلية kulliyat
`;
