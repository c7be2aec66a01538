// A picker: type to search names and codes, choose with arrows and Enter. What
// is not in the list can be added where the books allow it, without leaving.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../language.ts';
import { exactOption, searchOptions, type Option } from './options.ts';

export interface CodeInputProps {
  readonly id: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (code: string) => void;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly required: boolean;
  readonly label?: string;
  /** Present where something new can be added; given what was typed. */
  readonly onFresh?: (typed: string) => void;
  readonly freshLabel?: string;
}

/** A combobox as the ARIA Authoring Practices describe it (editable, with list autocomplete). */
export function CodeInput(props: CodeInputProps): VNode {
  const { id, value, options } = props;
  const chosen = options.find((option) => option.code === value);
  const [typed, setTyped] = useState(chosen?.name ?? value);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const typing = useRef(false);
  useEffect(() => void (typing.current || setTyped(chosen?.name ?? value)), [value, chosen?.name]);
  // Opened without typing, the list shows everything there is.
  const found = searchOptions(options, typing.current ? typed : '');
  const wantsFresh = props.onFresh !== undefined && typed.trim() !== '' && exactOption(options, typed) === undefined;
  const count = found.length + (wantsFresh ? 1 : 0);
  const close = (): void => {
    typing.current = false;
    setOpen(false);
    setAt(-1);
  };
  const choose = (option: Option): void => {
    close();
    setTyped(option.name);
    props.onChange(option.code);
  };
  const take = (): void => {
    close();
    const exact = exactOption(options, typed);
    if (typed.trim() === '') props.onChange('');
    else if (exact !== undefined) choose(exact);
    else props.onChange(typed.trim());
  };
  const fresh = (): void => {
    close();
    props.onFresh?.(typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt((now) => nextPlace(now, count, event.key === 'ArrowDown'));
    } else if (event.key === 'Enter' && open && at >= 0) {
      event.preventDefault();
      if (at < found.length) choose(found[at] as Option);
      else fresh();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  const onInput = (event: Event): void => {
    typing.current = true;
    const text = (event.target as HTMLInputElement).value;
    setTyped(text);
    // Enter may come before the focus leaves: what is typed counts at once.
    props.onChange(exactOption(options, text)?.code ?? text.trim());
    setOpen(true);
    setAt(-1);
  };
  return html`<div class="picker">
    <input id=${id} role="combobox" type="text" autocomplete="off" value=${typed} aria-expanded=${open && count > 0 ? 'true' : 'false'} aria-autocomplete="list"
      aria-controls=${`${id}-list`} aria-activedescendant=${open && at >= 0 ? `${id}-${at}` : undefined} aria-describedby=${props.describedBy} aria-invalid=${props.invalid ? 'true' : undefined}
      aria-required=${props.required ? 'true' : undefined} aria-label=${props.label} onInput=${onInput} onKeyDown=${onKeyDown} onClick=${() => setOpen(true)} onBlur=${() => take()} />
    <ul id=${`${id}-list`} role="listbox" aria-label=${t('picker.list')} hidden=${!open || count === 0}>
      ${found.map((option, index) => html`<li key=${option.code} id=${`${id}-${index}`} role="option" aria-selected=${index === at ? 'true' : 'false'}
        onMouseDown=${(event: Event) => { event.preventDefault(); choose(option); }}><span>${option.name}</span>${option.about === undefined ? (option.code === option.name ? '' : html` <small>${option.code}</small>`) : html` <small>${option.about}</small>`}</li>`)}
      ${wantsFresh ? html`<li key="fresh" id=${`${id}-${found.length}`} role="option" class="fresh" aria-selected=${at === found.length ? 'true' : 'false'}
        onMouseDown=${(event: Event) => { event.preventDefault(); fresh(); }}>${t('picker.fresh', { what: props.freshLabel ?? '', typed: typed.trim() })}</li>` : ''}
    </ul>
  </div>` as VNode;
}

/** The next place in a list that goes round; -1 in an empty one. */
function nextPlace(now: number, count: number, down: boolean): number {
  if (count === 0) return -1;
  if (down) return (now + 1) % count;
  return now <= 0 ? count - 1 : now - 1;
}
