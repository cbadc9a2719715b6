import type { Log, LogCode, LogFields } from '../../shared/runtime/log.ts';

export interface KeptLog extends Log {
  readonly lines: { readonly code: LogCode; readonly fields: LogFields }[];
}

/** A log that a test can read. */
export function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const keep = (code: LogCode, fields: LogFields = {}) => {
    lines.push({ code, fields });
  };
  return { lines, info: keep, warn: keep, error: keep };
}
