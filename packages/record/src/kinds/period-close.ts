// `period-close`: from here on no act is dated on or before a day. It changes no
// balance. Facts that come late, and reversals, still land, in the open period's
// part of the log.

import { NO_EFFECT, day, present, type Kind } from '../body.ts';

export interface PeriodClose {
  readonly until: string;
  readonly reason?: string;
}

export const periodClose: Kind<PeriodClose> = {
  name: 'period-close',
  act: true,
  decode(body) {
    const value = { until: day(body, 'until'), reason: body.optionalText('reason') };
    body.end();
    return present(value) as unknown as PeriodClose;
  },
  effect: () => NO_EFFECT,
};
