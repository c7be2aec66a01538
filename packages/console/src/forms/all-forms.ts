// Every form, in the order in which the list offers them.

import { approval, bankMatch, commodity, fund, organisation, periodClose, policy, reversal, site } from './control.ts';
import { givenBack, handover, loss, order, purchase, receipt, repack, stocktake } from './goods.ts';
import { exchange, gift, giftInKind, grant, grantReport, loan, payment, pledge, pledgeChange, release, repayment, transfer } from './money.ts';
import type { FormGroup, FormSpec } from './spec.ts';
import { proposal } from './propose.ts';
import { arrival, dispatch, incident, waybillSeries, waybillStatement, waybillVoid } from './waybills.ts';

export const FORMS: readonly FormSpec[] = [
  pledge, gift, payment, exchange, transfer, grant, grantReport, pledgeChange, release, loan, repayment,
  giftInKind, order, purchase, receipt, handover, stocktake, repack, loss, givenBack,
  dispatch, arrival, waybillStatement, incident, waybillSeries, waybillVoid,
  proposal,
  organisation, site, commodity, fund,
  periodClose, approval, reversal, policy, bankMatch,
];

export const FORM_GROUPS: readonly FormGroup[] = ['money', 'goods', 'waybills', 'deciding', 'masters', 'control'];

/** The form of this name. */
export function findForm(name: string): FormSpec | undefined {
  return FORMS.find((form) => form.name === name);
}
