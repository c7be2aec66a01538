// What the calculator's page may do, as its own policy says to the browser: run its script, draw, and connect to nothing.

import { toBase64, utf8 } from '@amanah/log/bytes.ts';
import { sha256 } from '@amanah/log/sha256.ts';
import { html, markup, type Html } from '@amanah/ui/html.ts';

function policyElement(sources: string): Html {
  // The sources hold quotes of their own, and nothing that must be escaped.
  return html`<meta http-equiv="Content-Security-Policy" content="${markup(`default-src 'none'; connect-src 'none'; ${sources}; img-src data:; base-uri 'none'; form-action 'none'`)}">
`;
}

/** For a page whose style and script lie beside it. */
export function linkedPolicy(): Html {
  return policyElement("script-src 'self'; style-src 'self'; font-src 'self'");
}

/** For a file that holds its style and script: they are named by their digests, and nothing else runs. */
export function enclosedPolicy({ css, script }: { readonly css: string; readonly script: string }): Html {
  const digest = (text: string): string => `'sha256-${toBase64(sha256(utf8(text)))}'`;
  return policyElement(`script-src ${digest(script)}; style-src ${digest(css)}; font-src data:`);
}
