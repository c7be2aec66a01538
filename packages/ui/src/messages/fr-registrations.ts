// French words for registrations of households.

import type { enRegistrations } from './en-registrations.ts';

export const frRegistrations: Readonly<Record<keyof typeof enRegistrations, string>> = {
  'nav.registrations': 'Enregistrements',
  'column.registrations': 'Enregistrements reçus',
  'column.merged': 'Reconnus d’un ménage déjà présent',
  'column.householdsAtMost': 'Ménages au plus',
  'column.erased': 'Effacés depuis',
  'column.withheld': 'Non indiqué',
  'column.deleteBy': 'Effacés au plus tard le',
  'withheld.here': 'non indiqué',
  'withheld.nothing': 'rien',
  'withheld.all': 'moins de 10 enregistrements',
  'withheld.merged': 'moins de 10 reconnus deux fois',
  'withheld.erased': 'moins de 10 effacés',
  'withheld.merged-erased': 'moins de 10 reconnus deux fois, et moins de 10 effacés',
  'registrations.title': 'Enregistrements',
  'registrations.lead': 'Les ménages sont enregistrés pour un seul but et jusqu’à un jour donné. Aucun programme n’en fusionne : des personnes comparent deux enregistrements et décident. Rien de personnel ne figure dans le journal ni sur aucune page.',
  'registrations.by-purpose': 'Enregistrements par but',
};
