/**
 * Bodies of the United Nations, the Red Cross and Red Crescent movement and a few others that are named in every relief
 * operation, by the names and short names that they publish in English, French, Spanish, Arabic and Russian: a short name
 * of one language is no acronym of the name in another. One body in a row.
 */
export const KNOWN_ORGANISATIONS: readonly (readonly string[])[] = `
unicef | United Nations Children's Fund | United Nations Children's Emergency Fund | United Nations International Children's Emergency Fund | Fonds des Nations Unies pour l'enfance | Fondo de las Naciones Unidas para la Infancia | منظمة الأمم المتحدة للطفولة | اليونيسف | ЮНИСЕФ | Детский фонд ООН
who | oms | World Health Organization | Organisation mondiale de la Santé | Organización Mundial de la Salud | منظمة الصحة العالمية | ВОЗ | Всемирная организация здравоохранения
wfp | pam | pma | World Food Programme | Programme alimentaire mondial | Programa Mundial de Alimentos | برنامج الأغذية العالمي | برنامج الغذاء العالمي | ВПП
unhcr | hcr | acnur | UN Refugee Agency | United Nations High Commissioner for Refugees | Haut Commissariat des Nations Unies pour les réfugiés | Alto Comisionado de las Naciones Unidas para los Refugiados | المفوضية السامية للأمم المتحدة لشؤون اللاجئين | УВКБ ООН
unfpa | fnuap | United Nations Population Fund | Fonds des Nations Unies pour la population | Fondo de Población de las Naciones Unidas | صندوق الأمم المتحدة للسكان | ЮНФПА
ocha | unocha | United Nations Office for the Coordination of Humanitarian Affairs | Office for the Coordination of Humanitarian Affairs | Bureau de la coordination des affaires humanitaires | Bureau des Nations Unies pour la coordination des affaires humanitaires | Oficina de Coordinación de Asuntos Humanitarios | مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية | УКГВ
fao | Food and Agriculture Organization | Food and Agriculture Organization of the United Nations | Organisation des Nations Unies pour l'alimentation et l'agriculture | Organización de las Naciones Unidas para la Alimentación y la Agricultura | منظمة الأغذية والزراعة | ФАО
iom | oim | International Organization for Migration | Organisation internationale pour les migrations | Organización Internacional para las Migraciones | المنظمة الدولية للهجرة | МОМ
undp | pnud | United Nations Development Programme | Programme des Nations Unies pour le développement | Programa de las Naciones Unidas para el Desarrollo | برنامج الأمم المتحدة الإنمائي | ПРООН
unrwa | United Nations Relief and Works Agency | United Nations Relief and Works Agency for Palestine Refugees in the Near East | Office de secours et de travaux des Nations Unies | الأونروا | وكالة الأمم المتحدة لإغاثة وتشغيل اللاجئين | БАПОР
unesco | United Nations Educational, Scientific and Cultural Organization | Organisation des Nations Unies pour l'éducation, la science et la culture | اليونسكو | ЮНЕСКО
unaids | onusida | Joint United Nations Programme on HIV/AIDS | Programme commun des Nations Unies sur le VIH/sida
icrc | cicr | International Committee of the Red Cross | Comité international de la Croix-Rouge | Comité Internacional de la Cruz Roja | اللجنة الدولية للصليب الأحمر | МККК
ifrc | ficr | International Federation of Red Cross and Red Crescent Societies | Fédération internationale des Sociétés de la Croix-Rouge et du Croissant-Rouge | Federación Internacional de Sociedades de la Cruz Roja y de la Media Luna Roja | الاتحاد الدولي لجمعيات الصليب الأحمر والهلال الأحمر | МФКК
msf | Médecins sans frontières | Médecins sans frontière | Doctors Without Borders | Médicos sin Fronteras | أطباء بلا حدود | Врачи без границ
mdm | Médecins du Monde | Doctors of the World | Médicos del Mundo | أطباء العالم
acf | aah | Action contre la Faim | Action Against Hunger | Acción contra el Hambre | العمل ضد الجوع
hi | Handicap International | Humanity & Inclusion | Humanité & Inclusion | Handicap International - Humanity & Inclusion
world bank | Banque mondiale | Banco Mundial | البنك الدولي | Всемирный банк
`.trim().split('\n').map((row) => row.split(' | '));

/**
 * Armed groups, services and clubs that are on the lists of many states under names of which no rule leads from one to the
 * other. Their names are compared word by word besides, for lists have them in a dozen spellings.
 */
export const LISTED_ORGANISATIONS: readonly (readonly string[])[] = `
sendero luminoso | Shining Path | Сендеро Луминосо | Светлый путь
pkk | Partiya Karkeren Kurdistan | Partiya Karkeren Kurdistane | Kurdistan Workers' Party | Kurdistan Workers Party | Parti des travailleurs du Kurdistan | Kürdistan İşçi Partisi | Arbeiterpartei Kurdistans | Рабочая партия Курдистана | حزب العمال الكردستاني | Kongra-Gel | KADEK
night wolves | Nochnye Volki | Nochniye Volki | Nočnye Volki | Ночные волки | Мотоклуб Ночные волки | Night Wolves MC | Night Wolves Motorcycle Club | Motoklub Nochnye Volki
farc | Fuerzas Armadas Revolucionarias de Colombia | Revolutionary Armed Forces of Colombia | Forces armées révolutionnaires de Colombie | РВСК | FARC-EP | Fuerzas Armadas Revolucionarias de Colombia Ejército del Pueblo
eta | Euskadi Ta Askatasuna | Basque Fatherland and Liberty | Basque Homeland and Freedom | Basque Homeland and Liberty | País Vasco y Libertad
boko haram | Jama'atu Ahlis Sunna Lidda'awati wal-Jihad | Jamaatu Ahlis Sunna Liddaawati Wal Jihad | Group of the People of Sunnah for Preaching and Jihad | بوكو حرام | Боко Харам
iswap | Islamic State West Africa Province | Wilayat Gharb Afriqiya | State of Islam in the Province of West Africa
hamas | Harakat al-Muqawama al-Islamiya | Islamic Resistance Movement | حركة المقاومة الإسلامية | حماس | ХАМАС
ltte | Liberation Tigers of Tamil Eelam | Tamil Tigers | Tigres de libération de l'Eelam tamoul
al qaida | Al-Qaeda | Al Qaida | The Base al-Qaida | القاعدة | تنظيم القاعدة | Аль-Каида | Al-Kaida
aqap | Al-Qaida in the Arabian Peninsula | Al-Qaeda in the Arabian Peninsula | تنظيم القاعدة في جزيرة العرب | Tanzim Qa'idat al-Jihad fi Jazirat al-Arab
aqim | Al-Qaida in the Islamic Maghreb | Al-Qaeda in the Islamic Maghreb | Al-Qaïda au Maghreb islamique | AQMI | تنظيم القاعدة في بلاد المغرب الإسلامي | Groupe salafiste pour la prédication et le combat | Salafist Group for Preaching and Combat | GSPC
gia | Groupe islamique armé | Armed Islamic Group | الجماعة الإسلامية المسلحة
nusra front | Jabhat al-Nusra | Jabhat al-Nusrah | Al-Nusrah Front | جبهة النصرة | Джебхат ан-Нусра | Front al-Nosra
abu sayyaf | Abu Sayyaf Group | Al Harakat al Islamiyya | ASG | أبو سياف
pflp | Popular Front for the Liberation of Palestine | Front populaire de libération de la Palestine | الجبهة الشعبية لتحرير فلسطين | FPLP | НФОП
pij | Palestinian Islamic Jihad | Islamic Jihad Movement in Palestine | حركة الجهاد الإسلامي في فلسطين | Djihad islamique palestinien
dhkpc | Devrimci Halk Kurtuluş Partisi-Cephesi | DHKP-C | DHKP/C | Revolutionary People's Liberation Party/Front | Revolutionary People's Liberation Party Front
mek | Mujahedin-e Khalq | Mojahedin-e Khalq | Mujahedin-e-Khalq Organization | People's Mujahedin of Iran | People's Mojahedin Organization of Iran | سازمان مجاهدین خلق ایران | مجاهدین خلق | PMOI
basij | Basij-e Mostazafan | Basij Resistance Force | Niruyeh Moghavemat Basij | نیروی مقاومت بسیج | بسیج مستضعفین
quds force | IRGC Qods Force | Islamic Revolutionary Guard Corps Qods Force | Sepah-e Qods | Niru-ye Qods | نیروی قدس | فيلق القدس
fsb | Federal Security Service | Federal Security Service of the Russian Federation | Федеральная служба безопасности | Федеральная служба безопасности Российской Федерации | Federalnaya Sluzhba Bezopasnosti | ФСБ
gru | Main Intelligence Directorate | Main Intelligence Directorate of the General Staff | Главное разведывательное управление | Glavnoye Razvedyvatelnoye Upravleniye | ГРУ | Main Directorate of the General Staff of the Armed Forces of the Russian Federation
svr | Foreign Intelligence Service of the Russian Federation | Служба внешней разведки | Служба внешней разведки Российской Федерации | Sluzhba Vneshney Razvedki
fso | Федеральная служба охраны | Федеральная служба охраны Российской Федерации | Federalnaya Sluzhba Okhrany | ФСО
nioc | National Iranian Oil Company | Sherkat-e Melli-ye Naft-e Iran | Sherkat Melli Naft Iran | شرکت ملی نفت ایران
nigc | National Iranian Gas Company | Sherkat-e Melli-ye Gaz-e Iran | شرکت ملی گاز ایران
irgc air force | Islamic Revolutionary Guard Corps Aerospace Force | IRGC Aerospace Force | نیروی هوافضای سپاه
taliban | Islamic Emirate of Afghanistan | طالبان | Талибан | Taliban Movement | Taleban
lashkar e tayyiba | Lashkar-e-Tayyiba | Lashkar-e-Toiba | Lashkar-e-Taiba | Lashkar-e-Tayyaba | Lashkar-i-Taiba | Lashkar-e-Tayyba | Lashkar Taiba | Army of the Pure | Army of the Righteous | لشکر طیبہ | لشکر طيبة | عسكر طيبة | Лашкар-и-Тайба | Лашкаре-Тайба
jaish e mohammed | Jaish-e-Mohammed | Jaish-e-Mohammad | Jaish-i-Mohammed | Jaish-i-Muhammad | Jaish-e-Muhammad | Jaysh-e-Muhammad | Army of Mohammed | Army of Muhammad | جیش محمد | Джаиш-е-Мухаммад
ttp | Tehrik-e Taliban Pakistan | Tehreek-e-Taliban Pakistan | Tehrik-i-Taliban Pakistan | Pakistani Taliban | Movement of the Taliban in Pakistan | تحریک طالبان پاکستان
union of good | Itilaf al-Khayr | Ittilaf al-Khair | I'tilaf al-Khayr | Etilaf Al-Khair | Charity Coalition | Coalition of Good | ائتلاف الخير
hilltop youth | Noar HaGvaot | Noar Hagvaot | Hilltop Youths | נוער הגבעות
`.trim().split('\n').map((row) => row.split(' | '));
