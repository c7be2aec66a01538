/** Arabic: what a refusal means and what to do, by code. */
export const arRefusals: Readonly<Record<string, readonly [string, string]>> = {};
