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
  scan: { en: 'The short form: log, size, record, leaf and root', ar: 'الصيغة القصيرة: السجل وحجمه والقيد والورقة والجذر' },
  proof: { en: 'The proof itself', ar: 'البرهان نفسه' },
  proofLead: {
    en: 'All that is needed to check, as text: the checkpoint that the log signed, and each entry with its way to the root (RFC 6962).',
    ar: 'كل ما يلزم للتحقق، نصًّا: نقطة التحقق التي وقّعها السجل، وكل قيد مع طريقه إلى الجذر (RFC 6962).',
  },
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
  trail: { en: 'The shares along the way add up.', ar: 'الحصص على طول الطريق متوازنة.' },
  page: { en: 'The page shows what the records say.', ar: 'تعرض الصفحة ما تقوله القيود.' },
};

/** What no file of this kind can prove. */
export const NOT_PROVEN: readonly Words[] = [
  { en: 'That things happened as they were written. The log proves what was stated, by whose key and when, and that it was not changed afterwards.', ar: 'أن الأمور حدثت كما كُتبت. يثبت السجل ما قيل وبأي مفتاح ومتى، وأنه لم يُغيَّر بعد ذلك.' },
  { en: 'That nothing was written later that corrects this gift. Look the record up in the public account.', ar: 'أنه لم يُكتب لاحقًا ما يصحّح هذا العطاء. ابحث عن القيد في الحساب العام.' },
  { en: 'That the key is the one of the operation you mean, and that everybody is shown the same log. Compare the key and the root with what others hold.', ar: 'أن المفتاح مفتاح العملية التي تعنيها، وأن الجميع يرون السجل نفسه. قارن المفتاح والجذر بما لدى غيرك.' },
  { en: 'That the check in this page was not exchanged. A copy of Amanah checks the file without running anything in it: amanah verify-receipt FILE --key KEY.', ar: 'أن برنامج التحقق في هذه الصفحة لم يُبدَّل. نسخة من أمانة تتحقق من الملف دون تشغيل شيء منه: amanah verify-receipt FILE --key KEY' },
];
