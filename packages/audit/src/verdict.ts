// The words of an audit: its steps in order, and where the first failure is.

/** The steps of an audit, in the order they are reported. */
export const AUDIT_STEPS = ['checkpoint', 'policy', 'history', 'entries', 'tiles', 'tree', 'chains', 'records', 'restatements', 'imports', 'manifest', 'files', 'reports', 'pages'] as const;
export type AuditStep = (typeof AUDIT_STEPS)[number];

/** Why a step failed, and where: a file, a record, a figure. One code per check. */
export interface AuditFailure {
  readonly step: AuditStep;
  readonly code: string;
  readonly at: string;
  readonly message: string;
}

/** A step that held, with what was checked, or that had nothing to check, with the reason. */
export interface StepResult {
  readonly step: AuditStep;
  readonly outcome: 'verified' | 'failed' | 'not-applicable';
  readonly detail: string;
}

/** Thrown inside the audit only, to leave a nested loop at the first failure. */
export class AuditStop extends Error {
  readonly failure: AuditFailure;
  constructor(failure: AuditFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Ends the audit at this failure. */
export function stop(step: AuditStep, code: string, at: string, message: string): never {
  throw new AuditStop({ step, code, at, message });
}

/** Where an audit reads: a published folder, a URL, or books. Nothing it gives is trusted. */
export interface AuditSource {
  /** Bytes of a file by its path in the publication; undefined when there is none. */
  readonly unverifiedFile: (path: string) => Promise<Uint8Array | undefined>;
  /** All paths, where the source can list them. */
  readonly paths?: () => Promise<readonly string[]>;
}
