// `waybill-void`: a numbered blank that was spoiled or lost. Nothing leaves under its number any more.

import { NO_EFFECT, code, type Kind } from '../body.ts';

export interface WaybillVoid {
  readonly waybill: string;
  readonly reason: string;
}

export const waybillVoid: Kind<WaybillVoid> = {
  name: 'waybill-void',
  act: true,
  decode(body) {
    const value = { waybill: code(body, 'waybill'), reason: body.text('reason') };
    body.end();
    return value;
  },
  effect: () => NO_EFFECT,
};
