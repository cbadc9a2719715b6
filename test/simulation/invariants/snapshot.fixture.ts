import type { Aggregate, Snapshot } from './snapshot.ts';

/** As much of a snapshot as a check looks at. */
export function snapshotOf(...aggregates: readonly object[]): Snapshot {
  const all = aggregates as Aggregate[];
  return {
    now: '2026-03-02T01:00:00.000Z',
    aggregates: new Map(all.map((each) => [each.ref, each])),
    guards: new Map(),
    texts: new Map(),
    outbox: [],
    of: (kind) => all.flatMap(({ state }) => (state?.kind === kind ? [state] : [])),
    events: () => all.flatMap(({ events }) => events),
  };
}

export type Told = readonly [type: string, day: number, more?: object];

/** Something as it stands and as it came to it; days are those of March 2026. */
export function thing(kind: string, id: string, status: string, body: object, ...told: readonly Told[]) {
  const events = told.map(([type, day, more], index) => ({
    type,
    id: `${kind}-${id}-${index + 1}`,
    at: at(day),
    actor: { id: 'A', role: 'COMMISSION_OFFICER' },
    data: {},
    aggregate: { kind, id, version: index + 1 },
    ...more,
  }));
  return { ref: `${kind}#${id}`, state: { kind, id, status, deadlines: {}, body }, events };
}
export const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T01:00:00.000Z`;
export const to = (state: string) => ({ to: state });
