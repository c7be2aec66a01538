// Routes by which people run the operation: what they submit, what they try out first, and what their forms need to know.
// Every route asks the guard who is there. What a route of this folder needs comes in `OperationNeeds`.

import type { Hono } from 'hono';
import type { OpenedBooks } from '../books/books-folder.ts';
import type { Guard } from '../people/guard.ts';
import { addRegistry } from '../registry/routes.ts';
import { addScreening } from '../screening/routes.ts';
import { addAttachments } from './attachments.ts';
import { addDocuments } from './documents.ts';
import { addBank } from './bank.ts';
import { addMasters } from './masters.ts';
import { addProposals } from './proposals.ts';
import { addRecordDetail } from './record-detail.ts';
import { addSheets } from './sheets.ts';
import { addStanding } from './standing.ts';
import { addSubmissions } from './submissions.ts';
import { addTables } from './tables.ts';
import { addTrail } from './trail.ts';
import { addWaiting } from './waiting.ts';
import { addWaybillState } from './waybill-state.ts';

/** What the routes of the operation need. Changing requests reach them only with a session, its sign, and from a page of this server. */
export interface OperationNeeds {
  readonly opened: OpenedBooks;
  readonly guard: Guard;
  /** Takes what is to be done when the server ends. */
  readonly ending?: (work: () => Promise<void>) => void;
}

/** Adds all routes of the operation, one line for each file. */
export function addOperation(app: Hono, needs: OperationNeeds): void {
  addSubmissions(app, needs);
  addMasters(app, needs);
  addStanding(app, needs);
  addRecordDetail(app, needs);
  // Before the tables: a table as a file has an address that is a table's with an ending.
  addSheets(app, needs);
  addTables(app, needs);
  addBank(app, needs);
  addWaiting(app, needs);
  addWaybillState(app, needs);
  addTrail(app, needs);
  addProposals(app, needs);
  addAttachments(app, needs);
  addDocuments(app, needs);
  addRegistry(app, needs);
  addScreening(app, needs);
}
