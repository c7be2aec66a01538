// What a receipt's page says besides the facts, in both languages. Shared with
// the script in the page, which says what it checked.

import type { Words } from '../words.ts';
import type { ReceiptStep } from './verdict.ts';

export const RECEIPT = {
  title: { en: 'Receipt for a gift', ar: 'إيصال عطاء' },
  lead: {
    en: 'This file carries its own proof. It can be checked without a network, without our server and without trusting us, today or in many years.',
    ar: 'يحمل هذا الملف برهانه معه. يمكن التحقق منه دون شبكة ودون خادمنا ودون الثقة بنا، اليوم أو بعد سنين طويلة.',
  },
  unchecked: {
    en: 'Not checked here yet. With scripts switched on, this page checks itself when it is opened; without them: amanah verify-receipt FILE.',
    ar: 'لم يُتحقق منه هنا بعد. تتحقق الصفحة من نفسها عند فتحها إذا كانت البرامج النصية مسموحة، وإلا فبالأمر: amanah verify-receipt FILE',
  },
  verified: { en: 'Checked just now on this device: the proof holds.', ar: 'جرى التحقق الآن على هذا الجهاز: البرهان صحيح.' },
  failed: { en: 'NOT PROVEN. Do not rely on this file.', ar: 'لم يثبت. لا تعتمد على هذا الملف.' },
  proven: { en: 'What it proves when the check holds', ar: 'ما يثبته إذا صحّ التحقق' },
  notProven: { en: 'What it does not prove', ar: 'ما لا يثبته' },
  compare: { en: 'How to compare', ar: 'كيف تقارن' },
  trail: { en: 'Where the gift went', ar: 'أين ذهب العطاء' },
  trailLead: {
    en: 'Units of this gift, record by record, to where they stand now. Which unit of a shared account went first is decided by the rule:',
    ar: 'وحدات هذا العطاء، قيدًا بعد قيد، حتى موضعها الآن. وأي وحدة من حساب مشترك خرجت أولًا تحدده القاعدة:',
  },
  scan: { en: 'The short form: log, size, record, leaf and root', ar: 'الصيغة القصيرة: السجل وحجمه والقيد والورقة والجذر' },
  proof: { en: 'The proof itself', ar: 'البرهان نفسه' },
  proofLead: {
    en: 'All that is needed to check, as text: the checkpoint that the log signed, and each entry with its way to the root (RFC 6962).',
    ar: 'كل ما يلزم للتحقق، نصًّا: نقطة التحقق التي وقّعها السجل، وكل قيد مع طريقه إلى الجذر (RFC 6962).',
  },
  hopsInFile: { en: 'Every step, with its record, stands in the file.', ar: 'كل خطوة مع قيدها موجودة في الملف.' },
  onPaper: { en: 'The proof stands in the file. Paper alone proves nothing: compare its code with the account.', ar: 'البرهان في الملف. الورق وحده لا يثبت شيئًا: قارن رمزه بالحساب.' },
} as const satisfies Readonly<Record<string, Words>>;

/** What each step of the check shows, in the order of the steps. */
export const STEP_WORDS: Readonly<Record<ReceiptStep, Words>> = {
  form: { en: 'The file is a whole receipt.', ar: 'الملف إيصال كامل.' },
  key: { en: 'The key of the log is well formed.', ar: 'مفتاح السجل سليم الصيغة.' },
  checkpoint: { en: 'The log signed its state with this key.', ar: 'وقّع السجل حالته بهذا المفتاح.' },
  entries: { en: 'Every record here stands in the log, byte for byte.', ar: 'كل قيد هنا موجود في السجل حرفًا بحرف.' },
  operation: { en: "The log's first record names the operation and this key.", ar: 'أول قيد في السجل يسمّي العملية وهذا المفتاح.' },
  author: { en: "The author's key was registered before the record.", ar: 'سُجّل مفتاح الكاتب قبل القيد.' },
  seal: { en: 'The author signed the record.', ar: 'وقّع الكاتب القيد.' },
  facts: { en: 'What the receipt says follows from these records.', ar: 'ما يقوله الإيصال ينتج عن هذه القيود.' },
  trail: { en: 'The records on the way moved what the trail says, and it adds up to the gift.', ar: 'نقلت القيود على الطريق ما يقوله المسار، ومجموعه هو العطاء.' },
  page: { en: 'The page shows what the records say.', ar: 'تعرض الصفحة ما تقوله القيود.' },
};

/** What a trail does not prove. */
export const TRAIL_NOT_PROVEN: Words = { en: 'Which unit of a shared account went where: that is the choice of the rule named, and takes the whole journal to recompute.', ar: 'أي وحدة من حساب مشترك ذهبت إلى أين: هذا اختيار القاعدة المسماة، ويلزم السجل كله لإعادة حسابه.' };

/** What became of units: the ends of a trail. */
export const END_WORDS: Readonly<Record<string, Words>> = {
  served: { en: 'handed to people', ar: 'سُلّم للناس' },
  partner: { en: 'with a partner', ar: 'لدى شريك' },
  expense: { en: 'spent', ar: 'أُنفق' },
  loss: { en: 'lost', ar: 'فُقد' },
  transit: { en: 'on the road', ar: 'على الطريق' },
  stock: { en: 'in stock', ar: 'في المخزن' },
  cash: { en: 'in cash', ar: 'نقدًا' },
  supplier: { en: 'paid, goods not received yet', ar: 'دُفع ولم تصل البضاعة بعد' },
  between: { en: 'between two records', ar: 'بين قيدين' },
  suspense: { en: 'not yet explained', ar: 'لم يُفسَّر بعد' },
  returned: { en: 'given back', ar: 'أُعيد' },
  shortage: { en: 'made good a shortage', ar: 'سدّ نقصًا' },
  'taken-back': { en: 'taken back by a correction', ar: 'سُحب بتصحيح' },
};

/** What no file of this kind can prove. */
export const NOT_PROVEN: readonly Words[] = [
  { en: 'That things happened as they were written. The log proves what was stated, by whose key and when, and that it was not changed afterwards.', ar: 'أن الأمور حدثت كما كُتبت. يثبت السجل ما قيل وبأي مفتاح ومتى، وأنه لم يُغيَّر بعد ذلك.' },
  { en: 'That nothing was written later that corrects this gift. Look the record up in the public account.', ar: 'أنه لم يُكتب لاحقًا ما يصحّح هذا العطاء. ابحث عن القيد في الحساب العام.' },
  { en: 'That the key is the one of the operation you mean, and that everybody is shown the same log. Compare the key and the root with what others hold.', ar: 'أن المفتاح مفتاح العملية التي تعنيها، وأن الجميع يرون السجل نفسه. قارن المفتاح والجذر بما لدى غيرك.' },
  { en: 'That the check in this page was not exchanged. A copy of Amanah checks the file without running anything in it: amanah verify-receipt FILE --key KEY.', ar: 'أن برنامج التحقق في هذه الصفحة لم يُبدَّل. نسخة من أمانة تتحقق من الملف دون تشغيل شيء منه: amanah verify-receipt FILE --key KEY' },
];
