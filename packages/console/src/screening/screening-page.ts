// Screening at a glance: the lists and what came of each, who waits for a person to look, loading a list. What is said
// of a list for tests says so beside every figure.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { t } from '../language.ts';
import { onReturn, useNewest } from '../newest.ts';
import type { OpenAnswer, Overview } from './answers.ts';
import { ListCard } from './list-card.ts';
import { LoadList } from './load-list.ts';
import { failureWords } from './refused-words.ts';
import { WaitingParties } from './waiting-parties.ts';
import { mayLook, mayScreen } from './who-screens.ts';

const LOOKS_AGAIN_MS = 30_000;

interface Found {
  readonly overview?: Overview;
  readonly open: OpenAnswer;
  readonly failure: string;
}

export function ScreeningPage(): VNode {
  const { server, session, operation, outboxTick } = useDesk();
  const [found, setFound] = useState<Found>();
  const newest = useNewest();
  const looks = mayLook(session.roles);
  const read = (): Promise<void> => newest(async () => {
    const [overview, open] = await Promise.all([server.get<Overview>('/api/operate/screening'), server.get<OpenAnswer>('/api/operate/screening/open')]);
    return { ...(overview.ok ? { overview: overview.value } : {}), open: open.ok ? open.value : { waiting: [] }, failure: overview.ok ? '' : failureWords(overview) };
  }, setFound);
  useEffect(() => {
    document.title = `${t('nav.screening')} · ${operation}`;
    if (!looks) return undefined;
    void read();
    return onReturn(() => void read(), LOOKS_AGAIN_MS);
  }, [outboxTick, looks]);
  const head = html`<h1 tabindex="-1">${t('nav.screening')}</h1><p class="lead">${t('screening.lead')}</p><p class="never"><strong>${t('screening.never')}</strong></p>`;
  if (!looks) return html`${head}<p>${t('screening.not-yours')}</p>` as VNode;
  if (found === undefined) return html`${head}<p class="note late">${t('state.loading')}</p>` as VNode;
  const { overview, open, failure } = found;
  if (overview === undefined) return html`${head}<p class="refusal" role="alert">${failure}</p>` as VNode;
  const screens = mayScreen(session.roles);
  return html`<div class="screening">${head}
    <p class="links-row no-print"><a href=${hrefOf(['screening', 'parties'])}>${t('screening.to-parties')}</a><button type="button" class="plain" onClick=${() => globalThis.print()}>${t('screening.print')}</button></p>
    <${WaitingParties} open=${open} />
    <section><h2>${t('lists.title')}</h2>${overview.lists.length === 0 ? html`<p>${t('lists.none')}</p>` : overview.lists.map((list) => html`<${ListCard} key=${list.list} list=${list} screens=${screens} onScreened=${read} />`)}</section>
    ${screens ? html`<${LoadList} lists=${overview.lists} onLoaded=${read} />` : ''}</div>` as VNode;
}
