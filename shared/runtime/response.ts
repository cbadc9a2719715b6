import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ProblemError, refuse, type Refusal } from '../domain/problem.ts';
import type { Log } from './log.ts';
import { PROBLEM_CONTENT_TYPE, problemDocument } from './problem-document.ts';

type ApiMiddleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** Answers every error as a problem document. Ours (5xx) are logged with their cause, refusals as DENIED. */
export function answerProblems(log: Log): ApiMiddleware {
  return {
    onError: (request) => {
      const { event, error } = request;
      const refusal =
        error instanceof ProblemError
          ? error.refusal
          : refuse(isThrottle(error) ? 'UNAVAILABLE' : 'INTERNAL');
      const { requestId } = event.requestContext;
      const document = problemDocument(refusal, requestId);
      const line = { requestId, operation: event.routeKey, status: document.status, code: document.code };
      if (document.status >= 500) log.error('FAILED', { ...line, error });
      else log.warn('DENIED', line);
      request.response = {
        statusCode: document.status,
        headers: { 'content-type': PROBLEM_CONTENT_TYPE, ...retryAfter(refusal) },
        body: JSON.stringify(document),
      };
    },
  };
}

/** `retryAfterSeconds` of a RATE_LIMITED problem, as clients look for it (RFC 9110 §10.2.3). */
function retryAfter({ extra }: Refusal): Record<string, string> {
  const seconds = extra?.retryAfterSeconds;
  return typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {};
}

const THROTTLES = [
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'ThrottlingError',
];

function isThrottle(error: unknown): boolean {
  return error instanceof Error && THROTTLES.includes(error.name);
}

/** One line for every answered request. */
export function logRequests(log: Log, operations: ReadonlyMap<string, string>): ApiMiddleware {
  const started = new WeakMap<object, number>();
  return {
    before: ({ event }) => {
      started.set(event, Date.now());
    },
    after: ({ event, response }) => {
      const durationMs = Date.now() - (started.get(event) ?? Date.now());
      const operation = operations.get(event.routeKey) ?? event.routeKey;
      const { requestId } = event.requestContext;
      log.info('REQUEST', {
        operation,
        requestId,
        durationMs,
        ...(response?.statusCode !== undefined && { status: response.statusCode }),
      });
    },
  };
}
