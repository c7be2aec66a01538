// Zakat on crops: due at harvest, without a year, in the crop itself.

import { compare, decimalText, exact, hundredths, readDecimal, times, type Exact } from './exact.ts';
import type { Crop } from './input.ts';
import type { ParameterName } from './parameters.ts';
import type { Profile } from './profile.ts';
import { numberOf, type Operand, type Working } from './working.ts';

export interface CropDue {
  readonly crop: Crop;
  readonly status: 'due' | 'below-nisab';
  /** Kilograms to the gram, rounded up. */
  readonly due: string;
}

const RATE: Readonly<Record<Crop['watering'], ParameterName>> = { rain: 'cropRainRate', irrigated: 'cropIrrigatedRate', mixed: 'cropMixedRate' };
const GRAM_PLACES = 3;

/** What is due on one crop, judged by itself. */
export function cropDue(profile: Profile, crop: Crop, working: Working): CropDue {
  const { parameters } = profile;
  const rate = readDecimal(parameters[RATE[crop.watering]]) as Exact;
  const operands: Readonly<Record<string, Operand>> = { label: { of: 'text', text: crop.name }, kilograms: numberOf('kilograms', crop.kilograms), rate: numberOf('percent', rate), watering: { of: 'word', word: crop.watering } };
  const least = parameters.cropNisab === 'none' ? exact(0n) : (readDecimal(parameters.cropNisabKilograms) as Exact);
  if (parameters.cropNisab === 'none') working.add('crop-no-nisab', operands, { by: 'cropNisab' });
  if (compare(crop.kilograms, least) < 0) {
    working.add('crop-below', { ...operands, nisab: numberOf('kilograms', least) }, { by: 'cropNisab' });
    return { crop, status: 'below-nisab', due: '0' };
  }
  if (parameters.cropNisab !== 'none') working.add('crop-at-nisab', { ...operands, nisab: numberOf('kilograms', least) }, { by: 'cropNisab' });
  const due = decimalText(times(crop.kilograms, hundredths(rate)), GRAM_PLACES, 'up').replace(/\.?0+$/, '') || '0';
  working.add('crop-due', operands, { result: { of: 'kilograms', amount: due }, by: RATE[crop.watering] });
  return { crop, status: 'due', due };
}
