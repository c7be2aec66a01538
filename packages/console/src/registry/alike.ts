// How alike two values of a field are, in one word, from what the comparison found: the reader sees both values and is told
// what a machine made of them, never what to think.

import { scriptTag } from './own-text.ts';
import type { ComparedField, Step } from './registry-data.ts';

export const ALIKE = ['same', 'sounds-same', 'nearly', 'partly', 'other', 'missing', 'absent'] as const;
export type Alike = (typeof ALIKE)[number];

/** Levels of a comparison by what they say of the values. */
const LEVELS: Readonly<Record<string, Alike>> = {
  'the same': 'same', 'the same words': 'sounds-same', 'nearly the same': 'nearly', 'alike': 'nearly', 'somewhat alike': 'nearly', 'half the words': 'partly', 'words in common': 'partly',
  'three quarters': 'partly', 'half': 'partly', 'a quarter': 'partly', 'one': 'partly', 'none': 'other', 'one apart': 'nearly', 'two apart': 'nearly', 'one slip': 'nearly', 'two slips': 'nearly', 'other': 'other',
};
/** Fields that a comparison of their own judges, by its name. */
const OWN: Readonly<Record<string, string>> = { head: 'head', spouse: 'spouse', members: 'members', document: 'national-id', size: 'size' };

/** How alike the values of a field are. */
export function alikeOf({ field, left, right, state }: ComparedField, steps: readonly Step[]): Alike {
  if (state === 'absent') return 'absent';
  if (state === 'one-side') return 'missing';
  if (state === 'same') return 'same';
  const own = OWN[field];
  const level = steps.find(({ comparison }) => comparison === (own ?? 'home'))?.level ?? '';
  const said = own === undefined ? homeLevel(field, level) : (LEVELS[level] ?? 'other');
  // Letters of two scripts are never the same; what they are read as may be.
  return said === 'same' && scriptTag(left) !== scriptTag(right) ? 'sounds-same' : said;
}

/** What the one comparison of phone and place says of each of them: only levels that name a field speak of it. */
function homeLevel(field: string, level: string): Alike {
  if (field === 'phone') return level.startsWith('phone but one slip') ? 'nearly' : level.startsWith('phone') ? 'same' : 'other';
  if (field === 'place') return level === 'place' ? 'sounds-same' : /place/.test(level) ? 'nearly' : 'other';
  if (field === 'district') return level === 'same area' ? 'sounds-same' : 'other';
  return 'other';
}

/** One reason on the scale: what was compared, what was found, how much it says. */
export interface Reason {
  readonly comparison: string;
  readonly level: string;
  /** Bits: above zero for one household, below zero against. */
  readonly bits: number;
  /** What is shared is rarer or more common than is usual; absent where it is neither or says nothing. */
  readonly frequency?: 'rare' | 'common';
}

/** From this many bits on, rarity is worth a word. */
const WORTH_A_WORD = 0.5;

/** The reasons, the strongest first; what could not be compared is none. */
export function reasonsOf(steps: readonly Step[]): readonly Reason[] {
  return steps.filter(({ level }) => level !== 'nothing to compare').map(({ comparison, level, weight, termFrequency }) => ({
    comparison, level, bits: weight + termFrequency,
    ...(termFrequency >= WORTH_A_WORD ? { frequency: 'rare' as const } : termFrequency <= -WORTH_A_WORD ? { frequency: 'common' as const } : {}),
  })).sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
}

/** Odds that bits stand for, as a person says them: `3`, `20`, `700`; never below 1. */
export function oddsOf(bits: number): number {
  const odds = 2 ** Math.min(Math.abs(bits), 40);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(odds)) - 1);
  return Math.max(1, Math.round(odds / step) * step);
}
