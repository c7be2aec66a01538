// French words for screenings against lists.

import type { enScreening } from './en-screening.ts';

export const frScreening: Readonly<Record<keyof typeof enScreening, string>> = {
  'nav.screening': 'Contrôle',
  'column.list': 'Liste',
  'column.listDate': 'Version du',
  'column.use': 'Usage',
  'column.listEntries': 'Inscriptions',
  'column.entriesAdded': 'Inscriptions ajoutées',
  'column.entriesChanged': 'Inscriptions modifiées',
  'column.entriesRemoved': 'Inscriptions disparues',
  'column.parties': 'Organisations contrôlées',
  'column.others': 'Autres contrôlés',
  'column.hits': 'Correspondances',
  'column.named': 'Avec une correspondance à examiner',
  'column.undecided': 'Pas encore tranché',
  'column.noMatch': 'Reconnu comme autre',
  'column.listed': 'Reconnu comme inscrit',
  'column.threshold': 'Seuil',
  'column.digest': 'Empreinte des inscriptions',
  'column.warning': 'Avertissement',
  'use.screening': 'contrôle',
  'use.for-tests': 'pour essais seulement',
  'screening.title': 'Contrôle',
  'screening.lead': 'Les partenaires, fournisseurs et transporteurs sont comparés aux listes de sanctions. Tant qu’une correspondance n’est pas tranchée, rien n’est payé, commandé ni confié à cette organisation.',
  'screening.newest': 'Le dernier contrôle pour chaque liste',
  'screening.runs': 'Tous les contrôles',
  'screening.for-tests': '{list} : liste périmée du {date} : pour essais seulement, ceci n’est pas un contrôle.',
  'screening.again': 'Quiconque possède la liste peut refaire le contrôle des organisations du journal et comparer : amanah screen check.',
};
