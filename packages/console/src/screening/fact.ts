// One fact of a list of facts: its name and what it is.

import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';

export function Fact({ name, children }: { readonly name: string; readonly children?: ComponentChildren }): VNode {
  return html`<div><dt>${name}</dt><dd>${children}</dd></div>` as VNode;
}
