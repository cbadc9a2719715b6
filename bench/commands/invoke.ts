import type { Context, SQSBatchResponse } from 'aws-lambda';
import type { Envelope } from '../../events/envelope.ts';
import { type ApiCall, apiEvent, lambdaContext } from './api-event.ts';
import type { Scenario, Subject } from './scenario.ts';

type Handler = (
  event: unknown,
  context: Context,
) => Promise<Partial<SQSBatchResponse> & { readonly statusCode?: number; readonly body?: string }>;

/** Readies a scenario's function for a subject; what is run is the function alone. @throws Error when it does not succeed */
export async function invocation({ name, load, status }: Scenario, { call }: Subject) {
  // What a module exports is not known to the compiler; a function that is none fails at the first run.
  const handler = (await load()).handler as Handler;
  const event = 'routeKey' in call ? apiEvent(call satisfies ApiCall) : queueEvent(call);
  return async () => {
    const { statusCode, body, batchItemFailures = [] } = await handler(event, lambdaContext);
    if (statusCode !== status) throw new Error(`${name} answered ${statusCode}: ${body}`);
    if (batchItemFailures.length > 0) throw new Error(`${name} failed`);
  };
}

/** What a queue hands on of an event that a rule of the bus put there. */
const queueEvent = (detail: Envelope) => ({
  Records: [{ messageId: detail.id, body: JSON.stringify({ source: 'voucher.platform', detail }) }],
});
