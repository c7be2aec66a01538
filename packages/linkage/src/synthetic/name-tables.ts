// Names that are common in their language, in their own script and as Latin letters spell them. Nobody in particular.

export const WRITINGS = ['arabic', 'bengali', 'burmese', 'cyrillic', 'latin'] as const;
export type Writing = (typeof WRITINGS)[number];

/** One name: how it is written in its own script, and the spellings in Latin letters, the most usual first. */
export interface MadeName {
  readonly own: string;
  readonly latin: readonly string[];
}

/** Names of one language. Burmese has no family names: there they are parts of a name like any other. */
export interface NameTable {
  readonly men: readonly MadeName[];
  readonly women: readonly MadeName[];
  readonly families: readonly MadeName[];
  /** Beginnings and ends of names of places. */
  readonly places: readonly [readonly MadeName[], readonly MadeName[]];
}

/** Names from lines such as `محمد=Mohammed,Muhammad`; without a `=` the name is Latin itself. */
function table(text: string): readonly MadeName[] {
  return text.trim().split(/\s+/).map((entry) => {
    const [own = '', spelled] = entry.split('=');
    const latin = (spelled ?? own).split(',').map((one) => one.replaceAll('_', ' '));
    return { own: spelled === undefined ? (latin[0] as string) : own.replaceAll('_', ' '), latin };
  });
}

export const NAME_TABLES: Readonly<Record<Writing, NameTable>> = {
  arabic: {
    men: table(`محمد=Mohammed,Muhammad,Mohamed أحمد=Ahmad,Ahmed محمود=Mahmoud,Mahmud علي=Ali حسن=Hassan,Hasan حسين=Hussein,Hussain,Husayn خالد=Khaled,Khalid يوسف=Youssef,Yusuf,Yousef إبراهيم=Ibrahim,Ebrahim
      مصطفى=Mustafa,Mostafa عمر=Omar,Umar عثمان=Othman,Osman سعيد=Said,Saeed سامي=Sami كريم=Karim,Kareem طارق=Tariq,Tarek رامي=Rami نادر=Nader,Nadir فارس=Fares,Faris جمال=Jamal,Gamal صالح=Saleh,Salih
      ياسر=Yasser,Yasir وليد=Walid,Waleed هاني=Hani بلال=Bilal مروان=Marwan زياد=Ziad,Ziyad أنس=Anas باسل=Basel,Basil رشيد=Rashid,Rasheed عبد_الله=Abdullah,Abdallah عبد_الرحمن=Abdulrahman,Abdel_Rahman`),
    women: table(`فاطمة=Fatima,Fatma,Fatimah مريم=Maryam,Mariam عائشة=Aisha,Aicha زينب=Zainab,Zeinab خديجة=Khadija,Khadijah ليلى=Layla,Leila سلمى=Salma هند=Hind نور=Nour,Noor رنا=Rana سارة=Sara,Sarah أمل=Amal هدى=Huda,Hoda
      منى=Mona,Muna رانيا=Rania,Raniya سمر=Samar نادية=Nadia,Nadiya سعاد=Suad,Souad ريم=Reem,Rim دعاء=Duaa,Doaa إيمان=Iman,Eman جميلة=Jamila,Jameela حليمة=Halima,Haleema أسماء=Asma,Asmaa بشرى=Bushra,Boushra`),
    families: table(`الحسن=Al-Hassan,Alhasan الخطيب=Al-Khatib,Alkhateeb حداد=Haddad نجار=Najjar,Najar الأحمد=Al-Ahmad,Alahmad منصور=Mansour,Mansur شاهين=Shaheen,Shahin درويش=Darwish,Darweesh قاسم=Qasim,Kassem سليمان=Suleiman,Sulayman
      حمدان=Hamdan زيدان=Zidan,Zaidan عيسى=Issa,Eisa موسى=Musa,Moussa خليل=Khalil,Khaleel عباس=Abbas صباغ=Sabbagh حلبي=Halabi شامي=Shami مصري=Masri بغدادي=Baghdadi طه=Taha بكر=Bakr,Baker فرح=Farah نصر=Nasr,Naser
      عوض=Awad جابر=Jaber,Gaber راشد=Rashed شعبان=Shaaban,Shaban رمضان=Ramadan,Ramadhan سالم=Salem,Salim حمود=Hammoud,Hamoud عيد=Eid كنعان=Kanaan,Kanan بركات=Barakat غانم=Ghanem,Ghanim`),
    places: [table('تل=Tel,Tall كفر=Kafr,Kfar عين=Ain,Ayn خان=Khan دير=Deir,Dayr بيت=Beit,Bayt رأس=Ras أم=Umm'), table('زيتون=Zaytoun,Zeitoun نور=Nour حمام=Hamam رمان=Rumman سلام=Salam حجر=Hajar قمر=Qamar ورد=Ward كرم=Karam نخيل=Nakhil,Nakheel غراب=Ghurab تين=Teen')],
  },
  bengali: {
    men: table(`মোহাম্মদ=Mohammad,Md,Mohammed রহিম=Rahim,Raheem করিম=Karim,Kareem আব্দুল=Abdul হোসেন=Hossain,Hussain,Hossen আলী=Ali,Aly হাসান=Hasan,Hassan ইউসুফ=Yusuf,Eusuf খালেদ=Khaled,Khalid জাহিদ=Zahid,Jahid রফিক=Rafiq,Rofik
      সালাম=Salam কামাল=Kamal জামাল=Jamal নূর=Nur,Noor আমির=Amir,Ameer শহিদ=Shahid,Shohid মাহবুব=Mahbub,Mahabub তারেক=Tarek,Tareq ফারুক=Faruk,Farooq হারুন=Harun,Haroon আনোয়ার=Anwar,Anowar সোহেল=Sohel,Suhail রাসেল=Rasel,Russell`),
    women: table(`ফাতেমা=Fatema,Fatima আয়েশা=Ayesha,Aisha রহিমা=Rahima,Raheema সালমা=Salma হালিমা=Halima জাহানারা=Jahanara নূরজাহান=Nurjahan,Noorjahan রোকেয়া=Rokeya,Rokea শিরিন=Shirin,Shireen নাসরিন=Nasrin,Nasreen পারভীন=Parvin,Parveen
      মরিয়ম=Mariam,Maryam আমিনা=Amina,Ameena রাবেয়া=Rabeya,Rabia সাবিনা=Sabina খাদিজা=Khadija,Khadiza রেহানা=Rehana লায়লা=Laila,Layla হাসিনা=Hasina,Haseena তাসলিমা=Taslima,Tasleema`),
    families: table(`উদ্দিন=Uddin,Udin ইসলাম=Islam আহমেদ=Ahmed,Ahmad খান=Khan চৌধুরী=Chowdhury,Choudhury মিয়া=Mia,Miah,Miya সরকার=Sarkar,Sarker বেগম=Begum,Begom খাতুন=Khatun,Khatoon আক্তার=Akter,Akhter,Aktar শেখ=Sheikh,Shaikh মোল্লা=Mollah,Molla
      তালুকদার=Talukder,Talukdar হক=Haque,Hoque,Haq রহমান=Rahman,Rohman আলম=Alam কবির=Kabir,Kobir মজুমদার=Majumder,Mazumdar সিকদার=Sikder,Sikdar মণ্ডল=Mondal,Mandal বিশ্বাস=Biswas ভূঁইয়া=Bhuiyan,Bhuyan প্রামাণিক=Pramanik`),
    places: [table('কালী=Kali রাম=Ram নবী=Nabi চাঁদ=Chand সোনা=Sona মধু=Madhu রূপ=Rup ফুল=Phul'), table('পুর=pur গঞ্জ=ganj খালী=khali গাঁও=gaon হাট=hat দিয়া=dia বাড়ি=bari নগর=nagar তলা=tala কান্দি=kandi')],
  },
  burmese: {
    men: table('အောင်=Aung ကျော်=Kyaw,Kyauw မင်း=Min ဇော်=Zaw,Zau ထွန်း=Tun,Htun လင်း=Lin,Linn နိုင်=Naing စိုး=Soe,So ဝင်း=Win,Wynn မျိုး=Myo ဟိန်း=Hein သန်း=Than ဘို=Bo တင်=Tin မောင်=Maung,Mg သူ=Thu ရဲ=Ye ဇင်=Zin'),
    women: table('အေး=Aye,Aye မြ=Mya ခင်=Khin သီတာ=Thida ဆု=Su စန္ဒာ=Sandar,Sanda နွယ်=Nwe ဖြူ=Phyu,Pyu ဝေ=Wai,Way ယဉ်=Yin ချို=Cho မေ=May နန်း=Nan လဲ့=Le ရီ=Yi,Yee သက်=Thet ဇာ=Zar,Za'),
    families: table('ဦး=Oo ထက်=Htet,Htat ပြည့်=Pyae,Pye ဖြိုး=Phyo,Pyo ဟန်=Han သိန်း=Thein ညွန့်=Nyunt လှ=Hla ကြည်=Kyi,Gyi မော်=Maw စိန်=Sein ရှိန်=Shein မြင့်=Myint,Myint တိုး=Toe ခိုင်=Khaing,Khine ညို=Nyo လတ်=Latt,Lat ဖေ=Pe'),
    places: [table('ရွှေ=Shwe မြို့=Myo ကျောက်=Kyauk ညောင်=Nyaung တောင်=Taung သာ=Tha ပန်း=Pan ဇီး=Zi'), table('သစ်=thit ကုန်း=kone,gone ချောင်း=chaung ပင်=pin တန်း=tan ဘို=bo ဝ=wa လှ=hla')],
  },
  cyrillic: {
    men: table(`Олександр=Oleksandr,Alexander,Aleksandr Андрій=Andrii,Andrey,Andriy Сергій=Serhii,Sergey,Sergei Володимир=Volodymyr,Vladimir Дмитро=Dmytro,Dmitry Микола=Mykola,Nikolai Іван=Ivan Петро=Petro,Petr Юрій=Yurii,Yuri,Yuriy Віктор=Viktor,Victor
      Василь=Vasyl,Vasily Михайло=Mykhailo,Mikhail Олег=Oleh,Oleg Ігор=Ihor,Igor Максим=Maksym,Maxim Роман=Roman Тарас=Taras Богдан=Bohdan,Bogdan Павло=Pavlo,Pavel Артем=Artem,Artyom Ярослав=Yaroslav,Iaroslav Григорій=Hryhorii,Grigory`),
    women: table(`Олена=Olena,Elena Наталія=Nataliia,Natalia,Natalya Ірина=Iryna,Irina Тетяна=Tetiana,Tatiana Оксана=Oksana,Oxana Марія=Mariia,Maria Ганна=Hanna,Anna Світлана=Svitlana,Svetlana Людмила=Liudmyla,Lyudmila Галина=Halyna,Galina Юлія=Yuliia,Julia,Yulia
      Катерина=Kateryna,Katerina,Ekaterina Надія=Nadiia,Nadezhda Вікторія=Viktoriia,Victoria Любов=Liubov,Lyubov Софія=Sofiia,Sofia Дарина=Daryna,Darina Лариса=Larysa,Larisa`),
    families: table(`Шевченко=Shevchenko,Shevtchenko Коваленко=Kovalenko Бондаренко=Bondarenko Ткаченко=Tkachenko Кравченко=Kravchenko Олійник=Oliinyk,Oleinik Мельник=Melnyk,Melnik Поліщук=Polishchuk,Polischuk Лисенко=Lysenko,Lisenko Марченко=Marchenko Савченко=Savchenko
      Руденко=Rudenko Петренко=Petrenko Мороз=Moroz Павленко=Pavlenko Гончар=Honchar,Gonchar Кузьменко=Kuzmenko Левченко=Levchenko Клименко=Klymenko,Klimenko Білий=Bilyi,Bely Гриценко=Hrytsenko,Gritsenko Харченко=Kharchenko Сидоренко=Sydorenko,Sidorenko Зінченко=Zinchenko Яковенко=Yakovenko,Iakovenko`),
    places: [table('Нова=Nova Стара=Stara Велика=Velyka,Velika Мала=Mala Верхня=Verkhnia,Verkhnya Нижня=Nyzhnia Червона=Chervona Біла=Bila,Bela'), table('Балка=Balka Криниця=Krynytsia,Krinitsa Гора=Hora,Gora Слобода=Sloboda Долина=Dolyna,Dolina Гребля=Hreblia,Greblya Церква=Tserkva Роща=Roshcha Річка=Richka Поляна=Poliana,Polyana')],
  },
  latin: {
    men: table('Jean,Jon Pierre,Piere Joseph,Josef Paul Emmanuel,Emanuel Patrick,Patric Samuel Daniel David Moses,Moise Peter,Petter Simon Thomas,Tomas Jacques,Jaques Charles Andre Antoine,Antwan Luc,Luke Marc,Mark Philippe,Philip Francois,Francis Eric,Erick Victor,Viktor Gabriel Isaac,Isaak'),
    women: table('Marie,Mary Rose Jeanne,Jane Grace Esther,Ester Ruth Rachel,Rachelle Sarah,Sara Christine,Kristine Claudine Beatrice,Beatris Florence Louise,Luise Agnes Therese,Teresa Angelique,Angelic Martha,Marta Judith Catherine,Katherine Anne,Ann Elise,Elisa Solange Nadine Julie,Julia'),
    families: table('Baptiste,Batiste Joseph,Josef Pierre Charles Louis,Luis Etienne,Ettienne Deng Garang Mugisha Habimana Niyonzima,Nyonzima Uwimana Kamau Otieno Achieng Mwangi Okello Odhiambo Lokwang Mbeki Diallo Traore,Traor Keita Camara,Kamara Toure Kone Ouedraogo,Ouedrago Sawadogo Moyo Banda Phiri,Piri Tembo Dubois Laurent,Lorent Moreau,Morau'),
    places: [table('Saint-,St- Mont Port Bel Grand Petit Haut Bas'), table('marin roche vallon fleur bois croix louis pierre jardin soleil chene lac')],
  },
};
