// What the name of a column speaks of, by words of five languages. A column is
// known by its title, its question's name and its labels; never by its answers.

/** What a column may speak of. */
export type Concept =
  | 'name' | 'full' | 'given' | 'middle' | 'grandfather' | 'family'
  | 'head' | 'spouse' | 'member' | 'other-person'
  | 'phone' | 'document' | 'birth' | 'age' | 'sex' | 'place' | 'district' | 'size' | 'count' | 'date' | 'registered' | 'consent' | 'relation' | 'kind';

/**
 * Words and phrases by concept, folded as `foldedWords` folds; `*` ends a stem. Of a phrase the words stand side by side.
 * English, French, Spanish; Arabic; Bengali.
 */
const WORDS: Readonly<Record<Concept, string>> = {
  name: 'name, names, nom, noms, nombre, nombres, اسم, اسماء, نام*, নাম*',
  full: 'full name, fullname, complete name, nom complet, nom et prenom, nom prenom, nom et prenoms, noms et prenoms, nombre completo, nombre y apellido, nombre y apellidos, nombres y apellidos, اسم كامل, اسم رباعي, اسم ثلاثي, পূর্ণ নাম, পুরো নাম',
  given: 'first name, firstname, given name, givenname, given, forename, given names, prenom, prenoms, primer nombre, nombre de pila, اسم اول, اسم شخصي, নামের প্রথম অংশ, fname',
  middle: 'middle name, middlename, middle, second name, secondname, father name, fathers name, fathername, father s name, nom du pere, deuxieme prenom, segundo nombre, nombre del padre, اسم اب, اسم والد, اسم ثاني, পিতার নাম, বাবার নাম, mname',
  grandfather: 'grandfather name, grandfathers name, grandfather s name, grandfathername, third name, thirdname, nom du grand pere, nombre del abuelo, اسم جد, اسم ثالث',
  family: 'family name, familyname, last name, lastname, surname, second surname, nom de famille, apellido, apellidos, primer apellido, اسم عائله, لقب, اسم اخير, কুলনাম, lname, fourth name',
  head: 'head, hoh, hohh, headhousehold, householdhead, hhhead, chef, cheffe, chef de menage, jefe, jefa, jefe de hogar, cabeza de familia, رب, ربه, رب اسره, معيل, প্রধান*, beneficiary, beneficiaire, beneficiario, beneficiaria, مستفيد*, respondent, repondant, registrant, applicant, مسجل, উপকারভোগী*',
  spouse: 'spouse, wife, wives, husband, conjoint, conjointe, epouse, epoux, femme du chef, mari, conyuge, esposo, esposa, زوج, زوجه, স্বামী*, স্ত্রী*, দম্পতি*',
  member: 'member, members, membre, membres, miembro, miembros, فرد, افراد, عضو, اعضاء, সদস্য*, child, children, enfant, enfants, hijo, hija, hijos, طفل, اطفال, ابن, ابناء, সন্তান*, dependant, dependants, dependent, dependents',
  'other-person':
    'enumerator, enumerators, interviewer, surveyor, collector, supervisor, volunteer, staff, enqueteur, enqueteuse, agent, superviseur, encuestador, encuestadora, entrevistador, موظف, باحث, جامع بيانات, مشرف, متطوع, গণনাকারী, তথ্য সংগ্রহকারী, alternate, alternative, proxy, collector s, mandataire, suplente, وكيل, neighbour, neighbor, emergency, trader, vendor, organisation, organization, partner, mother, mere, madre, والده, মায়ের, deviceid, device, username, bank, account, fsp, program, programme, project',
  phone: 'phone, phones, phonenumber, telephone, tel, mobile, mobilenumber, msisdn, cell, cellphone, whatsapp, whatsappphonenumber, gsm, portable, numero de telephone, telefono, celular, movil, هاتف, تلفون, تليفون, جوال, موبايل, محمول, ফোন*, মোবাইল*',
  document:
    'id number, national id, nationalid, nid, idnumber, documentid, document id, document number, documentnumber, id card, idcard, identity, identity number, passport, ration card, card number, unhcr, proges, case number, piece d identite, carte d identite, numero de piece, numero de carte, cni, cedula, dni, documento, documento de identidad, pasaporte, cin, رقم هويه, هويه, رقم وطني, رقم قومي, جواز, بطاقه, رقم بطاقه, পরিচয়পত্র*, পরিচয় পত্র*, এনআইডি, জাতীয় পরিচয়*, কার্ড নম্বর, document, id no, piece, carte',
  birth: 'birth, birthdate, dateofbirth, birthday, dob, date of birth, year of birth, naissance, date de naissance, nacimiento, fecha de nacimiento, ميلاد, تاريخ ميلاد, ولاده, জন্ম*',
  age: 'age, ages, years old, edad, عمر, سن, বয়স*',
  sex: 'sex, gender, sexe, genre, sexo, genero, جنس, نوع اجتماعي, লিঙ্গ*',
  place:
    'village, town, city, site, camp, settlement, shelter, block, quartier, localite, ville, quartier de residence, aldea, pueblo, ciudad, barrio, campamento, comunidad, قريه, مدينه, مخيم, موقع, حي, مركز ايواء, গ্রাম*, ক্যাম্প*, ব্লক*, শিবির*, address, adresse, direccion, عنوان, ঠিকানা*, location, neighbourhood, neighborhood, place, lieu, lugar, residence',
  district:
    'district, county, governorate, province, region, state, department, departement, departamento, municipality, municipio, municipalite, commune, prefecture, sub district, subdistrict, upazila, union, distrito, provincia, estado, admin1, admin2, admin3, admin 1, admin 2, admin 3, adm1, adm2, adm3, محافظه, مديريه, منطقه, ناحيه, قضاء, اقليم, জেলা*, উপজেলা*, ইউনিয়ন*, বিভাগ*',
  size: 'household size, householdsize, hh size, hhsize, hh_size, family size, familysize, totalhhsize, total hh size, size, taille, taille du menage, tamano, tamano del hogar, حجم, حجم اسره, عدد افراد, পরিবারের আকার, সদস্য সংখ্যা, সদস্যসংখ্যা, total members, totalmembers, nombre de personnes, nombre de membres, numero de personas, numero de miembros, number of members, number of people, number of persons, how many people, how many persons, personas en el hogar',
  count: 'number, numbers, no, num, count, total, nombre de, nbre, nb, numero de, cantidad, how many, combien, cuantos, cuantas, عدد, كم, সংখ্যা*, কতজন, adults, adult, boys, girls, males, females, male, female, under, garcons, filles, hommes, femmes',
  date: 'date, day, fecha, jour, dia, تاريخ, يوم, তারিখ*, today, start, submission time',
  registered: 'registration date, registrationdate, date of registration, registered, registered on, date enregistrement, date d enregistrement, date d inscription, fecha de registro, fecha de inscripcion, تاريخ تسجيل, নিবন্ধনের তারিখ, নিবন্ধন তারিখ, interview date, date of interview, date de l enquete, today',
  consent: 'consent, agree, agrees, consentement, accord, consentimiento, موافقه, موافق, সম্মতি*',
  relation: 'relation, relationship, lien, lien de parente, parentesco, صله, صله قرابه, قرابه, সম্পর্ক*',
  kind: 'type, kind, status, types, tipo, نوع, حاله, ধরন*, situation, statut, estado civil',
};

/** Stems and words of religion, ethnicity, tribe, sect, politics and party. The product has no field for these (principle P8). */
const SENSITIVE =
  'relig*, faith, faiths, denomination, confession, confessions, creed, creencia, creencias, culte, iglesia, church, mosque, baptised, sect, sects, sectarian, secte, sectes, secta, sectas, ' +
  'ethni*, etni*, tribe, tribes, tribal, tribu, tribus, tribo, clan, clans, subclan, caste, castes, casta, castas, race, races, racial, raza, razas, ' +
  'politic*, politiq*, politik*, party, parties, parti, partis, partido, partidos, partisan*, affiliation, affiliations, afiliacion, militant, militante, ' +
  'muslim, muslims, islam, islamic, christian, christians, hindu, buddhist, jewish, sunni, shia, shiite, alawite, druze, yazidi, catholic, orthodox, protestant, musulman, musulmane, chretien, chretienne, cristiano, cristiana, ' +
  'دين, ديانه, ديني, دينيه, مذهب, مذهبي, طائفه, طائفي, عرق, عرقي, عرقيه, اثنيه, اثني, قوميه, قبيله, قبائل, عشيره, عشائر, حزب, احزاب, حزبي, سياسه, سياسي, سياسيه, مله, مسلم, مسيحي, سني, شيعي, ' +
  'ধর্ম*, জাতি, জাতিগত, জাতিসত্তা*, উপজাতি*, গোত্র*, বংশ*, বর্ণ, নৃগোষ্ঠী*, নৃতাত্ত্বিক*, সম্প্রদায়*, রাজনৈতিক*, রাজনীতি*, দল, দলীয়*, মাজহাব*';

/** Characters of a title that are looked at. */
const TITLE_MAX = 300;

/** The words of a title: folded, without accents and vowel signs, parted at marks, at digits and where a small letter meets a capital. */
export function foldedWords(title: string): readonly string[] {
  return title
    .replace(/([\p{Ll}])([\p{Lu}])/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .flatMap((word) => word.split(/(?<=\p{L}|\p{M})(?=\p{N})|(?<=\p{N})(?=\p{L})/u))
    .map((word) => (/^(?:وال|بال|لل|ال)\p{L}{2,}/u.test(word) ? word.replace(/^(?:وال|بال|لل|ال)/u, '') : word))
    .filter((word) => word !== '');
}

/** Phrases of one table, found by their first word; a stem of one word is looked for at the beginning of every word. */
class Phrases<T> {
  readonly #byFirst = new Map<string, { readonly rest: readonly string[]; readonly endsInStem: boolean; readonly means: T }[]>();
  readonly #stems: { readonly stem: string; readonly means: T }[] = [];

  constructor(lists: readonly (readonly [T, string])[]) {
    for (const [means, list] of lists) for (const one of list.split(',')) this.#add(one.trim(), means);
  }

  #add(phrase: string, means: T): void {
    const [first = '', ...rest] = foldedWords(phrase);
    const endsInStem = phrase.endsWith('*');
    if (endsInStem && rest.length === 0) this.#stems.push({ stem: first, means });
    else this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { rest, endsInStem, means }]);
  }

  /** What the phrases mean that stand in these words. */
  in(words: readonly string[]): ReadonlySet<T> {
    const found = new Set<T>();
    for (const [at, word] of words.entries()) {
      for (const { stem, means } of this.#stems) if (word.startsWith(stem)) found.add(means);
      for (const { rest, endsInStem, means } of this.#byFirst.get(word) ?? []) {
        const isThere = rest.every((one, index) => (endsInStem && index === rest.length - 1 ? words[at + 1 + index]?.startsWith(one) === true : words[at + 1 + index] === one));
        if (isThere) found.add(means);
      }
    }
    return found;
  }
}

const CONCEPTS = new Phrases(Object.entries(WORDS) as [Concept, string][]);
const SENSITIVE_WORDS = new Phrases([[true, SENSITIVE]]);

/** What a title speaks of. */
export function conceptsOf(title: string): ReadonlySet<Concept> {
  return CONCEPTS.in(foldedWords(title.slice(0, TITLE_MAX)));
}

/** True when any of the texts speaks of religion, ethnicity, tribe, sect, politics or party. */
export function isSensitive(texts: readonly string[]): boolean {
  return texts.some((text) => SENSITIVE_WORDS.in(foldedWords(text.slice(0, TITLE_MAX))).size > 0);
}

/** The language that ends a title (`name_ar`), so that one name in two scripts is not read as two names. */
export function languageMark(title: string): string | undefined {
  const marks: Readonly<Record<string, string>> = { ar: 'ar', arabic: 'ar', arabe: 'ar', عربي: 'ar', عربيه: 'ar', en: 'en', english: 'en', anglais: 'en', ingles: 'en', انجليزي: 'en', انجليزيه: 'en', latin: 'en', fr: 'fr', french: 'fr', francais: 'fr', es: 'es', spanish: 'es', espanol: 'es', bn: 'bn', bangla: 'bn', bengali: 'bn', বাংলা: 'bn', ইংরেজি: 'en' };
  for (const word of foldedWords(title)) if (Object.hasOwn(marks, word)) return marks[word];
  return undefined;
}
