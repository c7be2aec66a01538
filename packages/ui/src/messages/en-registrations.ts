// English words for registrations of households.

export const enRegistrations = {
  'nav.registrations': 'Registrations',
  'column.registrations': 'Registrations taken in',
  'column.merged': 'Found to be of a household already there',
  'column.householdsAtMost': 'Households at most',
  'column.erased': 'Erased since',
  'column.withheld': 'Withheld',
  'column.deleteBy': 'Delete by',
  'withheld.here': 'withheld',
  'withheld.nothing': 'nothing',
  'withheld.all': 'fewer than 10 registrations',
  'withheld.merged': 'fewer than 10 found twice',
  'withheld.erased': 'fewer than 10 erased',
  'withheld.merged-erased': 'fewer than 10 found twice, and fewer than 10 erased',
  'registrations.title': 'Registrations',
  'registrations.lead': 'Households are registered for one purpose and until one day. Nobody is merged by a program: people look at two registrations and decide. What is personal is in no journal and on no page.',
  'registrations.by-purpose': 'Registrations by purpose',
} as const;
