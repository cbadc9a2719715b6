import type * as z from 'zod';
import type { Deadline } from '../domain/time/deadline.ts';

/** Up to three list keys of an aggregate, each `[partition, sort]`; absent = not listed. */
export interface ListKeys {
  readonly list1?: readonly [string, string];
  readonly list2?: readonly [string, string];
  readonly list3?: readonly [string, string];
}

/** How one kind of aggregate is kept: its partition prefix, the schema of its body, the lists it stands in. */
export interface AggregateType<B> {
  readonly kind: string;
  /** Built by the first load. */
  readonly body: () => z.ZodType<B>;
  listKeys?(state: { id: string; status: string; refs: Readonly<Record<string, string>>; body: B }): ListKeys;
}

/** An aggregate as it was read: the fold of its events (status, version, deadlines, refs) and its body. */
export interface Loaded<B> {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly refs: Readonly<Record<string, string>>;
  readonly body: B;
  readonly updatedAt: string;
  /** Hash of the last event, to which the next one is chained. */
  readonly lastHash: string;
}

export const partition = (kind: string, id: string): string => `${kind}#${id}`;
export const eventKey = (version: number): string => `EVENT#${String(version).padStart(8, '0')}`;
export const deadlineKey = (kind: string): string => `DEADLINE#${kind}`;
export const STATE = 'STATE';
