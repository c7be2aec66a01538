// The zakat calculator as one file, for the command that prints it.

import type { Locale } from '@amanah/ui/locale.ts';
import { buildCalculator } from '@amanah/web/assets.ts';
import { calculatorFile } from '@amanah/web/zakat/file.ts';

/** The file in a language, built from the sources. */
export async function drawnCalculator(locale: Locale): Promise<string> {
  return String(calculatorFile(locale, await buildCalculator()));
}
