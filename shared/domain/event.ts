import type * as z from 'zod';
import type { EventContract } from '../../events/envelope.ts';
import type { RuleRef } from './problem.ts';
import type { Deadline } from './time/deadline.ts';

/**
 * Something that happened to one aggregate, as a decide function says it. The store adds who, when, the number and
 * the hash chain. `data` goes on the bus; everything else stays in the audit trail.
 */
export interface DomainEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The article that the act rests on (row 1-1: no decision without it). */
  readonly article: RuleRef;
  /** The new status, where it changes. */
  readonly to?: string;
  readonly deadlines?: { readonly set?: readonly Deadline[]; readonly clear?: readonly string[] };
  /** References that the fold keeps: other aggregates, documents, sealed records. */
  readonly refs?: Readonly<Record<string, string>>;
  readonly reason?: string;
  /** The decision's own fields, without personal data. */
  readonly record?: Readonly<Record<string, unknown>>;
  /** SHA-256 of the input that was decided on, where it is kept elsewhere. */
  readonly inputHash?: string;
  readonly docRefs?: readonly string[];
  /** How it reads to the unit that it concerns, from its contract; it is indexed by it and no part of the record. */
  readonly told?: string;
}

/** Builds an event whose `data` is checked by the compiler against its contract. */
export function happened<T extends string, D extends z.ZodType<Record<string, unknown>>>(
  contract: EventContract<T, D>,
  data: z.infer<D>,
  more: Omit<DomainEvent, 'type' | 'data' | 'told'>,
): DomainEvent {
  const { type, told } = contract;
  return { type, data, ...more, ...(typeof told === 'string' && { told }) };
}

/** A decision: what happened, and the aggregate's body after it. */
export interface Decided<B> {
  readonly events: readonly DomainEvent[];
  readonly body: B;
}

/** Who acts, when, under which policy: everything a decide function may know of the world. */
export interface Actor {
  /** Pseudonym of the login subject; `SYSTEM` for the platform itself. */
  readonly id: string;
  readonly role: string;
  readonly uscc?: string;
}
