/**
 * What organisations deal in, with the translations: one row is one meaning, as in organisation-words.ts, but such a word
 * tells more apart. A bank and a hotel of one name are two bodies far more often than two names of which one says "group".
 * Words in Latin letters stand for Arabic, Persian, Russian and Turkish ones too. Common knowledge.
 */
export const TRADES = `
leasing lizing lizinge lizingi лизинг arrendamiento
logistics logistic logistik logistika logistica logistique logistiques lojistik логистика لوجستية
mining mines mine minera mineras mineria minero miniere minieres mineraria minerarias bergbau madencilik maden maadan madan maaden minerals mineral mineraux minerales gornaya gornodobyvayushchaya шахта горная معدن معادن التعدين للتعدين
energy energie energia energias energetika energeticheskaya enerji enerjisi energiya energija энергия энергетика энергетическая طاقة الطاقة للطاقة انرژی energi enerqi energies
electric electrical electricity electricite electrique electriques electrica electricas electrico electricos electricidad eletrica eletricidade elettrica elettrici elektrik elektrische elektrichestvo elektro bargh электро электрическая كهرباء الكهرباء الكهربائية
gas gaz gaze gase gazovaya gazovy gases газ газовая غاز الغاز للغاز گاز
petrochemical petrochemicals petrochimique petrochimie petroquimica petroquimicos petrokimya petroshimi neftekhim нефтехимическая بتروكيماويات پتروشیمی
chemical chemicals chemistry chimie chimique chimiques quimica quimicas quimico quimicos chimica chimiche chemie chemische kimya kimyevi khimiya khimicheskaya khimicheski khimicheskie химия химическая химический كيماوية الكيماوية كيميائية الكيماويات شیمیایی shimiyaei chemia
pharmaceutical pharmaceuticals pharma pharmaceutique pharmaceutiques farmaceutica farmaceuticas farmaceutico farmaceuticos farma farmaceutici pharmazeutische ilac daroo darou daroye darui daroei farmatsevticheskaya фармацевтическая أدوية الادوية دارویی pharmacy pharmacie farmacia farmacias farmacie drogueria droguerias drogas eczane apotheke аптека صيدلية drug drugs
steel acier aceria acero aceros aco acos acciaio acciaierie stahl stahlwerke celik celigi foolad fulad foulad stal stalnoi сталь стальная فولاذ فولاد الصلب
metal metals metaux metales metallic metallique metalurgica metallurgy metallurgical metallurgie metallurgique metalurgia metalurgico metallurgia metallurgica metallurg metallurgiya metallurgicheskaya metallurgicheski metalurji metalurgi metalogy металлургия металлургический металлургическая металл المعادن فلزات felezat
aluminium aluminum aluminio alluminio aluminyum alyuminii алюминий ألومنيوم المنيوم
hotel hotels hoteles hotelera hoteleria hotelerie hoteleros hotelier albergo otel oteli oteller otelcilik gostinitsa гостиница отель فندق الفندق فنادق هتل fonduq hoteis
restaurant restaurants restaurante restaurantes ristorante restoran restorani ресторан مطعم رستوران matam
savings saving epargne ahorro ahorros poupanca risparmio sparkasse tasarruf sberegatelny sberegatelnaya сберегательный توفير التوفير ادخار
credit credito kredit kredi creditos credits kreditny кредит кредитный ائتمان اعتبار اعتباری etebari
exchange sarafi saraafi sarrafi serafi sarraf saraf sarafa sarafah lilsarafah sirafa hawala hawalah havale cambio cambios doviz wechselstube صرافی صرافة للصرافة الصرافة حوالة
broadcasting radio radyo radiodiffusion radiodifusion radiodifusora rundfunk اذاعة إذاعة الإذاعة радио radiosistemy
television tv televisions televisao televisione televizyon televizyonu fernsehen televidenie телевидение تلفزيون التلفزيون تلویزیون televisión televize telewizja
satellite satelite satellites فضائية الفضائية ماهواره спутник
aerospace aerospatiale aeroespacial aerospaziale aerokosmicheskaya havafaza havafazaye havauzay فضاء فضا فضایی space espace espacial kosmicheskaya
defence defense defensa defesa difesa verteidigung defanse savunma savunmasi oborona oborony oboronnaya oboronnye оборона обороны оборонная دفاع الدفاع للدفاع defaee difa defaa
military militaire militaires militar militares militare militarische askeri voennaya voenny voennyi voenno военная военный военно عسكرية العسكرية عسكري نظامی nezami wojskowy
missile missiles misiles fuze raketny raketnaya ракетная صواريخ الصواريخ موشک mushak mooshak
nuclear nucleaire nucleares atomic atomique atomica atomnaya nukleer hastei hasteei yadernyi ядерный атомная نووية النووية ذرية
arms weapons weapon armes armas waffen silah silahlari oruzhie oruzhiya оружие أسلحة الاسلحة سلاح
machinery machines machine machineries maquinaria maquinas maquinarias macchine maschinen maschinenbau makina makine makinalari makinasi mashiny mashinostroenie mashinostroeniye mashinostroeniya mashinostroyenia mashinostroyeniya mashinostroitelny машиностроение машины машиностроительный آلات الات ماشین mashin mashinsazi
automobile automobiles automotive automotriz auto autos automoviles automoveis automotores otomotiv otomobil avtomobil avtomobilny khodro khodrosazi سيارات السيارات خودرو автомобиль автомобильный motors motor cars kfz
spare repuestos yedek zapchasti قطع
shipbuilding shipyard shipyards chantiers astillero astilleros estaleiro cantieri werft tersane tersanesi tersaneleri sudostroenie sudostroitelny sudostroitelnaya verf судостроение судостроительный верфь keshtisazi kashtisazi
railway railways ferroviaire ferrocarril ferrocarriles ferrovia ferrovie eisenbahn demiryolu demiryollari rahahan zheleznaya железная سكك السكك راهآهن
airport aeroport aeropuerto aeroporto flughafen havalimani havaalani aeroportul аэропорт مطار المطار forudgah foroudgah
port ports seaport puerto puertos portos hafen liman limani porty порт ميناء الميناء موانئ الموانئ
cargo freight fret carga cargas kargo fracht gruz грузовой شحن الشحن للشحن
travel voyages voyage viajes viaje viagens viaggi reisen reise seyahat siyaha tourism tourisme turismo touristique turistica turistico turisticos turisticas turizm turizmi tours tour tourist туризм سياحة السياحة للسياحة سياحی
telecommunications telecommunication telecom telecoms telecomunicaciones telecomunicacoes telecomunicazioni telekomunikasyon telekom telekommunikatsii mokhaberat mukhabarat اتصالات الاتصالات للاتصالات مخابرات связь svyaz svyazi
communications communication comunicaciones comunicacion comunicacoes iletisim ertebatat ertebat kommunikatsii
computer computers computadoras computing bilgisayar ordinateurs rayaneh rayane компьютер كمبيوتر الكمبيوتر حاسوب kompyuter
software logiciel logiciels yazilim narmafzar برمجيات
information informacion informacao informazione bilgi ettelaat etelaat информация معلومات المعلومات اطلاعات informatique informatica informatics informatik bilisim anfurmatik
printing printer printers imprenta imprentas impresos imprimerie imprimeur matbaa matbaacilik matbaasi druckerei tipografia типография مطبعة چاپ impresora
publishing publications publication publishers editorial editions edition editora verlag yayin yayinlari yayincilik yayinevi nashr enteshrat izdatelstvo издательство نشر انتشارات للنشر
press presse prensa imprensa stampa basin matbuat пресса صحافة
media medya medios medien медиа إعلام الإعلام الاعلام للاعلام elam
market markets supermarket supermarkets supermercado supermercados mercado mercados marche pazar pazari magazin tienda tiendas almacen almacenes shop shops shopping دکان سوق السوق أسواق супермаркет рынок магазин بازار supertiendas minimarket
jewellery jewelry jewelers jewellers joyeria joyerias joyas joalheria bijouterie joaillerie gioielleria schmuck kuyumculuk javaher javaherat mujawharat gems gem ювелирный ювелирная مجوهرات المجوهرات جواهر yuvelirny
dairy lecheria lacteos lacteas laiterie laitier laticinios latteria molkerei milk leche lait sut labaniyat ألبان الالبان لبنیات молочный
livestock ganaderia ganadera ganado ganaderos pecuaria elevage vieh hayvancilik zhivotnovodstvo الماشية دام مواشي cattle
fishing fisheries fishery pesca pesquera pesqueras pesquero peche pecheries pescados fischerei balikcilik rybolovstvo ribolov рыбный рыболовный صيد الاسماك شیلات shilat fish seafood
textile textiles textil tessile tekstil tekstili textilien nassaji نساجی نسيج النسيج منسوجات текстиль текстильная
clothing garment garments ropa vetements confecciones confeccion confection konfeksiyon giyim abbigliamento bekleidung أزياء ملابس الملابس پوشاک pushak fashion fashions moda modas мода
shoes shoe calzado calzados zapatos chaussures scarpe schuhe ayakkabi أحذية обувь
furniture meubles muebles moveis mobili mobel mobilya أثاث الاثاث مبلمان мебель
cement ciment cimento cimentos cementos cemento zement simento cimentosu siman simane цемент اسمنت إسمنت الاسمنت سیمان tsement
paint paints pinturas peinture boya
plastic plastics plasticos plastica plastique plastiques plastik plastikleri пластик بلاستيك
paper papel papeles papier papiers kagit kaghaz бумага ورق الورق کاغذ bumaga
tyre tyres tire tires llantas pneus neumaticos lastik shinny шины إطارات لاستیک
rubber caucho caoutchouc gummi kaucuk
wood wooden timber madera maderas maderera madereira madeira bois holz legno kereste agac lesnaya lesnoi лесная أخشاب چوب
wine wines vin vins vinos vino weine sarap sarapcilik vyn vinodelie вино винодельческий vinicola vine
sugar sucre azucar azucarera acucar zucchero zucker seker shakar sakhar сахар سكر السكر شکر
cotton coton algodon algodao cotone pamuk pambeh хлопок قطن القطن
coffee cafe cafes kahve kaffee caffe qahwa кофе قهوة
meat carne carnes viande fleisch мясо لحوم
realestate inmobiliaria inmobiliarias inmobiliario inmobiliarios imobiliaria imobiliarios immobilier immobiliere immobiliers immobiliare immobilien emlak gayrimenkul nedvizhimost недвижимость عقارات العقارات العقارية للعقارات املاک property properties propiedades
housing maskan vivienda viviendas habitacao logement logements konut wohnungsbau zhilishchny жилищный اسكان الإسكان مسکن
brokerage broker brokers kargozari kargozariye courtage courtier corredor corredores corretora corretagem makler simsar araci aracilik брокер брокерская وساطة الوساطة کارگزاری
advertising publicidad publicite publicidade werbung reklam reklamcilik reklama реклама إعلان دعاية تبلیغات tablighat
marketing mercadeo pazarlama vertrieb маркетинг تسويق بازاریابی
clinic clinica clinicas clinique klinik klinika клиника عيادة کلینیک
club clube klub kulubu kulup клуб نادي النادي باشگاه bashgah
football futbol futebol soccer calcio fussball футбол
casino kasino kumarhane казино
theatre theater teatro teatr tiyatro театр مسرح
studio studios estudio estudios studiyasi kinostudiya киностудия студия استوديو
library bibliotheque biblioteca bibliothek kutuphane kitabkhaneh библиотека مكتبة کتابخانه
mosque masjid masjed masjidul mosquee mezquita mesquita moschea moschee camii cami мечеть مسجد المسجد mechet
prison prisons carcel zindan zendan gefangnis cezaevi tyurma سجن السجن زندان penitentiary
police policia polizia polizei polis politsiya полиция شرطة الشرطة پلیس polícia
intelligence renseignement renseignements inteligencia istihbarat istikhbarat razvedka разведка استخبارات الاستخبارات
laboratory laboratories laboratoire laboratoires laboratorio laboratorios laboratuvar laboratuvari azmayeshgah laboratoriya лаборатория مختبر مختبرات آزمایشگاه labs lab
martyrs martyr shohada shuhada chouhada shahidan sehitler martires شهداء الشهداء شهدا мучеников
orphans orphan orphanage orphanages orphelins orphelinat huerfanos aytam yatim yetim yetimler أيتام الايتام сирот یتیم
families family familles famille familias familia familien aileler aile aileleri khanevadeh عائلات أسر الاسر семей семья
students student etudiants estudiantes estudantes studenten ogrenci ogrenciler tullab talabah daneshjuyan студентов طلاب الطلاب دانشجویان
workers worker travailleurs trabajadores trabalhadores lavoratori arbeiter isciler isci karkeran karkaran ummal kargaran рабочих عمال العمال کارگران
liberation libertacao liberacion liberazione befreiung tahrir kurtulus osvobozhdenie osvobozhdeniya освобождение освобождения تحرير التحرير
revolution revolutionary revolutionnaire revolutionnaires revolucion revolucionario revolucionaria revolucionarios rivoluzione rivoluzionario devrim devrimci thawra enqelab revolyutsionny революция революционный ثورة الثورة انقلاب
resistance resistencia resistenza widerstand muqawama moqavemat moghavemat mukavemet direnis soprotivlenie сопротивление مقاومة المقاومة مقاومت
democratic democratique democratiques democratico democratica democraticas democratas demokratik demokratische demokraticheskaya демократическая ديمقراطية الديمقراطية democrats
communist communiste comunista comunistas komunist kommunistische kommunisticheskaya коммунистическая شيوعي الشيوعي
socialist socialiste socialista sosyalist sozialistische sotsialisticheskaya социалистическая اشتراكي الاشتراكي
republican republicain republicana republicano respublikanskaya республиканская
armed arme armees armadas armado silahli musallah مسلحة المسلحة مسلح
combat combatant combatants combattant combattante combattants combatiente combatientes kampf fighting mücadele
forces force fuerzas fuerza forcas truppen kuvvetleri quwwat силы قوات القوات قوة نیروی
heritage patrimoine patrimonio turath turas torath turaath mirath miras toras наследие تراث التراث میراث
revival ihya ehya ehia ihia renaissance возрождение إحياء احياء renacimiento
quran koran quranic qurani kuran coran alcorano quraan qoran قرآن القرآن коран
`;
