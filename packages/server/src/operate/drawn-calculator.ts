// The zakat calculator as one file, for the command that prints it.

import { buildCalculator } from '@amanah/web/assets.ts';
import { calculatorFile } from '@amanah/web/zakat/file.ts';
import type { Language } from '@amanah/zakat/words.ts';

/** The file in a language, built from the sources. */
export async function drawnCalculator(locale: Language): Promise<string> {
  return String(calculatorFile(locale, await buildCalculator()));
}
