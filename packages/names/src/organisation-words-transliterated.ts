/**
 * More words for the meanings of organisation-words.ts: other languages, other spellings, and Arabic, Persian, Russian,
 * Turkish and other words in Latin letters, as lists and directories have them. The first word of a row is the meaning;
 * the rows below the empty line are meanings that those rows have not. Common knowledge.
 */
export const TRANSLITERATED_MEANINGS = `
foundation muassasa muassasat muassassat mouassasat moassasat moassese moasseseh moasesseh moassesseh bonyad bonyade boniad yayasan vakfi vakif waqf fundacja nadace fondatsiya fondacija zaklada
charity khayriyya khayriyyah khairiyah khayriyah khayria khairia khairiyya kheyrieh hayri benevolent beneficent philanthropic philanthropique charitativa humanitair
relief ighatha igatha ighathah igathah lilighatha liligatha egatha pomoc yardim yardimlasma
society drustvo obshchestvo obschestvo towarzystwo
association jamiyat jamiyyat jamiat jamiyya jamiyyah jamiya jamaiyah jamaiyat jamia jamiah jamiatul jamiyatul jaamiyat jomiat jomiatul djemia jameat jamahat jamahatul jamatul jamaat jamaah jama jamaatul jemaah gamaa gamaat anjuman anjoman dernegi dernek udruzenje stowarzyszenie assotsiatsiya assotsiatsia asotsiatsiya obedinenie obyedinenie obyedineniye obyedinenye obedineniye объединение associations assn assoc associacio associaton vereniging vereinigung bereinigung
organization hayat haiat hayaat heyat hiyat munazzama munazzamat munadhama munadama munaddama munadamma tanzim tanzeem tandhim sazman sazeman sazmane orgut orgutu organizatsiya organizatsia organizacja organizacija org orgs
bank banka bankasi bankas banki bankalar bnk masraf masrif unhaeng
shipping maritim maritimes maritimo denizcilik shpg morskoi morskoe morskaya sudokhodnaya keshtirani kashtirani navire navegacao navegacion bahri
company sharika sharikat sharikah shirkat shirka sherkat sherkate sherekat kompania kompaniya kompaniia kompanija kompanie companie borisat gongsi sirket sirketi spolka companies cia compa
group majmua majmuat majmoo grupa grupp gruppa gruppo goruh goruhe guruh grubu grup groups groupement grouping gruppierung агруппа
international internacionalni mezhdunarodny mezhdunarodnyi mezhdunarodnaya mezhdunarodnoe uluslararasi miedzynarodowy dawliya dawliyya dawalia dawaliya duwaliya dawliyah internation beynolmelali miedzynarodowa medunarodna medzinarodna
national wataniya wataniyya watani watania natsionalny natsionalnyi natsionalnaya natsionalnoe natsionalni narodowy ulusal milli nacionalna nacionalni
development tanmiya tanmiyah tanmiyya tanmia altinmia tanmiyat liltanmiya tose tosee toseh toseeh towse towseh towsee toseye tawsia kalkinma razvitie razvitiya razvitiye rozwoj razvoj developers developer desarrollos
humanitarian insaniya insaniyya ensani insani gumanitarny gumanitarnaya humanitarna humanitarni humanitarny humanitare
aid assistance asistencia assistenza
centre markaz merkez merkezi tsentr centrum centar centers centres
committee lajnat lajna lajnah lajnatul lejna komite komitesi komitet comitetul commite commitee comittee
council majlis majles majelis konsey konseyi sovet savjet rada
union ittihad itihad ettehad ettehadiye etihad birlik birligi soyuz savez zwiazek unia sojuz sojus unions
federation federasyonu federasyon federatsiya federacja federacija federations
institute mahad maahad institut enstitusu enstitu instytut institution institutions pazhuheshgah pajouheshgah
fund sunduq sandouq sanduq sandogh sandoq
agency wakala wakalat ajans ajansi agentstvo agencija agencja agencies acenteligi acentelik acentesi
network shabaka shabakat
women nisa zanan kadin kadinlar
youth jovenes
health sihha sihhat behdasht saglik zdravookhraneniya
education talim taalim tarbiya egitim obrazovaniya obrazovanie
food gida alimento alimentos alimenticios alimenticia aliments lebensmittel nahrungsmittel foods foodstuff foodstuffs
agriculture agricultural agrarian agricola agricolas agropecuaria agropecuario agricultura ziraat zirai tarim tarimsal landwirtschaft selskokhozyaistvennaya selskokhozyaistvenny agro agri agrarnaya rolnicza
social ejtemai sosyal sotsialny
support daam poshtibani poshtiban destek unterstutzung assistencia
services servisleri hizmet hizmetler hizmetleri hizmetlari khadamat khadamate khidmat khadamatul uslugi usluge serv svcs svc
trading tejari ticaret ticari ticareti tic torgovlya torgovy torgovyi torgovoy torgovaya torgovoe bazargani bazarganiye tijara tijariya tijariyya tijarah tijarat litijara litijarah liltijara merchants merchandising comercializadora comercializacion comerciais commercialization kommercheski kommercheskiy kommerchesky kommercheskii kommercheskaya handels handelsgesellschaft handelsges traders trader maoyi trgovina trgovinu mercantile
industries sanayi sanayii sinai sinaiya sanaye sanayeh sanaie sanat sanaate promyshlennost promyshlennaya promyshlennye promyshlenny ind inds indus indust industriales industriali industrielles industrias przemysl sanaat sinaa industriya industrija
enterprise predpriyatie predpriyatiye predpriyatia predpriatie pidpryyemstvo pidpryemstvo pidpriemstvo підприємство preduzece poduzece predpriemstvo isletme isletmesi isletmeleri przedsiebiorstwo empreendimentos emprendimientos enterprize entreprises unternehmen
engineering muhandisi mohandesi mohandessi handasa handasiya muhendislik inzhiniring inzhenernaya inzeniring eng engg engr engineers ingenierie ingenieros mohandesin
construction construct constructora constructores insaat insaati stroitelstvo stroitelnaya stroitelny stroitelnaia stroi sakhteman sakhtemani sakhtemane budowlana bau bauunternehmen gradjevinsko contractors contracting contractor muqawalat mokawalat budivelna constr const
transport transportes transporte transportadora transportadores transportacion transportasi naqliyat nakliyat nakliye tasimacilik perevozki transportation transporters transportistas trucking trucks haulage haml
oil naft nafte neft nafta neftyanaya neftyanoi petrol petrolleri petrolu petroli nefteprodukt petrole petroliere petrolera petrolifera petroleos
investment investicije investitsii investitsionnaya investitsiya istithmar istithmarat istismar istithmariya yatirim yatirimlari inversion inversora inversionista inversiones investissements investimento investimenti beteiligung sarmayegozari sarmayehgozari sarmayegozariye inwestycje investors investing
holding qabida holdingi khalding kholding
general umumi umum generalnaya amma aama genel obshchii
world alam alami alamiya alamiyya dunya mirovoi welt vsemirny
solutions cozumleri cozum
systems sistem sistemas sistemi sistemy sistemleri
management yonetim yonetimi menedzhment upravlyayushchaya upravlenie menadzhment modiriyat mudiriyat managing verwaltung gestao administracion administration administrative administracao administrativa idara idarat managment
partners partnery ortaklari
capital kapital kapitali
finance maliya maliyya finansal finans finansovaya finansovy finansovo financieras financiamiento
insurance tamin bimeh bimehe sigorta sigortasi strakhovaya strakhovanie osiguranje ubezpieczenia reinsurance
university daneshgah daneshgahe universitesi universitet uniwersytet universitas univerzitet univ universities
school madrassa madrasa madrassah madrasah madaris medrese madrese madressa okul okulu shkola szkola seminary skola
hospital mustashfa bimarestan hastanesi hastane bolnitsa szpital bolnica
manufacturing manufacture manufacturer manufacturers manufacturera manufacturas production productions productive producing producers producer produccion producciones productora producao produzione produktion uretim imalat imalati tolid tolidi proizvodstvo proizvodstvennaya proizvodstvennoe proizvodstvennoye proizvodstvenny prozvodstvennoye proizvodnja proizvodnju производство производственная производственное intaj entaj produits fabricacion fabricas fabricantes makers
brothers hermano ikhwan baradaran kardesler biraderler bratya
electronics elektronika elektroniki electroniques electronicos electronicas elektronike iliktruniyat
islamic islami islamia eslami islamitische islamisk islamischer islamische islamskaya islamska
muslim moslem muslimin muslimeen muslimina musulmans musulmanes
protection himaya hemayat himayat
population nufus
security amn amniya amniyat guvenlik guvenligi bezopasnost bezopasnosti okhrana okhrannaya okhrannoe emniyet ochrona
movement haraka harakat harakah harakatul harkat harkatul tahrik tehrik tehreek tahreek hareket hareketi dvizhenie dvizheniye pokret
front jabhat jabhah jabha jebhat jabhatul djabhat cephe cephesi fronte frontul
army jaish jaysh jeish djaish djeich jaishul jayshul ordu ordusu armiya armija vojska artesh
party hizb hezb hizbul hezbe hizbe partisi partiya partija partia parteja
brigade brigades brigadas brigate brigady kataib katibat katiba katibah katibatul kataeb katayib kataaib kateeb katibasi saraya saraaya sarayya liwa liwaa lewa battalion battalions batallon bataillon batalyon batallones squads squad
ministry vizarat vezarat wizara wizarat bakanligi bakanlik ministerstvo ministarstvo ministerstwo
department departament departamento departman dpt departments directorate directorates direction direccion direzione directie direktsiya mudurlugu mudiriya mudiriyat departement
government hukuma hukumat hukumet hokumat pravitelstvo governmental
office maktab maktabe daftar ofisi buro bureaux offices ofis oficinas byuro biuro bureaus
state dawla dawlat dowlat devlet gosudarstvo gosudarstvenny gosudarstvennyi gosudarstvennoe gosudarstvennoye gosudarstvenoye gosudarstvennaya derzhavne derzhavny derzhavna derzhavnoe державне государственное государственная drzavno panstwowe devletsel
republic jumhuriya jomhuri jumhuriyyat cumhuriyeti cumhuriyet respublika republika
united muttahida mottahed birlesik obedinennaya obyedinyonnaya zjednoczone
programme barnamij barnameh programi proqram programmes programs
project proje projesi projects proyectos projets mashru proyekt proekt projekt
medical tibbi tibbiya medicas medicos medicales meditsinskaya meditsinski medikal pezeshki medic medicine medicina
research buhuth bahth tahqiqat tahghighat pazhuhesh pazhoohesh arastirma issledovatelsky issledovatelskiy issledovatelskii issledovaniya investigaciones recherches researches badawczy
training egitimi amoozesh amuzesh
import imp imports importadora importaciones importacoes importateur importer importers ithalat istirad varedat importna importni importno
export exp exports exportadora exportaciones exportacoes exporter exporters ihracat tasdir eksport eksporta izvoz saderati
airlines airways aircompany aviakompaniya aviakompania aviakompanija aviacompany aviakompaniia hava havayollari havayolu havacilik aerolinea aereas aereos aereo aerea aerienne aeriennes tayaran tayran tayyaran havapeimaie havapeymai havapeyma aeronautical aeronautics aeronautica aeronautique luftfahrt fluggesellschaft aviatsiya aviatsionnaya avialinii авиалинии avion aerien
plant plants zavod zavody zavodi kombinat kombinati fabrika fabrikasi fabryka fabricas fabriek karkhaneh karkhane tvornica factories works werke usines planta fabbrica
securities menkul titulos
technology teknoloji teknolojileri teknolojisi tekhnologii tekhnologiya tecnologias tecnologica tecnologico fanavari fannavari tech technik technologijos technologic teknik technics tekhnika technologija technologien
emergency acil urgences taware

channel station kanal kanali canal qanat chaine
directors yonetmenler
science scientific nauchno nauchny nauchnyi nauchnaya nauchnoe научно научный научная ilmi elmi bilim bilimsel cientifico cientifica scientifique scientifiques scientifico wissenschaftliche naukowy ciencia ciencias sciences
design tasarim diseno konstruktorskoe konstruktorskoye konstruktorsky конструкторское конструкторский tarh dizayn tarahi
complex mujtama mojtama mojtame kompleks kompleksi complexe complejo комплекс
concern kontsern konzern koncern концерн
corporation korporatsiya korporatsia korporasyonu korporasyon korporacija korporacja корпорация corporacion corporacao corporativo corporate
consortium konsortsium konsortium consorcio konsorsiyum consorzio консорциум
province wilayat wilayah wilaya vilayet velayat ostan oblast provincia provincie
equipment equipements equipos ekipman ekipmanlari tajhizat oborudovanie maalat malzemeleri
establishment establecimiento etablissement anstalt etablissements
supply supplies suministros tadarokat tedarik snabzhenie fournitures
consulting consultants consultant consultores consultoria consultora danismanlik conseils moshaver moshaveran konsalting beratung consultancy
foreign exterieur exteriores exterior dis vneshne vneshny kharejeh khareji vneshneekonomicheskoe
public popular publica publico publique peoples people populaire popolare shabi shaabi halk narodny narodni narodnaya narodowa mardomi mardom
north northern nord norte norden nordlich septentrional shamal shamali shimali kuzey severny severnaya severnyi север северный северная شمال الشمال الشمالية شمالی
south southern sud sur sul sudlich meridional janub janubi janoub jonoub guney yuzhny yuzhnaya yuzhnyi юг южный южная جنوب الجنوب الجنوبية جنوبی
east eastern orient oriental oriente ostlich sharq sharqi shargh sharghi dogu vostok vostochny vostochnaya восток восточный восточная شرق الشرق الشرقية شرقی
west western ouest oeste occidental occidente westlich gharb gharbi bati zapad zapadny zapadnaya запад западный западная غرب الغرب الغربية غربی
`;

/** Countries by the words for what is theirs; the first word is the one of the table of countries. */
export const ADJECTIVES_OF_COUNTRIES = `
palestine palastina palaestina palastinensische palastinensischer palaestinensische palaestinensischer palestinensische palestinische palestinienne palestiniens palestinien palestinas palestino filistin falastin filastin filistini filastini falastini filastinia filastiniya phalastini فلسطينية الفلسطينية الفلسطيني палестинский
afghanistan afghan afghane afghani afghania أفغانية افغان
pakistan pakistani
iraq iraqi irakien irakienne العراقية عراقي
iran irani iranien iranienne iranische الايرانية ایرانیان
egypt egyptienne misr المصرية
yemen yemeni yemenite اليمنية
kuwait kuwaiti koweitien الكويتية
turkey turk turkiyenin turque
germany germania allemande alemana
france french francaise francais francesa
italy italian italienne italiana italiano
spain spanish espagnole espanola espanol
switzerland swiss schweizerische schweizer
netherlands dutch nederlandse
uk british
ukraine ukrainian ukrainskaya ukrainska ukrainskyi украинский українська
russia russian russe rusa russo rossiiskaya rossiiskii rossiiski rossiyskaya rossiyskiy rossii российская российский российское россии
china chinoise chinesische
japan japanese japonaise
korea korean coreenne choson chosun
sudan soudanaise sudani السودانية
libya libyenne الليبية
lebanon libanaise lubnan اللبنانية
syria syrienne suriya السورية
africa african africain africaine africana africano afrikia afrikiya ifriqiya الافريقية
europe european europeenne europeen europea europeo europaische الاوروبية
asia asian asiatique asiatica
`;
