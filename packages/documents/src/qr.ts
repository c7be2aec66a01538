// QR codes (ISO/IEC 18004) as drawings: black squares on white in one path, so
// that a printer and a photocopier have nothing to smooth, and no inline style.

import { create } from 'qrcode';
import { html, markup, type Html } from '@amanah/ui/html.ts';

/** Modules of white around the code; readers need four. */
const QUIET_MODULES = 4;

/** The code of a text as an SVG drawing with a text alternative. Level M bears a crease or a stain on 15% of it. */
export function qrCode(text: string, { label, level = 'M' }: { readonly label: string; readonly level?: 'L' | 'M' | 'Q' }): Html {
  const { modules } = create([{ data: new TextEncoder().encode(text), mode: 'byte' }], { errorCorrectionLevel: level });
  const side = modules.size + 2 * QUIET_MODULES;
  const runs: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      const from = x;
      while (x < modules.size && modules.get(y, x) !== 0) x += 1;
      if (x > from) runs.push(`M${from + QUIET_MODULES} ${y + QUIET_MODULES}h${x - from}v1h-${x - from}z`);
    }
  }
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${markup(runs.join(''))}"/></svg>`;
}
