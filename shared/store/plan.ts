import type { Actor, Decided, DomainEvent } from '../domain/event.ts';
import type { Refusal } from '../domain/problem.ts';
import type { AggregateType, ListKeys, Loaded } from './aggregate.ts';
import type { PageItem } from './pages.ts';
import type { Projection } from './projections.ts';

/** Forbids, as a write condition, that the person at `path` of the stored body is `actorId` (④, requirements §8.0). */
export interface NotBy {
  readonly path: readonly string[];
  /** Where others stand whom the decision is not left to either. */
  readonly also?: readonly (readonly string[])[];
  readonly actorId: string;
  readonly refusal: Refusal;
}

/** One aggregate's part of a commit: its new events and the body after them. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly loaded?: Loaded<unknown>;
  readonly events: readonly DomainEvent[];
  readonly body: unknown;
  readonly notBy?: NotBy;
  listKeys(status: string, refs: Readonly<Record<string, string>>): ListKeys;
}

/** A uniqueness guard: taken once by one owner, released by that owner only; or one that nobody may hold. */
export type Guard =
  | { readonly take: string; readonly owner: string; readonly refusal: Refusal }
  | { readonly release: string; readonly owner: string }
  | { readonly absent: string; readonly refusal: Refusal };

/** A condition on an aggregate that the commit reads but does not change. */
export interface Check {
  readonly kind: string;
  readonly id: string;
  readonly version?: number;
  readonly notBy?: NotBy;
}

/** An item for the `sealed` table, already encrypted (shared/platform/sealed-records.ts). */
export interface SealedItem {
  readonly pk: string;
  readonly sk: string;
  readonly ciphertext: Uint8Array;
  readonly hash: string;
  readonly createdAt: string;
}

/** The answer to the caller of a command. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a use case wants committed, and what to answer once it is: all of it in one transaction, or nothing. */
export interface Plan<R = Reply> {
  readonly changes: readonly Change[];
  readonly guards?: readonly Guard[];
  readonly checks?: readonly Check[];
  readonly sealed?: readonly SealedItem[];
  /** For a page of work that fans out. */
  readonly pages?: readonly PageItem[];
  /** Derived figures and index entries. */
  readonly projections?: readonly Projection[];
  readonly response: R;
  /** The response holds something that must not lie in the idempotency record in clear text. */
  readonly confidential?: boolean;
  /** Recorded instead of the caller, whose login must not show in the trail: an objector's (domain §2.2). */
  readonly actor?: Actor;
  /** The policy version decided under, where a running case keeps an older one than today's. */
  readonly policyVersion?: string;
}

/** The part of a commit for one aggregate; `target` is what was loaded, or the id of a new one. */
export function change<B>(
  type: AggregateType<B>,
  target: Loaded<B> | { readonly newId: string },
  decided: Decided<B>,
  notBy?: NotBy,
): Change {
  const id = 'newId' in target ? target.newId : target.id;
  return {
    kind: type.kind,
    id,
    ...(!('newId' in target) && { loaded: target }),
    events: decided.events,
    body: decided.body,
    ...(notBy && { notBy }),
    listKeys: (status, refs) => type.listKeys?.({ id, status, refs, body: decided.body }) ?? {},
  };
}
