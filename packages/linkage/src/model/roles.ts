// What the columns of a file are about, told by their names in several languages, or stated.

/** What a column holds. `other` is compared as text; `ignored` is not compared. */
export const ROLES = [
  'id', 'ignored', 'given', 'middle', 'family', 'full-name', 'father', 'mother', 'spouse', 'head', 'members', 'size', 'birth', 'birth-year', 'birth-month', 'birth-day', 'age', 'sex',
  'place', 'region', 'postcode', 'street', 'phone', 'email', 'national-id', 'occupation', 'other',
] as const;
export type Role = (typeof ROLES)[number];

/** By column name. */
export type Roles = Readonly<Record<string, Role>>;

/**
 * Names by role: whole names, lower case, words parted by a space. English, French, Spanish, Portuguese, German, Turkish,
 * Arabic, Persian, Russian, Ukrainian, Bengali, Burmese.
 */
const NAMES: Readonly<Record<Exclude<Role, 'other'>, string>> = {
  id: 'id|rec id|record id|unique id|uid|uuid|key|row id|registration id|household id|hh id|case id|index|identifier|identifiant|identificador|kennung|معرف|المعرف|شناسه|идентификатор|voter id|case number|record number|row number|objectid|serial|serial number',
  ignored: 'cluster|cluster id|entity|entity id|ent id|ground truth|gold id|duplicate of|is duplicate|original id|label|source|source file|source dataset|dataset|match id|matchid|notes|remarks|comment|comments|timestamp|created at|updated at',
  given: 'given|given name|given names|first|first name|firstname|first names|forename|forenames|fname|prenom|prénom|prenoms|nombre|nombres|primer nombre|nome|primeiro nome|vorname|vornamen|ad|adı|isim|الاسم الاول|الاسم الأول|الاسم|نام|имя|имя собственное|ім я|নাম|প্রথম নাম|အမည်|givenname|given names std|الاسم الشخصي',
  middle: 'middle|middle name|middle names|second name|deuxieme prenom|segundo nombre|otchestvo|отчество|по батькові|patronymic|midl name|mname|middle initial|اسم الجد|الجد|grandfather|grandfather name',
  family: 'family|family name|last|last name|lastname|surname|sname|lname|nom|nom de famille|apellido|apellidos|primer apellido|sobrenome|nachname|familienname|soyad|soyadı|اسم العائلة|العائلة|اللقب|الكنية|نام خانوادگی|фамилия|прізвище|পদবি|বংশ নাম|الاسم الأخير|الاسم الاخير|اسم العائله|second surname|segundo apellido|surnames',
  'full-name': 'name|full name|fullname|complete name|nom complet|nombre completo|nome completo|vollständiger name|ad soyad|الاسم الكامل|الاسم الثلاثي|الاسم الرباعي|نام کامل|фио|полное имя|піб|পূর্ণ নাম|person name|first and surname|first and last name|site name|organisation|organization|organisation name|organization name|title|اسم|الاسم كامل|الاسم بالكامل|الاسم الكامل رباعي|nombres y apellidos|nom et prenom|nom et prénom|nom prenom|name full|beneficiary|authors|artist',
  father: 'father|father name|fathers name|father s name|nom du pere|nom du père|nombre del padre|اسم الاب|اسم الأب|نام پدر|имя отца|পিতার নাম|အဖအမည်',
  mother: 'mother|mother name|mothers name|mother s name|mother maiden name|nom de la mere|nom de la mère|nombre de la madre|اسم الام|اسم الأم|نام مادر|имя матери|মাতার নাম',
  spouse: 'spouse|spouse name|husband|wife|husband name|wife name|husband or wife|conjoint|conjointe|cónyuge|conyuge|ehepartner|eş|الزوج|الزوجة|اسم الزوج|اسم الزوجة|همسر|супруг|супруга|স্বামী|স্ত্রী|স্বামী স্ত্রীর নাম',
  head: 'head|head name|head of household|household head|head of family|hoh|hoh name|chef de menage|chef de ménage|jefe de hogar|jefe del hogar|رب الاسرة|رب الأسرة|اسم رب الأسرة|سرپرست|глава семьи|পরিবার প্রধান|খানা প্রধান|head of household name|name of head of household|name of head|name of household head|household head name|head of hh|hhh|hhh name|hh name|nom du chef de ménage|nom du chef|nombre del jefe de hogar|رب العائلة|اسم رب العائلة|اسم رب الاسرة',
  members: 'members|member names|household members|names of members|family members|membres|miembros|أفراد الأسرة|افراد الاسرة|اعضای خانواده|члены семьи|সদস্য|সদস্যদের নাম',
  size: 'size|household size|hh size|family size|number of members|taille|taille du menage|taille du ménage|tamaño|tamaño del hogar|عدد أفراد الأسرة|عدد افراد الاسرة|حجم الأسرة|تعداد اعضا|размер семьи|সদস্য সংখ্যা|no of members|members count|number of people|number of persons|taille menage|nombre de personnes|عدد الافراد|عدد الأفراد|عدد أفراد العائلة|عدد افراد العائلة',
  birth: 'dob|date of birth|birth date|birthdate|birthday|birth|born|date de naissance|fecha de nacimiento|data de nascimento|geburtsdatum|doğum tarihi|تاريخ الميلاد|تاريخ الولادة|تاریخ تولد|дата рождения|дата народження|জন্ম তারিখ|မွေးသက္ကရာဇ်|d o b|date naissance|ddn|fecha nac|fecha de nac|birth dt|birthdt|dt birth',
  'birth-year': 'by|birth year|year of birth|yob|année de naissance|annee de naissance|año de nacimiento|geburtsjahr|سنة الميلاد|год рождения|জন্ম সাল',
  'birth-month': 'bm|birth month|month of birth|mob',
  'birth-day': 'bd|birth day|day of birth',
  age: 'age|edad|âge|alter|idade|yaş|العمر|سن|возраст|বয়স',
  sex: 'sex|gender|sexe|genre|sexo|género|geschlecht|cinsiyet|الجنس|جنسیت|пол|стать|লিঙ্গ|sex gender|gender code',
  place: 'place|city|town|village|suburb|locality|settlement|place of birth|birth place|birthplace|pob|origin|village of origin|place of origin|ville|lieu|lieu de naissance|ciudad|pueblo|lugar|lugar de nacimiento|cidade|ort|wohnort|stadt|geburtsort|şehir|köy|المدينة|القرية|البلدة|مكان الميلاد|مكان الولادة|المكان|شهر|روستا|محل تولد|город|село|деревня|место рождения|місто|গ্রাম|শহর|জন্মস্থান|ရွာ|မြို့|residence|place of residence|lieu de résidence|مكان السكن|مكان الإقامة|barrio|municipio|commune|municipality|neighbourhood|neighborhood|village camp|city desc',
  region: 'state|province|region|district|governorate|county|department|township|parent place|place parent|camp|zone|departement|département|provincia|estado|departamento|bundesland|il|ilçe|المحافظة|القضاء|المنطقة|الناحية|استان|область|район|জেলা|উপজেলা|မြို့နယ်|المخيم|المديرية|sous préfecture|country|admin1|admin2|adm1|adm2|state cd|county desc|birth state',
  postcode: 'postcode|post code|postal code|zip|zip code|zipcode|plz|postleitzahl|code postal|código postal|codigo postal|cep|postcode fake|الرمز البريدي|индекс|почтовый индекс',
  street: 'address|street|street address|street number|street name|house number|address line|addr|adresse|rue|dirección|direccion|calle|endereço|rua|straße|strasse|hausnummer|adres|العنوان|الشارع|آدرس|адрес|улица|ঠিকানা|လိပ်စာ|street no|street num|house no|house num|address line|street addr|door number|location',
  phone: 'phone|phone number|telephone|tel|mobile|mobile number|mobile phone|cell|contact number|msisdn|téléphone|portable|teléfono|telefono|móvil|telefone|celular|telefon|handy|رقم الهاتف|الهاتف|الجوال|رقم الجوال|موبايل|تلفن|شماره تلفن|телефон|номер телефона|মোবাইল|ফোন|ফোন নম্বর|ဖုန်း|phone no|phone num|full phone number|telephone number|telephone no|numéro de téléphone|numéro téléphone|n de téléphone|téléphone portable|contact|contact no|mobile no|cell phone|رقم الموبايل|رقم التلفون|মোবাইল নম্বর|টেলিফোন|ဖုန်းနံပါတ်',
  email: 'email|e mail|mail|email address|courriel|correo|correo electrónico|correo electronico|البريد الإلكتروني|ایمیل|электронная почта|ইমেইল',
  'national-id': 'national id|nid|id number|national number|identity number|soc sec id|ssn|social security number|passport|passport number|tax id|proof of registration|progres id|numéro national|cédula|cedula|dni|cpf|tc kimlik|personalausweis|رقم الهوية|الرقم الوطني|رقم القومي|الرقم القومي|کد ملی|паспорт|снилс|инн|জাতীয় পরিচয়পত্র',
  occupation: 'occupation|job|profession|métier|profesión|ocupación|profissão|beruf|meslek|المهنة|شغل|профессия|পেশা',
};

const BY_NAME: ReadonlyMap<string, Role> = new Map(Object.entries(NAMES).flatMap(([role, names]) => names.split('|').map((name) => [plainName(name), role as Role] as const)));

/** A column's name in words: lower case, other signs as spaces, without marks. */
function plainName(name: string): string {
  return name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Words in front of and behind what a name tells, which say whose it is, or how it is written. */
const IN_FRONT = /^(head|hoh|beneficiary|client|person|patient|applicant|respondent|household|hh|res|mail|mailing|full|complete|home|current|name of|the) /;
const BEHIND = / (std|desc|description|text|txt|code|cd|clean|raw|value|latin|english|arabic|ar|en|yyyy mm dd|dd mm yyyy|mm dd yyyy)$/;

/** The role that a column's name tells. A number or a letter with a number at its end counts parts: `address_1`, `fname_c2`. */
export function roleOf(name: string): Role {
  const plain = plainName(name);
  // What is true beside the list is what one wants to find out, and no evidence.
  if (/^(true|truth)( |$)/.test(plain)) return 'ignored';
  const core = plain.replace(/ \p{L}?\d{1,2}$/u, '').replace(/(\p{L})\d{1,2}$/u, '$1');
  const bare = core.replace(BEHIND, '').replace(BEHIND, '');
  const found = [plain, core, bare, bare.replace(IN_FRONT, ''), bare.replace(IN_FRONT, '').replace(IN_FRONT, '')].map((one) => BY_NAME.get(one)).find((role) => role !== undefined);
  return found ?? 'other';
}

/** The roles of all columns; what is stated goes before what names tell. */
export function rolesOf(names: readonly string[], stated: Roles = {}): Roles {
  return Object.fromEntries(names.map((name) => [name, stated[name] ?? roleOf(name)]));
}

/** The columns of a role, in the order of the file. */
export function withRole(roles: Roles, ...wanted: readonly Role[]): readonly string[] {
  return Object.entries(roles).filter(([, role]) => wanted.includes(role)).map(([name]) => name);
}
