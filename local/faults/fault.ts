import * as z from 'zod';

const count = z.int().positive();
const chance = z.number().gt(0).max(1);

/** Shared by both kinds: how often, and at random or not. */
const strikes = {
  /** How often it strikes before it is spent; one that strikes by chance goes on until it is cleared. */
  times: count.optional(),
  /** Probability of striking at each opportunity; always without one. */
  chance: chance.optional(),
  /** Makes the draws of `chance` repeat, for faults added in the same order. */
  seed: z.int().optional(),
};

const callFaultSchema = z.strictObject({
  kind: z.literal('call'),
  /** Service name of a function (`relay-stream`), any without one. */
  function: z.string().optional(),
  /** `dynamodb`, or the prefix of a service on the internal server: `sqs`, `eventbridge`, `scheduler`, `kms`, … */
  service: z.string().optional(),
  /** `TransactWriteItems`, `PutEvents`; by HTTP method (`PUT`) where the protocol names none (S3, Scheduler, SNS). */
  operation: z.string().optional(),
  /** The n-th such call of an invocation, from 1; any without one. */
  nth: count.optional(),
  /**
   * `kill-before` and `kill-after`: the worker dies before the call leaves or after it took effect. `lost-answer`: it
   * took effect, and the connection breaks. `throttle`, `error` (500), `conflict` (a transaction conflict) answer
   * without effect.
   */
  action: z.enum(['kill-before', 'kill-after', 'lost-answer', 'throttle', 'error', 'conflict']),
  ...strikes,
});

const eventFaultSchema = z.strictObject({
  kind: z.literal('event'),
  detailType: z.string().optional(),
  /** Part of the name of the rule or of the target ARN. */
  target: z.string().optional(),
  /**
   * `duplicate`: a second copy after `delay`. `delay` and `drop` (lost, delivered again after the delay): one late copy.
   * `reorder`: each event of a pair of neighbours in the other's place, by falling delays.
   */
  mode: z.enum(['duplicate', 'delay', 'drop', 'reorder']),
  /** Seconds of virtual time. */
  delay: z.number().nonnegative().default(30),
  ...strikes,
});

export const faultSchema = z.discriminatedUnion('kind', [callFaultSchema, eventFaultSchema]);

export type CallFault = z.output<typeof callFaultSchema>;
export type EventFault = z.output<typeof eventFaultSchema>;
export type Fault = z.output<typeof faultSchema>;
/** A fault as a test or a request writes it. */
export type FaultInput = z.input<typeof faultSchema>;
