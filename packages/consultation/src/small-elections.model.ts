// What tests of elections are made from: openings, ballots and small random profiles in which ties are common.
import fc from 'fast-check';
import type { Choice } from './ballot.ts';
import type { Cast } from './ballot-marks.ts';
import { count, type Tally } from './count.ts';
import { decodeOpening, type Opening } from './opening.ts';
import type { Ranking } from './rankings.ts';

export const OPENS = '2027-01-10T08:00:00Z';
export const CLOSES = '2027-01-12T18:00:00Z';
export const REVEAL = '2027-01-13T18:00:00Z';
export const DURING = '2027-01-11T12:00:00Z';

/** An opening from JSON, with what every opening has; a refusal is a mistake of the test. */
export function openingOf(stated: { readonly [name: string]: unknown }): Opening {
  const decoded = decodeOpening({ eligible: ['amal'], opens: OPENS, closes: CLOSES, ties: [], doubled: 'last', ...stated });
  if (!decoded.ok) throw new Error(decoded.message);
  return decoded.opening;
}

export function optionsOf(codes: Iterable<string>): readonly { readonly code: string; readonly title: string }[] {
  return [...codes].map((code) => ({ code, title: `Candidate ${code}` }));
}

/** Names of as many heads. */
export function headsOf(n: number): readonly string[] {
  return Array.from({ length: n }, (_, at) => `voter-${at}`);
}

/** One ballot in time from each of the first heads. */
export function castsOf(choices: readonly Choice[]): readonly Cast[] {
  return choices.map((choice, at): Cast => ({ id: String(at).padStart(64, '0'), voter: `voter-${at}`, at: DURING, choice }));
}

/** The tally of these choices, one from each head, all in time. */
export function tallyOf(stated: { readonly [name: string]: unknown }, choices: readonly Choice[]): Tally {
  return count(openingOf({ eligible: headsOf(Math.max(1, choices.length)), ...stated }), castsOf(choices), []);
}

/** As many rankings by single letters, such as `[5, 'ACBED']`. */
export function rankingChoices(profile: readonly (readonly [number, string])[]): readonly Choice[] {
  return profile.flatMap(([n, letters]) => Array.from({ length: n }, (): Choice => ({ ranking: [...letters] })));
}

/** A small election: few candidates, few ballots, some of them short. */
export interface SmallElection {
  readonly candidates: number;
  readonly seats: number;
  readonly rankings: readonly Ranking[];
}

/** Rankings that need not name everybody; with `weights` above one ties are rarer. */
export function smallElections(most: { readonly candidates: number; readonly ballots: number; readonly weight: number }): fc.Arbitrary<SmallElection> {
  return fc.integer({ min: 1, max: most.candidates }).chain((candidates) => {
    const places = Array.from({ length: candidates }, (_, place) => place);
    const ranking = fc.record({ order: fc.shuffledSubarray(places, { minLength: 1 }), weight: fc.integer({ min: 1, max: most.weight }) });
    return fc.record({
      candidates: fc.constant(candidates),
      seats: fc.integer({ min: 1, max: candidates }),
      rankings: fc.array(ranking, { minLength: 1, maxLength: most.ballots }),
    });
  });
}

/** Codes of candidates by their places: a, b, c … */
export function letter(place: number): string {
  return String.fromCharCode(97 + place);
}

export function letters(places: readonly number[]): readonly string[] {
  return places.map(letter);
}
