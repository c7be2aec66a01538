// Which page an address asks for.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Address } from './address.ts';
import { BankPage } from './pages/bank.ts';
import { BulkPage } from './bulk/bulk-page.ts';
import { DecisionsPage } from './decide/decisions-page.ts';
import { ProposalPage } from './decide/proposal-page.ts';
import { findForm } from './forms/all-forms.ts';
import { FormPage } from './forms/form-page.ts';
import { FormsPage } from './pages/forms-list.ts';
import { HomePage } from './pages/home.ts';
import { OutboxPage } from './pages/outbox.ts';
import { MePage } from './pages/me.ts';
import { PeoplePage } from './pages/people.ts';
import { RecordPage } from './pages/record-page.ts';
import { ImportPage } from './registry/import-page.ts';
import { NewRegistrationPage } from './registry/new-page.ts';
import { RegistryPage } from './registry/overview-page.ts';
import { RegistrationPage } from './registry/registration-page.ts';
import { ReviewPage } from './registry/review-page.ts';
import { PartyHitsPage } from './screening/party-hits-page.ts';
import { PartiesPage } from './screening/parties-page.ts';
import { ScreeningPage } from './screening/screening-page.ts';
import { TablePage } from './tables/table-page.ts';
import { TablesPage } from './tables/tables-list.ts';
import { TrailPage } from './pages/trail.ts';
import { WaybillPage } from './pages/waybill.ts';
import { t } from './language.ts';

/** The page of an address. */
export function pageFor({ parts, query }: Address): VNode {
  const [first = '', second, third] = parts;
  switch (first) {
    case '': return html`<${HomePage} />` as VNode;
    case 'record': return (second === undefined ? html`<${FormsPage} />` : html`<${RecordPage} key=${second} id=${second} />`) as VNode;
    case 'new': return newPage(second ?? '', third, query);
    case 'tables': return html`<${TablesPage} />` as VNode;
    case 'table': return html`<${TablePage} key=${second} name=${second ?? ''} query=${query} />` as VNode;
    case 'bulk': return html`<${BulkPage} key=${second} name=${second ?? ''} />` as VNode;
    case 'bank': return html`<${BankPage} />` as VNode;
    case 'trail': return html`<${TrailPage} key=${second ?? ''} subject=${second} query=${query} />` as VNode;
    case 'waybill': return html`<${WaybillPage} key=${second ?? ''} number=${second ?? ''} />` as VNode;
    case 'decisions': return html`<${DecisionsPage} />` as VNode;
    case 'decision': return (second === undefined ? html`<${DecisionsPage} />` : html`<${ProposalPage} key=${second} id=${second} />`) as VNode;
    case 'screening': return screeningPage(second, third);
    case 'registry': return registryPage(second, third);
    case 'people': return html`<${PeoplePage} />` as VNode;
    case 'outbox': return html`<${OutboxPage} />` as VNode;
    case 'me': return html`<${MePage} />` as VNode;
    default: return html`<h1 tabindex="-1">${t('state.no-page')}</h1><p><a href="#/">${t('nav.home')}</a></p>` as VNode;
  }
}

function screeningPage(part: string | undefined, party: string | undefined): VNode {
  if (part === 'party' && party !== undefined) return html`<${PartyHitsPage} key=${party} party=${party} />` as VNode;
  return (part === 'parties' ? html`<${PartiesPage} />` : html`<${ScreeningPage} />`) as VNode;
}

/** What is personal never stands in an address: a registration is named by its number, which is by chance. */
function registryPage(part: string | undefined, name: string | undefined): VNode {
  if (part === 'import') return html`<${ImportPage} />` as VNode;
  if (part === 'new') return html`<${NewRegistrationPage} />` as VNode;
  if (part === 'review' && name !== undefined) return html`<${ReviewPage} key=${name} purpose=${name} />` as VNode;
  return (part === 'one' && name !== undefined ? html`<${RegistrationPage} key=${name} id=${name} />` : html`<${RegistryPage} />`) as VNode;
}

function newPage(name: string, id: string | undefined, query: URLSearchParams): VNode {
  const spec = findForm(name);
  if (spec === undefined || id === undefined) return html`<h1 tabindex="-1">${t('state.no-page')}</h1>` as VNode;
  return html`<${FormPage} key=${id} spec=${spec} id=${id} query=${query} />` as VNode;
}
