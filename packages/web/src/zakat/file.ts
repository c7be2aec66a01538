// The calculator as one file that needs nothing beside it: saved on a stick, opened on any machine.

import { html, markup, type Html } from '@amanah/ui/html.ts';
import { directionOf, type Locale } from '@amanah/ui/locale.ts';
import { messageText } from '@amanah/ui/message.ts';
import { calculator } from './form.ts';
import { enclosedPolicy } from './policy.ts';

/** The built texts that the file holds. */
export interface CalculatorTexts {
  readonly css: string;
  readonly script: string;
}

/** The file in a language. */
export function calculatorFile(locale: Locale, texts: CalculatorTexts): Html {
  const title = messageText(locale, 'zakat.title');
  return html`${markup('<!doctype html>')}
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
${enclosedPolicy(texts)}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${markup(texts.css)}</style>
</head>
<body>
<main id="content">
<h1>${title}</h1>
<p class="lead">${messageText(locale, 'zakat.lead')}</p>
${calculator(locale)}
</main>
<script>${markup(texts.script)}</script>
</body>
</html>
`;
}
