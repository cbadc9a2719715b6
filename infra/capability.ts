import type { RouteTable } from '../shared/runtime/route.ts';
import type { Needs } from './needs.ts';

/** A capability with an API: its function, its routes, what it needs and whom its failing hurts. */
export interface Capability {
  readonly name: string;
  /** Path of the function's entry file from the repository's root. */
  readonly entry: string;
  readonly routes: RouteTable;
  readonly needs: Needs;
  readonly onAlarm: string;
}

/** Capabilities by the name of the stack that holds their routes. */
export type CapabilityGroups = Readonly<Record<string, readonly Capability[]>>;
