// Published selections of parameters. None is called right and none is chosen for anybody: who reckons names one, or
// states every parameter. The sources say where a value is reported; a programme's scholars judge whether it holds.

import { PARAMETER_NAMES, type ParameterName, type Parameters } from './parameters.ts';
import { en, type SourceKey } from './messages/en.ts';
import type { Profile } from './profile.ts';

const SOURCES = en.sources;

type Chosen = readonly [value: string, source: SourceKey];

/** What the four schools are reported to share, and choices that no school states. */
const SHARED: Readonly<Record<ParameterName, Chosen>> = {
  nisabBasis: ['gold', 'programme'],
  goldGrams: ['85', 'units'],
  silverGrams: ['595', 'units'],
  priceAgeDays: ['31', 'programme'],
  year: ['lunar', 'rate'],
  lunarRate: ['2.5', 'rate'],
  solarRate: ['2.577', 'solar'],
  hawlRule: ['continuous', 'hawl'],
  goodReceivables: ['counted', 'schools'],
  doubtfulReceivables: ['when-received', 'schools'],
  debtDeduct: ['all', 'debts'],
  personalJewellery: ['exempt', 'schools'],
  longTermShares: ['zakatable-part', 'shares'],
  cropNisab: ['majority', 'schools'],
  cropNisabKilograms: ['653', 'contemporary'],
  cropRainRate: ['10', 'schools'],
  cropIrrigatedRate: ['5', 'schools'],
  cropMixedRate: ['7.5', 'schools'],
  camelsAbove120: ['majority', 'schools'],
  rikazRate: ['20', 'schools'],
  rikazNisab: ['no', 'schools'],
  mineralRate: ['2.5', 'minerals'],
  mineralNisab: ['yes', 'minerals'],
  distribution: ['any-category', 'schools'],
  amilCap: ['reasonable-wage', 'schools'],
  tamlikRequired: ['first-four', 'contemporary'],
  fitrBasis: ['staple', 'schools'],
  fitrSaGrams: ['2500', 'sa'],
  fitrHalfSaOfWheat: ['no', 'schools'],
  fitrDeadline: ['eid-prayer', 'schools'],
  rounding: ['up', 'programme'],
};

function preset(name: string, title: string, note: string, own: Partial<Readonly<Record<ParameterName, Chosen>>>): Profile {
  const chosen = { ...SHARED, ...own };
  const of = <T>(pick: (one: Chosen) => T): Readonly<Record<ParameterName, T>> => Object.fromEntries(PARAMETER_NAMES.map((key) => [key, pick(chosen[key])])) as Readonly<Record<ParameterName, T>>;
  return { name, title, note, parameters: of(([value]) => value) as Parameters, sources: of(([, source]) => SOURCES[source]) };
}

const SCHOOL_NOTE = 'Values reported of this school in comparative works, one where its scholars hold several. Not a ruling.';

/** The published selections, by name in the order of the alphabet. */
export const PRESETS: readonly Profile[] = [
  preset('common-gold', 'Gold nisab of 85 g, debts due now deducted', 'A selection met in published calculators. Not a ruling.', {
    hawlRule: ['ends', 'programme'],
    debtDeduct: ['immediate', 'programme'],
    tamlikRequired: ['no', 'programme'],
    fitrBasis: ['either', 'programme'],
  }),
  preset('hanafi', 'Reported of the Hanafi school', SCHOOL_NOTE, {
    nisabBasis: ['silver', 'hanafiUnits'],
    goldGrams: ['87.48', 'hanafiUnits'],
    silverGrams: ['612.36', 'hanafiUnits'],
    hawlRule: ['ends', 'hawl'],
    personalJewellery: ['zakatable', 'schools'],
    cropNisab: ['none', 'schools'],
    camelsAbove120: ['restart', 'schools'],
    mineralRate: ['20', 'minerals'],
    mineralNisab: ['no', 'minerals'],
    tamlikRequired: ['every-category', 'schools'],
    fitrBasis: ['either', 'schools'],
    fitrSaGrams: ['3250', 'sa'],
    fitrHalfSaOfWheat: ['yes', 'schools'],
  }),
  preset('hanbali', 'Reported of the Hanbali school', SCHOOL_NOTE, { goodReceivables: ['when-received', 'schools'] }),
  preset('maliki', 'Reported of the Maliki school', SCHOOL_NOTE, { goodReceivables: ['when-received', 'schools'] }),
  preset('shafii', 'Reported of the Shafi’i school', SCHOOL_NOTE, {
    debtDeduct: ['none', 'debts'],
    rikazNisab: ['yes', 'schools'],
    distribution: ['all-present', 'schools'],
    amilCap: ['12.5', 'schools'],
  }),
];
