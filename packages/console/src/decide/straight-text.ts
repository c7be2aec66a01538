// What people typed, put into a sentence: it must not turn the words around it.

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text without the marks that turn the direction of writing. Where it stands alone it is shown as it is. */
export function straightText(text: string): string {
  return text.replaceAll(TURNING, '');
}
