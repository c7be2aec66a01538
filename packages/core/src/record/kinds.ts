// The closed list of kinds. A record of another kind is refused, so that
// nothing stands in a journal whose effect a reader cannot recompute.

import type { Kind } from './body.ts';
import { arrival } from './kinds/arrival.ts';
import { commodity } from './kinds/commodity.ts';
import { dispatch } from './kinds/dispatch.ts';
import { erasure } from './kinds/erasure.ts';
import { exchange } from './kinds/exchange.ts';
import { fund } from './kinds/fund.ts';
import { gift } from './kinds/gift.ts';
import { grantReport } from './kinds/grant-report.ts';
import { grant } from './kinds/grant.ts';
import { importClose } from './kinds/import.ts';
import { keyRevocation } from './kinds/key-revocation.ts';
import { key } from './kinds/key.ts';
import { loss } from './kinds/loss.ts';
import { need } from './kinds/need.ts';
import { observation } from './kinds/observation.ts';
import { operation } from './kinds/operation.ts';
import { organisation } from './kinds/organisation.ts';
import { payment } from './kinds/payment.ts';
import { pledgeChange } from './kinds/pledge-change.ts';
import { pledge } from './kinds/pledge.ts';
import { policy } from './kinds/policy.ts';
import { publication } from './kinds/publication.ts';
import { purchase } from './kinds/purchase.ts';
import { restatement } from './kinds/restatement.ts';
import { reversal } from './kinds/reversal.ts';
import { role } from './kinds/role.ts';
import { site } from './kinds/site.ts';
import { sourceFile } from './kinds/source.ts';
import { transfer } from './kinds/transfer.ts';

/** Kinds by number: a kind's place in this list is stable, new kinds are added at the end. */
export const KINDS = [
  operation, key, keyRevocation, role, policy, organisation, site, commodity, fund,
  pledge, pledgeChange, gift, exchange, payment, grant, grantReport, transfer, purchase,
  dispatch, arrival, loss, need, observation, sourceFile, importClose,
  reversal, restatement, erasure, publication,
] as const;

/** The names of the kinds, in the order of `KINDS`. */
export const KIND_NAMES: readonly string[] = KINDS.map((kind) => kind.name);

const BY_NAME: ReadonlyMap<string, Kind<unknown>> = new Map(KINDS.map((kind) => [kind.name, kind as unknown as Kind<unknown>]));

/** The kind of this name, if there is one. */
export function findKind(name: string): Kind<unknown> | undefined {
  return BY_NAME.get(name);
}
