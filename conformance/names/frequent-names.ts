/**
 * Common given names and surnames in their own script, with spellings in Latin letters that are in use: written down for
 * this test from general knowledge, because no published list has them for these scripts. Single words, nobody's full name.
 */
export const FREQUENT_NAMES: Readonly<Record<string, string>> = {
  Cyrl:
    'Сергей=Sergey Наталья=Natalya Евгений=Evgeny/Yevgeny Татьяна=Tatiana Юлия=Yulia/Julia Ксения=Kseniya/Xenia Михаил=Mikhail Григорий=Grigory Щербаков=Shcherbakov Жуков=Zhukov Цветкова=Tsvetkova Хрущев=Khrushchev Чернышев=Chernyshev Соловьев=Solovyov/Soloviev Воробьев=Vorobiev Кузнецов=Kuznetsov Фёдорова=Fedorova Яковлев=Yakovlev Эдуард=Eduard Зайцев=Zaitsev/Zaytsev ' +
    'Володимир=Volodymyr Олексій=Oleksiy/Oleksii Ганна=Hanna Ігор=Ihor Шевченко=Shevchenko Гриценко=Hrytsenko Кравчук=Kravchuk Юрій=Yuriy/Yurii Євген=Yevhen Петренко=Petrenko Ђорђевић=Djordjevic Милош=Milos/Milosh Петровић=Petrovic Николић=Nikolic Живковић=Zivkovic Георгиев=Georgiev Стоянова=Stoyanova Ахметов=Akhmetov Нурсултан=Nursultan Қайрат=Kairat/Qairat Рахмонов=Rahmonov/Rakhmonov Гулнора=Gulnora',
  Arab:
    'سلمى=Salma زياد=Ziad/Ziyad طارق=Tariq/Tarek حنان=Hanan رانيا=Rania بشير=Bashir/Bachir سعاد=Souad/Suad هشام=Hisham/Hicham نجوى=Najwa وليد=Walid/Waleed ليلى=Layla/Leila عماد=Imad/Emad شيماء=Shaima/Chaima غسان=Ghassan ثريا=Thuraya/Soraya ضياء=Diaa/Dhia ظافر=Zafer/Dhafer قيس=Qais/Kais جهاد=Jihad/Gihad الزهراني=Alzahrani/Al-Zahrani المصري=Al-Masri/Elmasry القحطاني=Al-Qahtani بوزيد=Bouzid عبدالقادر=Abdelkader/Abdulqadir عبدالعزيز=Abdulaziz صلاح=Salah شمسالدين=Shamsuddin جبريل=Jibril/Gibril رشيدة=Rashida معاذ=Muadh/Moaz ' +
    'پرویز=Parviz/Pervez شیرین=Shirin بهرام=Bahram ژاله=Zhaleh/Jaleh گلناز=Golnaz کامران=Kamran چنگیز=Changiz/Chengiz حسینی=Hosseini/Husseini جعفری=Jafari نازنین=Nazanin خدیجہ=Khadija شہباز=Shahbaz چوہدری=Chaudhry/Choudhary ڈار=Dar گیلانی=Gilani ٹوانہ=Tiwana بھٹی=Bhatti جمیل=Jamil راجپوت=Rajput ملک=Malik',
  Beng:
    'রফিক=Rafiq/Rafique সালমা=Salma করিম=Karim আনোয়ার=Anwar/Anowar শাহীন=Shahin/Shaheen হাসিনা=Hasina নাসরিন=Nasrin/Nasreen জাহাঙ্গীর=Jahangir চৌধুরী=Chowdhury/Choudhury তালুকদার=Talukdar সরকার=Sarkar/Sarker বেগম=Begum খাতুন=Khatun ইসলাম=Islam আলম=Alam ভূঁইয়া=Bhuiyan মিয়া=Mia/Miah সিকদার=Sikder দাস=Das মুখার্জি=Mukherjee বন্দ্যোপাধ্যায়=Bandyopadhyay শর্মিলা=Sharmila সুলতানা=Sultana ফারুক=Faruk/Farooq জসিম=Jasim/Joshim কামাল=Kamal রোকেয়া=Rokeya/Rokeya মনির=Monir/Munir লায়লা=Laila',
  Deva:
    'अमित=Amit सुनीता=Sunita राजेश=Rajesh प्रिया=Priya विजय=Vijay/Bijay शर्मा=Sharma गुप्ता=Gupta पटेल=Patel सिंह=Singh चौधरी=Chaudhary/Chaudhari मिश्रा=Mishra यादव=Yadav त्रिवेदी=Trivedi चतुर्वेदी=Chaturvedi श्रेष्ठ=Shrestha तामाङ=Tamang थापा=Thapa गुरुङ=Gurung अधिकारी=Adhikari भट्टराई=Bhattarai खड्का=Khadka लक्ष्मी=Lakshmi/Laxmi कृष्ण=Krishna ज्योति=Jyoti फ़ातिमा=Fatima ज़ाकिर=Zakir राठौड़=Rathod/Rathore विश्वकर्मा=Vishwakarma/Bishwakarma',
  Mymr:
    'အောင်=Aung ကျော်=Kyaw မြင့်=Myint ဝင်း=Win စိုး=Soe သန်း=Than နိုင်=Naing ထွန်း=Tun/Htun လှ=Hla ခင်=Khin မင်း=Min ဇော်=Zaw သက်=Thet နွယ်=Nwe ချစ်=Chit မိုး=Moe စန်း=San ဖြူ=Phyu/Phyo လင်း=Lin ကို=Ko တင်=Tin ရွှေ=Shwe ညွန့်=Nyunt ကြည်=Kyi ဌေး=Htay',
  Hebr:
    'שרה=Sarah יעל=Yael רבקה=Rivka/Rebecca חנה=Hannah/Chana אברהם=Avraham יוסי=Yossi לוי=Levi/Levy פרידמן=Friedman גולדברג=Goldberg שפירא=Shapira מזרחי=Mizrahi ביטון=Biton/Bitton אוחנה=Ohana פרץ=Peretz צבי=Tzvi/Zvi רוזנברג=Rosenberg חיים=Haim/Chaim נועה=Noa תמר=Tamar שמעון=Shimon גבריאל=Gabriel דוידוב=Davidov כץ=Katz וייס=Weiss',
  Grek:
    'Ελένη=Eleni Δημήτρης=Dimitris Κωνσταντίνος=Konstantinos Παναγιώτης=Panagiotis Χρήστος=Christos Ευαγγελία=Evangelia Βασίλης=Vasilis/Vassilis Ιωάννα=Ioanna Γεωργία=Georgia Παπαδάκης=Papadakis Οικονόμου=Oikonomou/Economou Αγγελόπουλος=Angelopoulos Μπακογιάννης=Bakogiannis Ντόρα=Dora Τζωρτζάκης=Tzortzakis Θεοδώρα=Theodora Φωτεινή=Foteini/Fotini Ψαρράς=Psarras Ξένια=Xenia Ζωή=Zoe/Zoi Ηλίας=Ilias/Elias Χαράλαμπος=Charalampos Αυγή=Avgi Μουσταφά=Moustafa',
  Ethi:
    'አበበ=Abebe ተስፋዬ=Tesfaye ገብረ=Gebre ኃይሌ=Haile ሰላማዊት=Selamawit ብርሃኑ=Birhanu/Berhanu መኮንን=Mekonnen ታደሰ=Tadesse አልማዝ=Almaz ዘነበች=Zenebech ጌታቸው=Getachew ወርቅነህ=Workneh ፀሐይ=Tsehay ጥላሁን=Tilahun እሌኒ=Eleni ማርታ=Marta/Martha ሙሉጌታ=Mulugeta በቀለ=Bekele ደስታ=Desta ከበደ=Kebede ሰናይት=Senait ጫላ=Chala ቶሎሳ=Tolosa ፍቅርተ=Fikirte/Fikrte',
  Hang:
    '민준=Minjun 서연=Seoyeon 지훈=Jihoon/Jihun 하은=Haeun 현우=Hyunwoo/Hyeonu 수빈=Subin 은지=Eunji 영수=Youngsoo/Yeongsu 미경=Mikyung/Migyeong 동현=Donghyun/Donghyeon 강=Kang 윤=Yoon/Yun 장=Jang 임=Lim 한=Han 오=Oh 신=Shin 권=Kwon 황=Hwang 송=Song',
  Thai:
    'สมชาย=Somchai สมหญิง=Somying ประเสริฐ=Prasert วิชัย=Wichai สุดา=Suda มาลี=Malee/Mali กมล=Kamol/Kamon อนันต์=Anan ศรี=Sri/Si ชัย=Chai พร=Porn/Phon นภา=Napha/Napa บุญมี=Boonmee/Bunmi แก้ว=Kaew ทองดี=Thongdee/Thongdi',
  Geor: 'გიორგი=Giorgi ნინო=Nino თამარ=Tamar ლევან=Levan ქეთევან=Ketevan ბერიძე=Beridze კაპანაძე=Kapanadze მაისურაძე=Maisuradze წიკლაური=Tsiklauri ჯაფარიძე=Japaridze შევარდნაძე=Shevardnadze ხუციშვილი=Khutsishvili ღამბაშიძე=Ghambashidze ყიფიანი=Kipiani/Qipiani',
  Armn: 'Արամ=Aram Անահիտ=Anahit Հովհաննես=Hovhannes Գրիգորյան=Grigoryan Սարգսյան=Sargsyan/Sarkisian Հակոբյան=Hakobyan/Hagopian Խաչատրյան=Khachatryan/Khachaturian Ծովինար=Tsovinar Վարդան=Vardan/Vartan Նարինե=Narine Ղազարյան=Ghazaryan Շուշան=Shushan Մկրտչյան=Mkrtchyan Պետրոսյան=Petrosyan',
  Hani: '王=Wang 李=Li 张=Zhang 刘=Liu 陈=Chen 杨=Yang 赵=Zhao 黄=Huang 周=Zhou 吴=Wu 徐=Xu 孙=Sun 胡=Hu 朱=Zhu 高=Gao 林=Lin 郭=Guo 马=Ma 罗=Luo 梁=Liang 建国=Jianguo 秀英=Xiuying 志强=Zhiqiang 晓明=Xiaoming 丽华=Lihua',
};

/** Every name with each of its Latin spellings. */
export function pairsOfScript(script: string): readonly (readonly [string, string])[] {
  return (FREQUENT_NAMES[script] ?? '').split(' ').flatMap((entry) => {
    const [name = '', latin = ''] = entry.split('=');
    return latin.split('/').map((spelling) => [name, spelling] as const);
  });
}
