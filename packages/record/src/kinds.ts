// The closed list of kinds. A record of another kind is refused, so that
// nothing stands in a journal whose effect a reader cannot recompute.

import type { Kind } from './body.ts';
import { approval } from './kinds/approval.ts';
import { arrival } from './kinds/arrival.ts';
import { attachment } from './kinds/attachment.ts';
import { ballotOpening } from './kinds/ballot-opening.ts';
import { ballot } from './kinds/ballot.ts';
import { bankLine } from './kinds/bank-line.ts';
import { bankMatch } from './kinds/bank-match.ts';
import { bankStatement } from './kinds/bank-statement.ts';
import { comment } from './kinds/comment.ts';
import { commodity } from './kinds/commodity.ts';
import { dispatch } from './kinds/dispatch.ts';
import { erasure } from './kinds/erasure.ts';
import { exchange } from './kinds/exchange.ts';
import { fund } from './kinds/fund.ts';
import { gift } from './kinds/gift.ts';
import { grantReport } from './kinds/grant-report.ts';
import { grant } from './kinds/grant.ts';
import { handover } from './kinds/handover.ts';
import { importClose } from './kinds/import.ts';
import { incident } from './kinds/incident.ts';
import { keyRevocation } from './kinds/key-revocation.ts';
import { key } from './kinds/key.ts';
import { loan } from './kinds/loan.ts';
import { loss } from './kinds/loss.ts';
import { need } from './kinds/need.ts';
import { observation } from './kinds/observation.ts';
import { operation } from './kinds/operation.ts';
import { order } from './kinds/order.ts';
import { organisation } from './kinds/organisation.ts';
import { outcome } from './kinds/outcome.ts';
import { payment } from './kinds/payment.ts';
import { periodClose } from './kinds/period-close.ts';
import { pledgeChange } from './kinds/pledge-change.ts';
import { pledge } from './kinds/pledge.ts';
import { policy } from './kinds/policy.ts';
import { proposal } from './kinds/proposal.ts';
import { publication } from './kinds/publication.ts';
import { purchase } from './kinds/purchase.ts';
import { quarantine } from './kinds/quarantine.ts';
import { queryCount } from './kinds/query-count.ts';
import { receipt } from './kinds/receipt.ts';
import { registrationMerge } from './kinds/registration-merge.ts';
import { registration } from './kinds/registration.ts';
import { release } from './kinds/release.ts';
import { repack } from './kinds/repack.ts';
import { repayment } from './kinds/repayment.ts';
import { restatement } from './kinds/restatement.ts';
import { returned } from './kinds/return.ts';
import { reversal } from './kinds/reversal.ts';
import { role } from './kinds/role.ts';
import { screeningDecision } from './kinds/screening-decision.ts';
import { screening } from './kinds/screening.ts';
import { site } from './kinds/site.ts';
import { sourceFile } from './kinds/source.ts';
import { stocktake } from './kinds/stocktake.ts';
import { transfer } from './kinds/transfer.ts';
import { waybillSeries } from './kinds/waybill-series.ts';
import { waybillStatement } from './kinds/waybill-statement.ts';
import { waybillVoid } from './kinds/waybill-void.ts';

/** Kinds by number: a kind's place in this list is stable, new kinds are added at the end. */
export const KINDS = [
  operation, key, keyRevocation, role, policy, organisation, site, commodity, fund,
  pledge, pledgeChange, gift, exchange, payment, grant, grantReport, transfer, purchase,
  dispatch, arrival, loss, need, observation, sourceFile, importClose,
  reversal, restatement, erasure, publication,
  approval, quarantine, release, loan, repayment, order, receipt, handover, stocktake, repack, returned, incident,
  waybillSeries, waybillVoid, waybillStatement, bankStatement, bankLine, bankMatch, attachment, periodClose,
  proposal, ballot, ballotOpening, comment, outcome,
  screening, screeningDecision, registration, registrationMerge, queryCount,
] as const;

/** The names of the kinds, in the order of `KINDS`. */
export const KIND_NAMES: readonly string[] = KINDS.map((kind) => kind.name);

const BY_NAME: ReadonlyMap<string, Kind<unknown>> = new Map(KINDS.map((kind) => [kind.name, kind as unknown as Kind<unknown>]));

/** The kind of this name, if there is one. */
export function findKind(name: string): Kind<unknown> | undefined {
  return BY_NAME.get(name);
}
