/**
 * More rows of names in their spellings: frequent given names, and surnames made of them, of the Arabic, Persian, Turkish, South Asian, Caucasian, Slavic,
 * African and Burmese world, and women's forms of men's names. Each is told apart from every other row, so a row must hold all usual spellings of its name.
 * Rows are parted by semicolons.
 */
export const KNOWN_NAMES = `
rahman rahmon rakhmon rakhman raxmon рахмон рахман; abbas abas عباس аббас; abid aabid عابد; adnan عدنان; afzal افضل; ajmal اجمل; alim aleem عليم; alaa ala علاء; amjad amgad امجد; ammar amar عمار; anas anass انس
anis anees انيس; arif aref عارف ариф orif; asad assad esad اسد асад; asif asef آصف; aslam اسلم; ata atta عطا عطاء; azhar azher ازهر; aziza azeeza عزيزة; azim azeem عظيم азим; badr bader بدر
bahadur bahadir bahadır bahodir бахадыр; bahram behram بهرام бахрам; baha bahaa بهاء; barakat بركات; barzan برزان; basima bassima باسمة; bashira بشيرة; bassam بسام; behnam بهنام
behrouz behruz behzod behroz بهروز; behzad بهزاد бехзод; burhan borhan بورهان برهان; dariush daryush darius داريوش; daler далер; dilshod dilshad дилшод دلشاد; ehsan ihsan احسان; elham ilham الهام ильхам
esmat ismat عصمت; fahd fahad فهد; fahim faheem فهيم; faiz fayez faez فائز; farah فرح; faraj farag فرج; fares faris فارس; farida fareeda فريدة; fariba فريبا; fatih fateh fatih فاتح; fathi fethi fathy فتحي
fayaz fayyaz فياض; firuz firouz feroz firoz فيروز фируз; ghazi gazi غازي; hafsa hafsah حفصة; hakan хакан; hakim hakeem xakim حكيم хаким; hakima حكيمة; halima halimah haleema حليمة халима
hamida hameeda حميدة хамида; hamza hamzah hamze hamzeh حمزة حمزه хамза; hanif haneef حنيف; harun haroun haroon هارون; haitham haytham haissam هيثم; hisham hicham hesham هشام; hossam hussam husam حسام
huda houda hoda هدى; humayun homayun homayoun همايون; idris idriss edris ادريس идрис; iman eman ايمان; inam enam; iqbal ikbal eqbal اقبال икбал; irfan erfan عرفان; isam essam issam esam عصام; ishtiaq eshtiaq
jahangir cihangir djahangir جهانكير jahongir; jamila jameela; jamshid jamsheed jamshed جمشيد джамшид; janan; jasim jassim jasem jassem gassem جاسم; javid javed jawed جاويد; kamil kamel камиль
kamran كامران камран; karam كرم; kenan kanan kenaan; khadim; khaldoun khaldun خلدون; khalida خالدة; khayri khairi kheiri خيري; khurram khorram خرم; khurshid khorshid خورشيد; khusrau khosrow khosro xusrav خسرو
latifa lateefa لطيفة; luay loay louay لؤي; lutfi lotfi لطفي; maha مها; mahir maher ماهر; majida magda ماجدة; malik malek malick مالك малик; malika مليكة; mamun mamoun maamoun مأمون; manal منال
manzur manzoor منظور; mardin; marzuq marzouk مرزوق; mashal مشعل; masud masood massoud masoud mesut maseud masoud مسعود масуд; matin mateen متين; mazhar مظهر; mazin mazen مازن; mirza mirzo мирза
misbah mesbah مصباح; muath muaz moaz muadh معاذ; muhanad muhannad mohanad مهند; mukhtar mokhtar muhtar moktar مختار мухтар; mumtaz momtaz ممتاز; muna mona منى; munira mounira منيرة
murad mourad morad murat مراد мурад; muslim مسلم муслим; mutasim مؤتسم; muzaffar mozaffar muzafar مظفر музаффар; nabila نبيلة; nadim nadeem نديم; nadira نادرة; nafis nafees; nahid naheed ناهيد
naim naeem نعيم наим; naima naeema نعيمة; najib najeeb nagib necip نجيب; najm nagm نجم; namir; nashwan نشوان; nasr نصر; nasrin nasreen نسرين; navid naveed نويد; nawaf nawwaf نواف; nawaz navaz نواز
nazim nadhim nazem ناظم назим; nazir nadhir nazeer نذير назир; nihad нихад; nizam nezam نظام; numan noman nouman نعمان; parviz parvez pervez perviz pervaiz parwiz برويز پرويز парвиз
parwin parveen parvin پروين پروین; qaboos qabus قابوس; qahtan kahtan قحطان; qutb kutb qotb قطب; raad رعد; rabi rabie rabih ربيع; rabia ربيعة; rafi rafee رفيع; raghad رغد; rahima رحيمة; raja رجا; rami ramy رامي
rana رنا; rania رانيا; rashad rachad رشاد; rashida rachida راشدة رشيدة; rasul rasool رسول расул; rauf raouf raoof رؤوف; rihab rehab رحاب; rizq rizk رزق; ruqayya ruqaya رقية; saadi سعدي; sabah صباح
sabri sabry صبري; sadaf صدف; saddam صدام; sadr sader صدر; safa صفاء; safiya safia safiyya صفية; sahar سحر; sajid sajed ساجد; sajjad sadjad سجاد; sakhi سخي; salah salaheddin; salam سلام
salim selim saleem سليم; salem سالم; benzion bentzion bentsion bentzyon; salima سليمة; samih sameh سامح; sana sanaa سناء; sarah sara sarra سارة; sardar serdar سردار; sarfaraz سرفراز; sarwar sarvar sarwer سرور; sattar satar ستار
shaban shaaban chaabane شعبان; shabir shabbir شبير; shafi shafee شفيع; shafiq shafeeq chafik شفيق; shah شاه; shahbaz شهباز; shahid shaheed شهيد; shahin shaheen شاهين шахин; shahla شهلا; shahram شهرام
shahriar shahriyar shehryar شهريار; shahzad shehzad شهزاد; shams شمس; shamil шамиль; shamim shameem شميم; shapur shahpour شابور; sharifa cherifa شريفة; shaukat shawkat شوكت; shihab chehab شهاب
shirin shireen شيرين; shuja shoja شجاع; siraj seraj سراج; sohail suhail soheil سهيل; sohrab suhrab сухроб سهراب; sumaya sumayya somaya سمية; taha طه; tahira طاهرة; talib taleb طالب талиб; tamim tameem تميم
tanvir tanveer tanwir تنوير; tayyib tayeb tayyeb tayyip tayib طيب; thamir thamer ثامر; turki تركي; ubayd obaid ubaid obeid عبيد; umayr omair umair عمير; umayma omaima; urfan; usaid osaid; wael wail ouael وائل
wafa wafaa وفاء; wahida وحيدة; wahib وهيب; walida وليدة; waqar vaqar وقار; waqas وقاص; wasim waseem وسيم; wisam wissam وسام; yaqzan; yasmin yasmine jasmin yasemin ياسمين; younis yunus younes yunis yonis يونس юнус
yazid yezid يزيد; zafar zafer ظفر зафар; zahid zahed زاهد захид; zahir zaher ظاهر زاهر захир; zahira زهيرة; zahra zehra zohra زهرة زهراء; zakariya زكريا; zaman زمان; zarar; zayd zaid zeid زيد; zayn zain zein زين
zubair zubayr zoubeir zobair زبير; ardeshir اردشير; ardalan اردلان; arash آرش; arman արման арман; babak بابك; bijan بيجن; fereydun fereydoun فريدون; hooman human هومن; houshang hushang هوشنك; iraj ايرج
kambiz کامبیز; kaveh کاوه; kiumars; mahnaz مهناز; manouchehr manuchehr منوجهر; mehrdad مهرداد; mehran مهران; navid; omid umid umed اميد; pouya پويا; ramin رامين; roya رويا; sasan ساسان; siamak سيامك
siavash siyavush سياوش сиявуш; soraya suraya thurayya ثريا; zahedi; alparslan; altan; ayhan; aydin aidyn айдын; bayram bairam; baris; bora; bulent; burak; cengiz genghis chingiz چنكيز чингиз; cem; deniz; devlet
ercan erdjan; erdal; erdem; erdogan; eren; erhan; erkan; ertan; ertugrul; fikret фикрет; gokhan; gulsen; hakki; haluk; ilhan; ilker; kaan; koray; levent; melih; mert; metin; nihat; oguz; okan; onur; orhan; ozan
ozgur; savas; selcuk; sinan; suat; taner; tarkan; tolga; tuncay; turan; turgut; turhan; ufuk; umit; vedat; volkan; yavuz; yilmaz; yildirim; zafer; zekai; abhay; abhishek; ajay; ajit; akash; akhil; amit; amrit
anand; anil; anita; anjali; arjun; arun; aruna; arvind arvinder; ashok; ashwin; balbir; baldev; baljit; balwinder; bharat; bhupinder; chandra; daljit; davinder devinder; deepak dipak; dharam; dilip; dinesh
gagandeep; ganesh; gaurav; girish; gopal; govind; gulzar; gurbachan; gurcharan; gurdeep; gurdev; gurmeet; gurmit; gurpreet; gurjit gurjeet; gursharan; gurvinder gurwinder; harbhajan; harbans; hardeep; hardev
harish; harjinder; harjit harjeet; harmeet; harpal; harpreet; harvinder harwinder; hemant; indira; inderjit inderjeet; jagdish jagadish; jagjit; jagmeet; jagtar; jaspal; jaspreet; jaswant; jaswinder; jatinder
kailash; kamala; kamaljit; kanwar; karan; kartik; kavita; kiran; kirpal; kishan; kishore kishor; krishna krishnan; kulbir; kuldeep; kulwant; kulwinder; kumar; lakhbir; lakshmi laxmi; lalit; madan; madhu
mahendra mahinder mohinder; mahesh; malkit; mandeep; manish; manjit manjeet; manmohan; manoj; manpreet; meena mina; mohan; mukesh; nanda; narayan; narendra narinder; naresh; navdeep; navjot; neha; nikhil; nirmal
nitin; om; onkar; pankaj; paramjit; parminder; pooja puja; prabhu; pradeep pradip; prakash; pramod; prasad; prashant; pratap; praveen pravin; preeti priti; priya; raghu; rahul; rajan; rajendra rajinder; rajesh
rajiv rajeev; rajkumar; rajnish; rakesh; ram; ramesh; ranjan; ranjit ranjeet; ravi; ravindra ravinder; rekha; rohan; rohit; sachin; sandeep; sanjay; sanjeev sanjiv; santosh; sarabjit; satish; satnam; satpal
satwant; shankar; shiva; shyam; sita; sohan; subhash; sudhir; sukhbir; sukhdev; sukhjit; sukhwinder; sunil; sunita; suraj; surendra surinder; suresh; sushil; tarun; tejinder; uday; umesh; usha; vijay; vikas
vikram; vinay; vinod; vishal; vivek; yash; yogesh; abiy abiye ዐቢይ አቢይ; abera አበራ; alemu ዓለሙ; ayele አየለ; berhanu birhanu ብርሃኑ; demeke ደመቀ; dereje ደረጀ; desta ደስታ; fikadu; gebre ገብረ; gebremedhin; gebremichael
gebreselassie gebreselasie; hailemariam ኃይለማርያም; kassa ካሳ; lemma ለማ; mekonnen መኮንን; mengistu መንግሥቱ መንግስቱ; mesfin መስፍን; meles መለስ; seyoum ስዩም; sisay; solomon ሰለሞን; tamrat ታምራት; tekle ተክለ; tewodros ቴዎድሮስ; tilahun
worku ወርቁ; workneh ወርቅነህ; zenawi ዜናዊ; zewde ዘውዴ; aliyev aliev; ahmadov akhmedov axmedov ehmedov ахмедов; hasanov gasanov khasanov гасанов хасанов; huseynov guseinov guseynov khuseynov гусейнов
hajiyev gadzhiev hacıyev гаджиев; ismayilov ismailov исмаилов; ibrahimov ibragimov ибрагимов; mammadov mamedov mammedov мамедов; magomedov mahomedov магомедов; rahimov ragimov rakhimov рагимов рахимов
elnur эльнур; emin эмин; farid фарид; fuad фуад; ilgar ильгар; ilgam; kamal камал; mahir махир; namik namiq намик; nariman нариман; nurlan нурлан; nurlana; orkhan orxan орхан; rafail; ramil рамиль; rasim расим
rauf рауф; rufat руфат; samir самир; shahin; tofig tofik тофик; vagif vaqif вагиф; vusal; zaur заур; askar asqar аскар; askhat асхат; aybek aibek айбек; bakyt бакыт; bolat bulat болат булат; daniyar данияр
darkhan дархан; erlan yerlan ерлан; ermek yermek ермек; kanat канат; kairat qairat кайрат; marat марат; nurbek нурбек; saken; serik серик; talgat талгат; ulan; zhanat; zhandos; bakhodir баходир; botir батыр
dilmurod дильмурод; furkat; jasur; kodir; mirziyo; nodir; otabek отабек; sardor сардор; sherzod шерзод; ulugbek улугбек; zokir; akmal акмал; emomali imomali эмомали имомали; rustami; avto; archil არჩილ
besik ბესიკ; bidzina ბიძინა; gela გელა; giga; gia; givi გივი; kakha კახა; lasha ლაშა; levan ლევან; mamuka მამუკა; nino ნინო; nodar ნოდარ; otar ოთარ; shalva შალვა; tengiz თენგიზ; vakhtang ვახტანგ; zaza ზაზა
zurab ზურაბ; zviad ზვიად; armen արմեն армен; ashot աշոտ ашот; artur arthur արթուր артур; ara; edvard; garik; hayk haik հայկ; hrant hrand հրանտ; mher մհեր; nikol; ruben rouben ռուբեն рубен; samvel սամվել самвел
vahan վահան; vahe վահե; vazgen վազգեն; vrezh; boban; bojan; branko; branislav; darko; darinko; dejan; dobrica; drazen; dusan; franjo; ivica; jovan; jovica; ljubo; ljubomir lyubomir lubomir; marinko; marijan
mladen; mile; miodrag; mirko; miroslav; momcilo; mirjana; nikodije; novak; ognjen; predrag; radoslav; radomir; rade; sasa; srdjan srdan; stojan; stanko; stipe; tihomir; tomislav; veljko; veselin; vidoje; vojislav
vuk; zdravko; zdenko; zivko zhivko; zlatko; zvonko; dobromir; krasimir; plamen; rumen; svetoslav; tsvetan; vesko; dobrinka; bronislav bronislaw; jaromir; lubos; mieczyslaw; miloslav; radek; radko; vlastimil
vojtech; zdenek; leszek lech; bogumil; boleslaw; czeslaw; slawomir; waldemar; marek; mario; maria; martina martine; paula paola; daniela danielle; gabriela gabrielle gabriella; roberta; carla karla
claudio klaudio; claudia klaudia; antonia antonina; patricia patrizia; louise luisa luise; michelle; stephane; fernanda; josephine josefina; georgia giorgia γεωργια; konstantina; panagiota; ioanna
eleonora leonora; petra; pavla; viktoras; denise; emma; frederique frederica; henriette; ernesta; alberta; albert alberto; alfred alfredo; oscar oskar; otto; rolf; sven; olaf olav; erik eric erich; kurt; jurgen
gunther gunter guenther; werner; manfred; norbert; gunnar; harald; maung mg မောင်; kyaw ကျော်; zaw ဇော်; tun htun ထွန်း; thein သိန်း; than သန်း; thant သန့်; shwe ရွှေ; soe စိုး; hla လှ; aung အောင်; myint မြင့်
nyunt ညွန့်; oo ဦး; khin ခင်; manet; manith; kwame; kofi; kwaku; kojo; yaw; chukwu; emeka; chinedu; obinna; olusegun segun; oluwaseun; babatunde tunde; ayodele; adewale wale; sani; garba; bello; danjuma
boubacar boubakar; modibo; dawud davit dawit დავით; michael mikheil miqayel მიხეილ; thomas tomasz; joseph josip
helen jelena; anatoly anatol; nizar nezar نزار; simona; halim haleem khalim حليم халим
rahim rakhim ragim; hasan khasan; husayn khusein khuseyn guseyn khusayn; hamid khamid; habib khabib хабиб; hakim khakim; hamza khamza; haydar khaydar; emomali; ahmad akhmat akhmet axmat ахмат; muhammad mukhammed; mahmud makhmud maxmud махмуд; harith haris حارث; humayd homaid; ibrahim ibrahima; suleiman souleymane; ahmad amadou ahmadou; omar oumarou umaru; yusuf issoufou; said seydou; hamid hamidou; muhammad mahamadou mahamadu; abdallah abdoulaye
`;
