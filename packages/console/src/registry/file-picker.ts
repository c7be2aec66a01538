// Choosing the file, and beside it the form's definition where there is one. Files go to the server as they are.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../language.ts';
import { sentFile, type SentFile } from '../sent-file.ts';

export interface Picked {
  readonly files: readonly SentFile[];
  readonly form?: SentFile;
  readonly dates?: 'dmy' | 'mdy' | 'iso';
}

const BYTES_MAX = 20 * 1024 * 1024;

export function FilePicker({ onRead, hasRead }: { readonly onRead: (picked: Picked) => Promise<void>; readonly hasRead: boolean }): VNode {
  const files = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const read = async (): Promise<void> => {
    const chosen = [...(files.current?.files ?? [])];
    const definition = form.current?.files?.[0];
    if (isBusy) return;
    if (chosen.length === 0) return setSaid(t('registry.choose-file'));
    if ([...chosen, ...(definition === undefined ? [] : [definition])].reduce((sum, { size }) => sum + size, 0) > BYTES_MAX) return setSaid(t('registry.too-large'));
    setSaid('');
    setBusy(true);
    try {
      await onRead({ files: await Promise.all(chosen.map(sentFile)), ...(definition === undefined ? {} : { form: await sentFile(definition) }) });
    } catch {
      setSaid(t('registry.file-gone'));
    }
    setBusy(false);
    return undefined;
  };
  return html`<section class="no-print"><h2>${t('registry.files')}</h2><form autocomplete="off" onSubmit=${(event: Event) => { event.preventDefault(); void read(); }} noValidate>
    <div class="field"><label for="in-files">${t('registry.file')}</label><input id="in-files" ref=${files} type="file" multiple accept=".csv,.tsv,.txt,.xlsx,.json,.xml" aria-describedby="in-files-about in-files-wrong" /><p class="hint" id="in-files-about">${t('registry.file-about')}</p></div>
    <details class="more"><summary>${t('registry.file-more')}</summary>
      <div class="field"><label for="in-form-file">${t('registry.form-file')}</label><input id="in-form-file" ref=${form} type="file" accept=".xlsx,.xls,.csv" aria-describedby="in-form-about" /><p class="hint" id="in-form-about">${t('registry.form-file-about')}</p></div></details>
    <p class="refusal" id="in-files-wrong" role="alert">${said}</p>
    <p class="actions"><button type="submit" class=${hasRead ? 'quiet' : ''} aria-disabled=${isBusy ? 'true' : undefined}>${isBusy ? t('registry.reading') : t(hasRead ? 'registry.read-again' : 'registry.read')}</button></p></form></section>` as VNode;
}
