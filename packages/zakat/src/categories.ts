// The eight categories of recipients of Qur'an 9:60. The words are messages of a language (`words.ts`).

export const CATEGORIES = ['fuqara', 'masakin', 'amilin', 'muallafa', 'riqab', 'gharimin', 'fi-sabilillah', 'ibn-al-sabil'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The first four, for which some scholars hold that ownership must pass to the recipient. */
export const FIRST_FOUR: ReadonlySet<Category> = new Set(['fuqara', 'masakin', 'amilin', 'muallafa']);

export function isCategory(text: string): text is Category {
  return (CATEGORIES as readonly string[]).includes(text);
}

/** Whether a profile wants ownership handed over for an outflow of this category. */
export function ownershipMustPass(tamlikRequired: string, category: Category): boolean {
  return tamlikRequired === 'every-category' || (tamlikRequired === 'first-four' && FIRST_FOUR.has(category));
}
