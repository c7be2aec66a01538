/**
 * Words by which lists and forms speak of people in need, in languages of those who make them. They turn away what came to
 * the wrong door; somebody who leaves them out, or lies, is not known by words.
 */

/** Words that stand for people in need alone, not as a part of others: the head of an office, a board with members. */
const WHOLE =
  /^(hh|hh(id|size|head|no|number|members?)|family|members?|head|spouse|(in)?dependants?|dependents?|recipients?|idps?|claimant|registrations?|registrationid|casenumber|caseid|subject|subjectid|needs?|entitlements?|assistance|handover|deleteby|shelter|camp|males?|females?|boys|girls|women|men|children|infants|elderly|orphans?|widows?|pregnant|lactating|breastfeeding|programfspconfigurationname|paymentamountmultiplier)$/;

/** Words that speak of them wherever they stand; the languages in one line each. */
const ANYWHERE: readonly string[] = [
  'household', 'headhouse', 'headofhouse', 'headoffamily', 'familyhead', 'familymember', 'familysize', 'beneficiar', 'refugee', 'displaced', 'returnee', 'asylum', 'affectedperson', 'inneed', 'rationcard', 'vulnerab', 'malnour', 'disabled', 'disabilit', 'maritals', 'aidrecipient',
  'ménage', 'bénéficiair', 'réfugié', 'personne déplacée', 'déplacé interne', 'chef de famille', 'membres de la famille', 'taille de la famille',
  'hogar', 'refugiad', 'desplazad', 'damnificad', 'agregado familiar', 'capofamiglia', 'rifugiat', 'haushalt', 'flüchtling',
  'أسرة', 'الأسر', 'رب العائلة', 'أفراد العائلة', 'عدد أفراد', 'مستفيد', 'لاجئ', 'نازح', 'مهجر', 'محتاج',
  'خانوار', 'سرپرست', 'پناهنده', 'گھرانہ', 'گھرانے', 'مستفید', 'پناہ گزین',
  'домохозяй', 'беженец', 'беженц', 'переселенец', 'получатель помощи', 'домогосподарств', 'біженец', 'біженц', 'переселен',
  'hane reis', 'hane halk', 'hane büyük', 'mülteci', 'faydalanıcı', 'yararlanıcı', 'sığınmacı',
  'পরিবার', 'উপকারভোগী', 'শরণার্থী', 'परिवार', 'लाभार्थी', 'शरणार्थी', 'အိမ်ထောင်စု', 'ဒုက္ခသည်', 'ቤተሰብ', 'ስደተኛ', 'ተጠቃሚ', 'משק בית', 'פליט', 'νοικοκυρι', 'προσφυγ', 'qoys', 'barakac', 'mkimbizi', 'wakimbizi', 'mnufaika',
].map(lettersOf);

/** What a bank calls the one who is paid. */
const OF_A_BANK = /^beneficiary(s)?(bank|account|iban|swift|bic)/;

/** Letters of any script without case, marks and signs; Persian and Urdu forms of letters as the Arabic ones. */
function lettersOf(text: string): string {
  return text.normalize('NFKD').toLowerCase().replaceAll('ı', 'i').replaceAll('ی', 'ي').replaceAll('ک', 'ك').replace(/[^\p{L}]|ـ/gu, '');
}

/** True for the name of a column, field or role that speaks of people in need. */
export function speaksOfPeopleInNeed(text: string): boolean {
  const letters = lettersOf(text);
  return isOneInNeed(text) || (!OF_A_BANK.test(letters) && ANYWHERE.some((word) => letters.includes(word)));
}

/** True for a text that says of somebody to be a person in need, and nothing else: an officer for refugees is none. */
export function isOneInNeed(text: string): boolean {
  const letters = lettersOf(text);
  return WHOLE.test(letters) || ANYWHERE.some((word) => letters === word) || /^(headofhousehold|beneficiar(y|ies)|refugees|displacedpersons?|person(s)?inneed|peopleinneed|households?)$/.test(letters);
}
