import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The catalogue of log lines: a stable code and what it means for the reader. A line may carry the fields of
 * `LogFields` and nothing else: an allow-list, so that no name, phone or body can slip in (domain §3.4).
 */
export const LOG = {
  REQUEST: 'A request was answered',
  DENIED: 'An attempt was refused; nothing changed',
  IDENTITY_REFUSED: 'Somebody without the right asked who complained; the discipline office is told',
  COMPLAINANT_NAMED:
    'A text that gives the complainant away was refused to somebody who may not know them; the discipline office is told',
  FAILED: 'A request failed for a reason of ours',
  COMMITTED: 'A consumer committed its effect',
  SKIPPED: 'A message needed nothing, or was handled before',
  MESSAGE_FAILED: 'A message could not be handled and will come again',
  RELAYED: 'Events were put on the bus',
  RELAY_REFUSED: 'The bus refused an event; the sweep will bring it',
  SCHEDULE_FAILED: 'A one-time schedule could not be set; the sweep will find the deadline',
  DEADLINE_EARLY: 'A deadline message came before its time and was put back',
  SMS_SUBMITTED: 'An SMS was handed to the provider',
  SMS_REFUSED: 'The provider refused an SMS',
  SOURCE_UNREACHABLE: 'A verification source could not be reached',
  CALENDAR_PROVISIONAL:
    'A period was counted by a provisional holiday table; the official one will extend it, if at all',
  TEMPLATE_MISSING: 'A notice has no template; the other notices are not affected',
  ROOT_SIGNED: 'The root over all chains of a day was signed and published',
  SWEPT: 'A sweep put what was due on its queue',
  METRICS_MENDED: 'What an object adds to its agency’s metrics differed from what was kept, and was mended',
} as const;

export type LogCode = keyof typeof LOG;

export interface LogFields {
  readonly operation?: string;
  readonly requestId?: string;
  readonly status?: number;
  readonly code?: string;
  readonly role?: string;
  readonly actorId?: string;
  readonly uscc?: string;
  readonly ref?: string;
  readonly eventId?: string;
  readonly eventType?: string;
  readonly messageId?: string;
  readonly count?: number;
  readonly durationMs?: number;
  readonly phoneHash8?: string;
  readonly source?: string;
  /** Name and stack of an error; messages of SDK and domain errors carry no personal data. */
  readonly error?: unknown;
}

export interface Log {
  info(code: LogCode, fields?: LogFields): void;
  warn(code: LogCode, fields?: LogFields): void;
  error(code: LogCode, fields?: LogFields): void;
}

/** A structured logger (Powertools); level and service come from the POWERTOOLS_* variables. */
export function createLog(): Log {
  const logger = new Logger();
  const line = (code: LogCode, { error, ...fields }: LogFields) => ({
    message: LOG[code],
    logCode: code,
    ...fields,
    ...(error !== undefined && { error: describe(error) }),
  });
  return {
    info: (code, fields = {}) => logger.info(line(code, fields)),
    warn: (code, fields = {}) => logger.warn(line(code, fields)),
    error: (code, fields = {}) => logger.error(line(code, fields)),
  };
}

function describe(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  return {
    name: error.name,
    message: error.message,
    ...(error.stack !== undefined && { stack: error.stack }),
  };
}
