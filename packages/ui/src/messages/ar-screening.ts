// Arabic words for screenings against lists.

import type { enScreening } from './en-screening.ts';

export const arScreening: Readonly<Record<keyof typeof enScreening, string>> = {
  'nav.screening': 'الفحص',
  'column.list': 'القائمة',
  'column.listDate': 'إصدار',
  'column.use': 'الاستعمال',
  'column.listEntries': 'المدخلات',
  'column.entriesAdded': 'مدخلات أضيفت',
  'column.entriesChanged': 'مدخلات تغيرت',
  'column.entriesRemoved': 'مدخلات أزيلت',
  'column.parties': 'المنظمات المفحوصة',
  'column.others': 'آخرون فُحصوا',
  'column.hits': 'التطابقات',
  'column.named': 'لها تطابق يُنظر فيه',
  'column.undecided': 'لم يُبت فيها بعد',
  'column.noMatch': 'تبيّن أنها غير المدرج',
  'column.listed': 'تبيّن أنها مدرجة',
  'column.threshold': 'العتبة',
  'column.digest': 'بصمة المدخلات',
  'column.warning': 'تحذير',
  'use.screening': 'فحص',
  'use.for-tests': 'للاختبار فقط',
  'screening.title': 'الفحص',
  'screening.lead': 'يُقارن الشركاء والموردون والناقلون بقوائم العقوبات. وما دام التطابق لم يُبت فيه، لا يُدفع شيء لتلك المنظمة ولا يُطلب منها ولا يُرسل معها.',
  'screening.newest': 'أحدث فحص لكل قائمة',
  'screening.runs': 'كل الفحوص',
  'screening.for-tests': '{list}: قائمة قديمة بتاريخ {date}: للاختبار فقط، وهذا ليس فحصًا.',
  'screening.again': 'كل من لديه القائمة يستطيع إعادة فحص منظمات السجل والمقارنة: amanah screen check.',
};
