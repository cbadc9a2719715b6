import { once } from './orders.ts';
import type { Snapshot, State } from './snapshot.ts';

/** From here on the list stands, and whoever is on it has to be told (9-1c). */
const NOTIFIED = [
  'NOTICE_PUBLISHED',
  'SCORING',
  'SCORED',
  'REVIEWING',
  'RESULT_DRAFTED',
  'RESULT_PUBLICITY',
  'OBJECTION_HANDLING',
  'READY_TO_FILE',
  'FILED',
  'PUBLISHED',
  'CLOSED',
];
const SCORED = NOTIFIED.slice(NOTIFIED.indexOf('SCORED'));
const DECIDED = NOTIFIED.slice(NOTIFIED.indexOf('RESULT_DRAFTED'));
const PUBLISHED = ['PUBLISHED', 'CLOSED'];
/** What an entry is once the result is published: one under investigation stays withheld (10-2c). */
const SETTLED = ['FINAL', 'AMENDED', 'WITHHELD'];
/** Events that tell the world a grade that stands; what is publicised before is a draft, and says so. */
const FINAL_GRADE = new Set(['EntryFinal', 'CategoryResultPublished', 'EvaluationResultPublished']);

/** Of every evaluation: nobody on its list is told twice or not at all, no entry is lost, no grade is out before filing. */
export function evaluationFaults(snapshot: Snapshot): string[] {
  return snapshot
    .of('CYCLE')
    .flatMap((cycle) => [
      ...coverageFaults(snapshot, cycle),
      ...entryFaults(snapshot, cycle),
      ...filingFaults(snapshot, cycle),
    ]);
}

const entriesOf = (snapshot: Snapshot, { id }: State) =>
  snapshot.of('ENTRY').filter(({ status, body }) => body.cycleId === id && status !== 'EXCLUDED');

function coverageFaults(snapshot: Snapshot, cycle: State): string[] {
  if (!NOTIFIED.includes(cycle.status)) return [];
  const placed = snapshot
    .events()
    .filter(({ type, data }) => type === 'AgencyPlacedInScope' && data['cycleId'] === cycle.id)
    .map(({ data }) => String(data['agencyId']));
  const listed = new Set(entriesOf(snapshot, cycle).map(({ body }) => body.agencyId as string));
  const open = snapshot
    .of('COVERAGE')
    .filter(({ status, body }) => body.cycleId === cycle.id && status !== 'CLOSED');
  const scoring = cycle.status !== 'NOTICE_PUBLISHED';
  return [
    ...once(`notice of ${cycle.id} to`, placed),
    ...[...listed]
      .filter((agencyId) => !placed.includes(agencyId))
      .map((agencyId) => `AGENCY#${agencyId} is evaluated in ${cycle.id} and was not told`),
    ...open.filter(() => scoring).map(({ id }) => `${cycle.id} is scored, COVERAGE#${id} is open`),
  ];
}

function entryFaults(snapshot: Snapshot, cycle: State): string[] {
  const entries = entriesOf(snapshot, cycle);
  const results = snapshot.of('CATEGORYRESULT').filter(({ body }) => body.cycleId === cycle.id);
  const ranked = DECIDED.includes(cycle.status)
    ? results.reduce((sum, { body }) => sum + (body.ranking?.entries ?? 0), 0)
    : entries.length;
  return [
    ...(SCORED.includes(cycle.status)
      ? entries
          .filter(({ status, body }) => status === 'IN_SCOPE' || body.system === undefined)
          .map(({ id }) => `${cycle.id} is scored, ENTRY#${id} is not`)
      : []),
    // An agency that has left since is counted in a result that was formed before.
    ...(ranked >= entries.length ? [] : [`${cycle.id} has ${entries.length} entries, ${ranked} in results`]),
    ...(PUBLISHED.includes(cycle.status)
      ? entries
          .filter(({ status }) => !SETTLED.includes(status))
          .map(({ id, status }) => `${cycle.id} is published, ENTRY#${id} is ${status}`)
      : []),
  ];
}

function filingFaults(snapshot: Snapshot, cycle: State): string[] {
  const events = snapshot.events().filter(({ data }) => data['cycleId'] === cycle.id);
  const filedAt = events.find(({ type }) => type === 'EvaluationResultFiled')?.at ?? '9999';
  return events
    .filter(({ type, at }) => FINAL_GRADE.has(type) && at < filedAt)
    .map(({ type, id }) => `${type} ${id} of ${cycle.id} came before the filing`);
}
