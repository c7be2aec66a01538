// How a document carries its style: inside, named by its hash in the file's own
// policy, or as a file beside it where a server's policy allows only its own files.

import { toBase64, utf8 } from '@amanah/log/bytes.ts';
import { sha256 } from '@amanah/log/sha256.ts';
import { html, markup, type Html } from '@amanah/ui/html.ts';

/** The style sheet: its text to stand in the file, or the address of the file. */
export type DocumentStyle = { readonly css: string } | { readonly href: string };

/** The hash by which a policy names what stands inside a file. */
function hashSource(text: string): string {
  return `'sha256-${toBase64(sha256(utf8(text)))}'`;
}

/** The policy of a self-contained file: nothing is fetched, nothing runs but what is named by its hash. */
export function contentPolicy(style: DocumentStyle, script?: string): Html {
  if (!('css' in style)) return html``;
  const runs = script === undefined ? '' : ` script-src ${hashSource(script)};`;
  const policy = `default-src 'none'; style-src ${hashSource(style.css)};${runs} font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  // The sources hold quotes of their own, and nothing that must be escaped.
  return html`<meta http-equiv="Content-Security-Policy" content="${markup(policy)}">
`;
}

/** The element that brings the style. */
export function styleElement(style: DocumentStyle): Html {
  return 'css' in style ? html`<style>${markup(style.css)}</style>` : html`<link rel="stylesheet" href="${style.href}">`;
}
