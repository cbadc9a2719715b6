import type { IPolicy } from 'cockatiel';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { canonicalHash } from '../../domain/canonical.ts';
import type { CheckResult, Question, VerificationGateway } from '../../domain/verification/source-answer.ts';
import { CHECK_TYPES, type CheckType } from '../../domain/verification/verification-state.ts';
import type { Log } from '../../runtime/log.ts';
import { VerificationResponse, VERIFICATIONS_PATH, type VerificationRequest } from './contract.ts';

/** How patient the client is; the defaults keep a whole case under ten seconds. */
export interface Patience {
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly firstPauseMs: number;
  /** Failed attempts in a row after which a source is left alone. */
  readonly breakAfter: number;
  readonly restMs: number;
}

const PATIENCE: Patience = {
  timeoutMs: 3_000,
  attempts: 2,
  firstPauseMs: 200,
  breakAfter: 5,
  restMs: 30_000,
};

/** A failure that may be over at the next attempt: no connection, 5xx, 429. */
class SourceUnavailable extends Error {
  override readonly name = 'SourceUnavailable';
}

/** An answer that is not one by the contract. */
class SourceMalformed extends Error {
  override readonly name = 'SourceMalformed';
}

/**
 * The gateway over HTTP (domain §5.3). Each check is a request of its own with its own circuit breaker, so that one
 * source that is unreachable or slow leaves the others' answers as they are. What could not be learnt is UNKNOWN.
 */
export function httpVerificationGateway(
  baseUrl: string,
  log: Pick<Log, 'warn'>,
  patience: Patience = PATIENCE,
): VerificationGateway {
  const policies = new Map(CHECK_TYPES.map((check) => [check, onFirstUse(() => policyOf(patience))]));
  return {
    ask: (question) =>
      Promise.all(
        question.checks.map(async (check) => {
          if (baseUrl === '') return unanswered(question, check, 'NOT_CONNECTED');
          try {
            const policy = await policies.get(check)?.();
            if (policy === undefined) throw new SourceMalformed(`no such check: ${check}`);
            return await policy.execute(({ signal }) => request(baseUrl, question, check, signal));
          } catch (error) {
            const reason = reasonOf(error);
            log.warn('SOURCE_UNREACHABLE', { source: check, code: reason, uscc: question.uscc });
            return unanswered(question, check, reason);
          }
        }),
      ),
  };
}

/** Its library is loaded by the first question: most calls of most functions ask none. */
async function policyOf(patience: Patience): Promise<IPolicy> {
  const library = await import('cockatiel');
  const { circuitBreaker, ConsecutiveBreaker, handleWhen, retry, timeout, wrap } = library;
  return wrap(
    retry(library.handleType(SourceUnavailable).orType(library.TaskCancelledError), {
      maxAttempts: patience.attempts - 1,
      backoff: new library.ExponentialBackoff({ initialDelay: patience.firstPauseMs }),
    }),
    circuitBreaker(
      handleWhen((error) => !library.isBrokenCircuitError(error)),
      { halfOpenAfter: patience.restMs, breaker: new ConsecutiveBreaker(patience.breakAfter) },
    ),
    timeout(patience.timeoutMs, library.TimeoutStrategy.Aggressive),
  );
}

async function request(
  baseUrl: string,
  question: Question,
  check: CheckType,
  signal: AbortSignal,
): Promise<CheckResult> {
  const { uscc, orgName, asOf, purpose, invoiceNumber } = question;
  const invoice = invoiceNumber === undefined ? {} : { invoiceNumber };
  const requestId = canonicalHash([uscc, check, asOf, purpose, ...Object.values(invoice)]).slice(0, 32);
  const body: VerificationRequest = { requestId, uscc, orgName, checks: [check], asOf, purpose, ...invoice };
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}${VERIFICATIONS_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal,
  }).catch((cause: unknown) => {
    throw new SourceUnavailable('no connection', { cause });
  });
  if (response.status >= 500 || response.status === 429)
    throw new SourceUnavailable(`status ${response.status}`);
  if (!response.ok) throw new SourceMalformed(`status ${response.status}`);
  const answer = VerificationResponse().safeParse(await response.json().catch(() => undefined));
  const result = answer.data?.results.find((each) => each.check === check);
  if (result === undefined) throw new SourceMalformed(`no valid result for ${check}`);
  // A source's clock that runs ahead must not make its answer last longer.
  const now = new Date().toISOString();
  return result.fetchedAt > now ? { ...result, fetchedAt: now } : result;
}

type Reason = 'NOT_CONNECTED' | 'UNREACHABLE' | 'TIMEOUT' | 'MALFORMED' | 'CIRCUIT_OPEN';

/** By the marks that the library's errors carry. */
function reasonOf(error: unknown): Reason {
  if (error instanceof SourceUnavailable) return 'UNREACHABLE';
  if (!(error instanceof Error)) return 'MALFORMED';
  if ('isBrokenCircuitError' in error) return 'CIRCUIT_OPEN';
  return 'isTaskCancelledError' in error ? 'TIMEOUT' : 'MALFORMED';
}

const unanswered = (question: Question, check: CheckType, reason: Reason): CheckResult => ({
  check,
  outcome: 'UNKNOWN',
  source: 'GATEWAY',
  asOf: question.asOf,
  fetchedAt: new Date().toISOString(),
  message: reason,
});
