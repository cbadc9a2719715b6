import { recipientKey } from '../../../shared/domain/notification/notice.ts';
import { once } from './orders.ts';
import type { Snapshot, State } from './snapshot.ts';

/** Templates that tell an agency of its evaluation: each once for a subject. */
const TOLD_ONCE = ['EVALUATION_NOTICE', 'EVALUATION_RESULT_PUBLISHED', 'EVALUATION_ENTRY_FINAL'];
const BEFORE_NOTICE = ['DRAFT', 'SCHEME_LOCKED'];
const BEFORE_SCORING = [...BEFORE_NOTICE, 'NOTICE_PUBLISHED'];
const FINAL = ['FINAL', 'AMENDED'];
/** Why an entry may be taken out of the list (7-1e, 9-1d), and out of an evaluation later on. */
const REASONS = ['SCOPE_CORRECTION', 'AGENCY_EXITED', 'AGENCY_REMOVED'];

/**
 * What holds of an evaluation at any moment, also while work is under way: nobody is told twice, no entry that was seen
 * is gone, and nothing that a filed result brings is there before it.
 */
export function standingFaults(snapshot: Snapshot, seen: ReadonlyMap<string, string>): string[] {
  return [
    ...toldTwice(snapshot),
    ...lost(snapshot, seen),
    ...snapshot.of('CYCLE').flatMap((cycle) => tooEarly(snapshot, cycle)),
  ];
}

function toldTwice(snapshot: Snapshot): string[] {
  const placed = snapshot
    .events()
    .filter(({ type }) => type === 'AgencyPlacedInScope')
    .map(({ data }) => `${String(data['cycleId'])} to ${String(data['agencyId'])}`);
  const letters = snapshot
    .of('DELIVERY')
    .filter(({ body }) => TOLD_ONCE.includes(body.template))
    .map(
      ({ body }) =>
        `${body.template} on ${body.subjectRef} to ${recipientKey(body.recipient)}, ${body.channel}`,
    );
  return [...once('notice of', placed), ...once('delivery of', letters)];
}

function lost(snapshot: Snapshot, seen: ReadonlyMap<string, string>): string[] {
  const entries = new Map(snapshot.of('ENTRY').map((each) => [each.id, each]));
  const status = new Map(snapshot.of('CYCLE').map((each) => [each.id, each.status]));
  return [...seen].flatMap(([id, before]) => {
    const found = entries.get(id);
    if (found === undefined) return [`ENTRY#${id} is lost`];
    if (found.status === 'EXCLUDED' && !REASONS.includes(found.body.excluded))
      return [`ENTRY#${id} is out, for ${found.body.excluded}`];
    if (FINAL.includes(before) && !FINAL.includes(found.status))
      return [`ENTRY#${id} was final and is ${found.status}`];
    const early = BEFORE_SCORING.includes(status.get(found.body.cycleId) ?? '');
    return early && found.body.system !== undefined ? [`ENTRY#${id} has a score before scoring began`] : [];
  });
}

function tooEarly(snapshot: Snapshot, cycle: State): string[] {
  const of = (kind: string) => snapshot.of(kind).filter(({ body }) => body.cycleId === cycle.id);
  const faults =
    BEFORE_NOTICE.includes(cycle.status) && of('COVERAGE').length > 0
      ? [`agencies are told of ${cycle.id} before its notice`]
      : [];
  if (['PUBLISHED', 'CLOSED'].includes(cycle.status)) return faults;
  const early = [
    ...of('ENTRY').filter(({ status }) => FINAL.includes(status)),
    ...of('CATEGORYRESULT').filter(({ status }) => status === 'PUBLISHED'),
    ...of('REWARD'),
    ...of('SHOWCASE'),
    ...of('SERVICEPLAN').filter(({ status }) => status === 'ACTIVE'),
    ...of('AMENDMENT'),
  ];
  const publicised = new Set(
    of('CATEGORYRESULT').flatMap(({ body }) => (body.publicity === undefined ? [] : [body.category])),
  );
  const whispered = of('ENTRY').filter(
    ({ id, body }) =>
      !publicised.has(body.category) &&
      snapshot
        .of('DELIVERY')
        .some((told) => told.body.subjectRef === `ENTRY#${id}` && /RESULT|FINAL/.test(told.body.template)),
  );
  return [
    ...faults,
    ...early.map(({ kind, id, status }) => `${kind}#${id} is ${status}, ${cycle.id} only ${cycle.status}`),
    ...whispered.map(({ id }) => `ENTRY#${id} was told its grade, and its category is not publicised`),
  ];
}
