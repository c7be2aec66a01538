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
