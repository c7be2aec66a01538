/** More rows of names in their spellings: those of Europe and the Caucasus that short forms stand for, and names that differ by little and are two. */
export const MORE_NAMES = `
alexandra aleksandra oleksandra alexandrina alejandra alessandra sandra александра олександра αλεξανδρα aliaksandra
valentin valentyn valentine valentino valentinas walentin valentim валентин
valentina valentyna valentine walentina валентина
valeria valeriya valerija valerie valeriia валерия валерія
eugenia evgenia evgeniya yevgenia yevgeniya yevheniia yevheniya jewgenija евгения євгенія
victoria viktoria viktoriya viktoriia wiktoria viktorija виктория вікторія
vladislav vladyslav uladzislau wladyslaw ladislav laszlo vladislavs владислав
svyatoslav sviatoslav swiatoslaw sviataslau святослав
yaroslav jaroslav iaroslav jaroslaw yaraslau ярослав
stanislav stanislaw stanislaus stanislau stanislao estanislao станислав станіслав
rostislav rostyslav rostislaw ростислав
vadim vadym wadim vadzim вадим
boris borys borisz barys борис
bogdan bohdan bogdán багдан богдан
arkady arkadi arkadiy arkadii arkadij arkadiusz аркадий аркадій
arseny arseni arseniy arsenii arsen арсений
artem artyom artiom artyem artem artsiom артем артём
roman roman raman romain романъ роман
ruslan rouslan руслан
timothy timofey timofei timofej tymofiy timoteo timotej тимофей тимофій
simon semyon semen simeon simón semjon szymon shimon simão семен симеон семён симон
zachary zakhar zachariah zakariya zakaria zacharias zekeriya захар زكريا
rodion rodyon родион
margaret margarita margherita marguerite margareta margarida margarete margit malgorzata margarethe маргарита
sophia sofia sofya sofiya sofija sophie zofia sofie sofija sofiia софья софия
anastasia anastasiya anastasija anastasiia anastazja анастасия анастасія
lydia lidia lidiya lidiia lidija лидия лідія
lyubov liubov lubov ljubov lyubow любовь любов
larissa larisa laryssa larysa лариса
xenia ksenia kseniya kseniia oksana aksana ксения оксана
zinaida zinaida zinayida зинаида
polina paulina pauline paolina полина
tamara tamar тамара
joanna joana johanna juana jeanne giovanna jana ioana zhanna jane joan ivana janina жанна иоанна
christina kristina cristina christine kristine khristina krystyna кристина христина
barbara varvara варвара
dorothy dorothea dorota dorothee dorotea
magdalena magdalene madeleine maddalena magdolna
martha marta марта
rose rosa roza róża
teresa theresa therese terezia tereza
susanna susan suzanne zuzana zuzanna susana zsuzsanna
monica monika monique
veronica veronika véronique weronika вероника
cecilia cecile cecylia cäcilie
beatriz beatrice beatrix
barnabas bernabe
bartholomew bartolomeo bartolome bartosz bartholomaus bartlomiej barthelemy вартоломей
benedict benedikt benito benedetto benedek benoit benedykt
bernard bernardo bernhard bernardino
blaise blas biagio balazs blazej
casimir kazimierz kazimir casimiro
christian cristian kristian christiaan krystian cristiano
clement clemente klement klemens kliment климент
conrad konrad corrado
cornelius cornelis corneliu cornelio
cyprian cipriano kyprianos
damian damiano damien demyan demian дамян
dominic dominique domenico domingo dominik domingos
emmanuel manuel emanuele emmanouil manuel emanuel immanuel manoel
emil emilio emile emilian emiliano
emilia emilie emiliya emiliana
ernest ernesto ernst ernő
fabian fabiano fabio fabien
felix feliks felice feliu
ferdinand fernando fernand ferdinando nandor hernando fernão
gaspar caspar kaspar gaspare jasper
gerald geraldo gerardo gerard gerhard gherardo gellert
gustav gustavo gustave gustaf
hercules irakli iraklis heraklis ercole hercule ირაკლი
herman hermann armando armand germán
hubert huberto umberto
hugh hugo ugo hugues
jerome jeronimo geronimo hieronymus hieronim jeronim jérôme
joachim joaquin joaquim gioacchino ioakim
julius julio giulio jules juliusz gyula iulius júlio
julian julien giuliano juliano iulian yulian
leonard leonardo leonhard lennart léonard
leopold leopoldo leopoldus
lucas luke luc lukas luca luka lukasz loukas lluc лука
lucian luciano lucien lucjan
ladislaus ladislao
martin martino martins marton martim maarten mårten мартин
maurice mauricio maurizio moritz mauritius maurits
maximilian maximiliano massimiliano maksymilian
patrick patricio patrizio patryk patrice
rudolf rodolfo rudolph rodolphe
sebastian sebastiano sebastien sebastião sebastjan
stephania stefania stephanie estefania stefanie
sigismund zygmunt sigmund segismundo zsigmond siegmund
sylvester silvestre silvester sylwester silvio
thaddeus tadeusz tadeo faddey taddeo
tobias tobia tobias
urban urbano urbain
ulrich ulrico ulric ulrik
vincent vicente vincenzo vincente vinzenz wincenty vince vincenc
vitus vito veit guido
walter gualtiero gualterio valter walther wouter
wenceslaus vaclav venceslao waclaw wenzel
zbigniew zbigniev
raymond ramon raimundo raimondo raimund
salvador salvatore sauveur
rosario rosaria
ignacia ignazia
elias eliasz
athanasius athanasios atanas afanasy afanasi afanasiy atanasio panas опанас афанасий атанас αθανασιος
apostolos apostol
anastasios anastasius anastas anastase αναστασιος
aristides aristidis aristeidis
charalambos charalampos haralambos haralampi haralampos χαραλαμπος
christos hristos christo hristo xristos χρηστος
demetra dimitra demetra
dionysius dionysios dionysis denisios
efstathios eustathios evstathios eustace ευσταθιος
evangelos evaggelos euangelos ευαγγελος
panagiotis panayiotis panayotis panagiotes παναγιωτης
panteleimon pantelejmon pantelimon
spyridon spiridon spyridonas σπυριδων
sotirios sotiris soterios σωτηριος
stylianos stelianos stilianos στυλιανος
themistocles themistoklis
gregory krikor grigor գրիգոր
karapet garabed karabet կարապետ
john hovhannes ohannes hovannes ovanes հովհաննես օհաննես
jacob hakob hagop akop hacob ակոբ հակոբ
sargis sarkis sarkiss սարգիս
sargsyan sarkisian sarkissian sarkisyan sarksyan serkissian sarkisjan սարգսյան саргсян саркисян
petrosyan bedrosian petrosian bedrossian պետրոսյան петросян
poghosyan boghossian pogosyan boghosian պողոսյան погосян
grigoryan krikorian grigorian krikoryan գրիգորյան григорян
gevorgyan kevorkian gevorkian gevorkyan gevorgian kevorkyan գևորգյան геворкян геворгян
hakobyan hagopian akopyan akopian hakopian հակոբյան акопян
karapetyan garabedian karapetian garabetian կարապետյան карапетян
hovhannisyan hovannisian oganesyan ohanesian hovhannesian oganesian հովհաննիսյան оганесян
mkrtchyan mugerditchian mgrdichian mkrtchian mkrtichyan մկրտչյան мкртчян
harutyunyan harutiunian arutyunyan haroutunian artinian հարությունյան арутюнян
khachatryan khatchadourian khachaturian khachaturyan khatchaturian խաչատրյան хачатурян
vardanyan vartanian vardanian վարդանյան варданян
tigran dikran տիգրան тигран
vardan vartan վարդան вардан
karen garen կարեն карен
sergei serzh serj սերժ серж
gagik kakig գագիկ гагик
taguhi takouhi
avetik avedik
baghdasaryan bagdasarian paghdasarian baghdassarian բաղդասարյան багдасарян
davtyan tavtian davidian
khalil khaleel xelil halil خليل халил
saad sad سعد саад
sami samy سامي
samir sameer سمير
salman سلمان салман
hamad حمد
hamed حامد
habib habeeb حبيب
hadi هادي
hani حاني هاني
imad emad عماد
jamil jameel gamil cemil djamil جميل джамиль
jalal galal celal djalal جلال
jabir jaber gaber cabir جابر
kamal kemal kamel كمال كامل
majid majeed magid mecid maged مجيد ماجد
marwan merwan مروان
mubarak moubarak mobarak مبارك
munir mounir monir munir منير
nabil nabeel نبيل
naji nagi ناجي
nadir nader نادر
qays kais qais قيس
ramzi remzi رمزي
rafiq rafik refik رفيق
sabir saber صابر
safwan صفوان
shakir chaker shaker شاكر
sharif shareef cherif serif charif شريف
tahir taher tahar طاهر тахир tohir
talal طلال
tawfiq tewfik toufik taufik tevfik توفيق
yaser yasser yasir ياسر ясир
yasin yassin yaseen yacine ياسين
zuhayr zuhair zouheir zoheir زهير
zaki zeki زكي
adel adil عادل адиль
akram ekrem اكرم
amin emin ameen أمين امين
amir emir ameer أمير امير
ashraf achraf esref اشرف
atif atef عاطف
ayman aiman أيمن ايمن
aziz azeez عزيز
bakr bekir bakir بكر
basim bassem bassim باسم
bilal belal bilel بلال
faisal faysal feisal faycal feysal فيصل
farid fareed ferid فريد
faruq farouk farooq faruk فاروق
fawzi fevzi faouzi فوزي
fuad fouad fuat فؤاد
ghassan غسان
layla leila leyla laila ليلى
salma selma سلمى
amina emine aminah amena أمينة امينه
karima kerima karimah كريمة كريمه
samira sameera سميرة
nadia nadya نادية ناديه
jamila cemile djamila جميلة
saida saeeda saidah سعيدة
mulatu ሙላቱ
mulugeta ሙሉጌታ
tadesse tadese ታደሰ
tesfaye tesfay ተስፋዬ
kebede ከበደ
abebe አበበ
haile hayle ኃይሌ
girma ግርማ
alemayehu ዓለማየሁ
bekele በቀለ
getachew ጌታቸው
marko
marinko
goran
zoran
dragan
milan
milos milosh miloš
milenko
milutin
radovan
ratko
slobodan
nebojsa
nenad
zeljko
haydar geidar geydar gejdar гейдар гайдар
hasan gasan гасан
husayn gusein guseyn gusejn гусейн
hamid gamid гамид
islam eslam islom ислам إسلام اسلام
rustam rostam rustem рустам
timur temur teymur teimur тимур
anwar anvar enver anouar анвар انور أنور
azamat азамат
jacob jakub jákob
paul pawel paweł
michael michal mihaly mihály
antonius antal
stephen istvan istván
john janos jános
francis ferenc
nicholas miklos miklós mikolaj
andrew andras andrás
joseph jozsef józsef
charles karoly károly
emeric imre
gregory gergely
george gyorgy györgy georgios giorgos γιωργος
constantine konstantinos
sultan soltan sultaan султан سلطان
nursultan нурсултан
farhad ferhat farhod фархад فرهاد
bakhtiyar bakhtiyor bahtiyar baxtiyor бахтияр
shavkat shevket savket шавкат
ravshan rovshan ровшан равшан
aslan arslan arslon аслан
elchin elcin эльчин
vugar vuqar вугар
`;
