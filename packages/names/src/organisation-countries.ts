/**
 * More countries with what is theirs in the languages of organisation-words.ts, in Arabic, Persian, Turkish and Russian; the
 * first word of a row is the country. Adjectives of the languages of Europe stand in the forms that names of bodies have.
 */
export const MORE_COUNTRIES = `
venezuela venezolana venezolano venezolanas venezolanos venezuelana venezuelano venezuelan venezuelien venezuelienne venezolanisch فنزويلا венесуэла венесуэльск
cuba cubana cubano cubanas cubanos cuban cubain cubaine kuba kubanisch كوبا куба
colombia colombiana colombiano colombian colombien colombienne kolumbien كولومبيا колумбия
peru peruana peruano peruvian peruvien perou بيرو
ecuador ecuatoriana ecuatoriano ecuadorian equateur equador
bolivia boliviana boliviano bolivian bolivie
argentina argentino argentine argentinien argentinas الأرجنتين аргентина
uruguay uruguaya uruguayo
paraguay paraguaya paraguayo
nicaragua nicaraguense nicaraguan nicaragueno
honduras hondurena hondureno honduran
guatemala guatemalteca guatemalteco guatemalan
panama panamena panameno panamanian بنما панама
haiti haitienne haitien haitian haitiana هايتي
mexico mexicana mexicano mexicanas mexicanos mexican mexicain mexicaine mexikanisch мексиканск
brazil brasileira brasileiro brasileiras brasileiros brazilian bresilien bresilienne brasilena brasileno brasilianisch
chile chilena chileno chilean chilien chilienne
belarus belarusian belorussia belorussian belorusskaya belorusskii belaruskaya belaruski bielorussie bielorrusia weissrussland byelorussia byelorussian بيلاروسيا беларусь белоруссия беларус
serbia serbian srbija srbije srpska srpski srpske serbie serbien serbe serbisch صربيا сербия србија србије српски српска
croatia croatian hrvatska hrvatske hrvatski croatie kroatien хорватия
bosnia bosnian bosna bosanska bosanski bosnie bosnien البوسنة босния
kosovo kosova kosovar كوسوفو косово
albania albanian shqiperi shqiperise albanie albanien ألبانيا албания
montenegro montenegrin crnagora черногория
slovenia slovenian slovenija slovenska slovenie slowenien словения
slovakia slovak slovenska slovensko slovaquie slowakei словакия
czechia czech ceska cesky ceske tchequie tschechien чехия
hungary hungarian magyar hongrie hungria ungarn венгрия
romania romanian romana romaneasca roumanie rumania rumanien румыния
bulgaria bulgarian bulgarska bulgarski bulgarie bulgarien болгария българия
moldova moldovan moldavia moldavskaya moldavie молдова молдавия
armenia armenian armenie armenien armyanskaya أرمينيا армения ارمنستان
azerbaijan azerbaijani azerbaycan azerbaidjan aserbaidschan azerbaidzhan azerbaidzhanskaya أذربيجان азербайджан آذربایجان
kazakhstan kazakh kazakhstani qazaqstan kazakhstana kazakhskaya qazaq كازاخستان казахстан қазақстан қазақ قزاقستان
uzbekistan uzbek ozbekiston uzbekskaya أوزبكستان узбекистан ازبکستان
turkmenistan turkmen turkmenskaya تركمانستان туркменистан ترکمنستان
kyrgyzstan kyrgyz kirgizstan kirghizstan kirgizskaya قرغيزستان кыргызстан киргизия قرقیزستان
tajikistan tajik tadzhikistan tadjikistan tajikskaya طاجيكستان таджикистан تاجیکستان
latvia latvian latvijas latvija lettonie lettland латвия
lithuania lithuanian lietuvos lietuva lituanie litauen литва
estonia estonian eesti эстонск
poland polish polski polska polskie polskiego polnisch polonaise polonais polaca
germany germanya almanya deutscher deutsches deutschen aleman alemanes tedesca tedesco немецк германск
france franco francaises francais französisch fransa frantsuz
austria austrian osterreichische autrichienne autrichien austriaca austriaco
portugal portuguesa portugues portuguese portugais portugaise
ireland irish irlandaise irlandesa irlandes ирланд
scotland scottish
wales welsh
denmark danoise danesa dansk danske daenisch
norway norske norsk noruega noruego
sweden svenska svensk suedoise sueca sueco
finland finnische suomen suomi finlandaise finlandesa
belgium belgian belge belga belgische
greece greek hellenic ellenika ellas hellas grecque griega griego griechische yunanistan yunan يونانية ελλαδας ελλαδος ελληνικη ελλαδα греческ
cyprus cypriot kibris chypre chipre zypern kypros قبرص кипр κυπρος
malta maltese malte مالطا мальта
turkey turkish turkiye turkische turque turca turki تركية التركية ترکیه ترکی турецк
syria syrien syrische souria souriya souriyya suriyya siriya siria syriac السورية سوري السوري سوریه сирийск
lebanon lubnaniya libanesa libanes libanesische lubnan lübnan لبنانية لبناني ливанск لبنانی
jordan jordanian jordanienne urduniya ürdün الأردنية иордан اردن
iraq iraqiya irakische irakli iraqiyya العراقي иракск عراق
iran iranische iraniens irana iranischer الإيرانية الايراني иранск ایرانی ایران
israel israeli israelienne israelische israelita إسرائيلي
palestine filistinli palestinos فلسطيني
egypt egyptienne misriyya misriya agyptische egipcia egipcio masriya مصري مصرية египетск
libya libysche libia libica libi الليبي ليبي ливийск
tunisia tunisian tunisienne tunisien tunecina التونسية تونسية tunus
algeria algerian algerienne algerien argelina argelino algerische جزائرية الجزائرية cezayir
morocco moroccan marocaine marocain marroqui المغربية مغربية
mauritania mauritanian mauritanie موريتانيا
sudan soudanais sudanesische sudanesa سوداني суданск
ethiopia ethiopian ethiopienne athiopien ityopia
eritrea eritrean erythree إريتريا эритрея
djibouti جيبوتي
somalia somalian somalienne soomaali soomaaliya somalische صومالي
kenya kenyan kenyane kenianische
uganda ugandan ougandaise
tanzania tanzanian tanzanie تنزانيا танзания
rwanda rwandan rwandaise ruanda رواندا
burundi burundaise بوروندي
congo congolese congolais kongolesische congoleña
zambia zambian
zimbabwe zimbabwean زيمبابوي зимбабве
angola angolan angolana angolano анголы
namibia namibian
botswana
malawi
madagascar malagasy malgache مدغشقر
cameroon cameroonian cameroun camerounaise kamerun الكاميرون
ghana ghanaian ghaneenne غانا
senegal senegalaise senegalese السنغال
ivorycoast ivoirienne ivoirien ivorian
liberia liberian
gambia gambian
guinea guinean guinee guineenne غينيا
benin beninoise
togo togolaise
gabon gabonaise
nigeria nigerian nigeriane نيجيرية
niger nigerien nigerienne
mali malian malienne
chad chadian tchadienne tchadien
china chinese chinesisch chinois chinos chinesa cina cinese çin sini sinochina китайск صينية الصينية چین
japan japanische japonesa japones giapponese jepang японск
india indienne indische hindustan hindistan bharat bharatiya hind الهندية هند
pakistan pakistanische pakistana pakistanaise پاکستان
afghanistan afghanische afghanes afgan afganistan afghaniya أفغاني افغانستان афганск
bangladesh bangladeshi bangla
nepal nepalese nepali
maldives maldivian
vietnamnamese vietnamienne viet вьетнам فيتنام
laos laotian
cambodia cambodian cambodge kampuchea
thailand thai thailandaise tailandia تايلاند таиланд
malaysia malaysian malaisie ماليزيا малайзия
indonesia indonesian indonesie indonesien إندونيسيا индонезия
philippines philippine filipina filipino filipinas philippinen الفلبين филиппины
mongolia mongolian mongolie монголия монгол
australia australian australie australien أستراليا австралия
taiwan taiwanese taiwanaise تايوان тайвань
canada canadian canadienne canadien canadiense kanadische كندية
us american americaine americain americana americano amerikanische amerikan amerika estadounidense американск amerikanskii
uk british britannique britanica britanico britische ingiliz англ britanskii
saudi saudis suudi saoudien saoudienne saudische سعودي سعودية саудовск عربستان
emirates emirati emiratis emarat emarati imarat إماراتي الاماراتية امارات
qatar qatari qatarienne katar kataris قطرية القطرية قطري
bahrain bahraini bahrein البحرين бахрейн
oman omani عمان عمانية оман
yemen yemenia yamani yamaniya yemenitische يمنية يمني йеменск
kuwait kuweyt kuwaitiya كويتية كويتي
costarica costarricense
elsalvador salvadorena salvadoreno
dominican dominicana dominicano
papua
`;
