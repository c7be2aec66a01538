// Arabic words for registrations of households.

import type { enRegistrations } from './en-registrations.ts';

export const arRegistrations: Readonly<Record<keyof typeof enRegistrations, string>> = {
  'nav.registrations': 'التسجيلات',
  'column.registrations': 'تسجيلات أُدخلت',
  'column.merged': 'تبيّن أنها لأسرة مسجلة من قبل',
  'column.householdsAtMost': 'الأسر على الأكثر',
  'column.erased': 'مُحيت منذئذ',
  'column.withheld': 'محجوب',
  'column.deleteBy': 'تُمحى في موعد أقصاه',
  'withheld.here': 'محجوب',
  'withheld.nothing': 'لا شيء',
  'withheld.all': 'أقل من 10 تسجيلات',
  'withheld.merged': 'أقل من 10 تبيّن تكرارها',
  'withheld.erased': 'أقل من 10 مُحيت',
  'withheld.merged-erased': 'أقل من 10 تبيّن تكرارها، وأقل من 10 مُحيت',
  'registrations.title': 'التسجيلات',
  'registrations.lead': 'تُسجَّل الأسر لغرض واحد وحتى يوم معيّن. لا يدمج البرنامج أحدًا: ينظر أشخاص في تسجيلين ويقررون. وما هو شخصي ليس في أي سجل ولا في أي صفحة.',
  'registrations.by-purpose': 'التسجيلات بحسب الغرض',
};
