import { once } from './orders.ts';
import type { Snapshot, State } from './snapshot.ts';

const UNFINISHED: Readonly<Record<string, readonly string[]>> = {
  IMPORT: ['CHECKING', 'APPLYING'],
  EXPORT: ['REQUESTED'],
};

/** A list taken over again changes nothing, no agency is taken over twice, and no file is left half made. */
export function exchangeFaults(snapshot: Snapshot): string[] {
  const agencies = snapshot.of('AGENCY').filter(({ status }) => status !== 'EXITED' && status !== 'REMOVED');
  return [
    ...Object.entries(UNFINISHED).flatMap(([kind, states]) =>
      snapshot
        .of(kind)
        .flatMap(({ id, status }) => (states.includes(status) ? [`${kind}#${id} is still ${status}`] : [])),
    ),
    ...once(
      'agency',
      agencies.map(({ body }) => String(body.uscc)),
    ),
    ...againFaults(snapshot.of('IMPORT').filter(({ status }) => status === 'APPLIED')),
  ];
}

/** Of the same bytes only what was ordered before the first was through may have taken anything over. */
function againFaults(applied: readonly State[]): string[] {
  return [...Map.groupBy(applied, ({ body }) => String(body.sha256))].flatMap(([, same]) => {
    const first = same.map(({ body }) => String(body.result.at)).toSorted()[0] ?? '';
    const rows = same[0]?.body.report.rows as number;
    const all = same.reduce((sum, { body }) => sum + Number(body.result.imported), 0);
    return [
      ...same.flatMap(({ id, body }) =>
        String(body.decidedAt) > first && body.result.imported > 0
          ? [`IMPORT#${id} took over ${body.result.imported} rows of a list that was taken over`]
          : [],
      ),
      ...(all > rows ? [`${all} rows were taken over of a list of ${rows}`] : []),
    ];
  });
}
