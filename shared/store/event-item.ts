import { canonicalHash } from '../domain/canonical.ts';
import type { Actor, DomainEvent } from '../domain/event.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import { cite, regulations } from '../policy/articles.ts';

/** What the store adds to every event of one commit. */
export interface Context {
  readonly actor: Actor;
  /** UTC instant with milliseconds. */
  readonly now: string;
  readonly policyVersion: string;
  readonly requestId: string;
  /** The request, event or timer that led to this commit. */
  readonly cause: string;
}

/** An event as it stands in the table, without its keys: the audit trail, the timeline and the outbox in one. */
export interface EventRecord {
  readonly id: string;
  readonly type: string;
  readonly aggregate: { readonly kind: string; readonly id: string; readonly version: number };
  readonly at: string;
  readonly actor: Actor;
  readonly article: string;
  readonly policyVersion: string;
  readonly requestId: string;
  readonly cause: string;
  readonly from?: string;
  readonly to?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly deadlines?: DomainEvent['deadlines'];
  readonly refs?: DomainEvent['refs'];
  readonly reason?: string;
  readonly record?: DomainEvent['record'];
  readonly inputHash?: string;
  readonly docRefs?: readonly string[];
  readonly prevHash: string;
  readonly hash: string;
}

/**
 * Numbers, attributes and chains one event. The hash covers every member but itself.
 * @throws RULE_REF_REQUIRED when the article it cites stands in no regulation (row 1-1).
 */
export function recordEvent(
  event: DomainEvent,
  aggregate: EventRecord['aggregate'],
  from: string | undefined,
  prevHash: string,
  context: Context,
): EventRecord {
  const { type, to, told: _, ...rest } = event;
  if (!regulations.some(({ docNo }) => cite(event.article, docNo))) {
    throw new ProblemError(refuse('RULE_REF_REQUIRED', { extra: { ruleRef: event.article } }));
  }
  const unhashed = {
    ...rest,
    id: `${aggregate.kind}-${aggregate.id}-${aggregate.version}`,
    type,
    aggregate,
    at: context.now,
    actor: context.actor,
    policyVersion: context.policyVersion,
    requestId: context.requestId,
    cause: context.cause,
    ...(to !== undefined && { to, ...(from !== undefined && { from }) }),
    prevHash,
  };
  // A round trip through JSON drops absent members, so that what is hashed is what a reader gets back.
  const clean: typeof unhashed = JSON.parse(JSON.stringify(unhashed));
  return { ...clean, hash: canonicalHash(clean) };
}
