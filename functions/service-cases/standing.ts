import type { Standing } from '../../shared/domain/service-case/nominate.ts';
import type { ServiceCaseBody } from '../../shared/domain/service-case/service-case.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { entry } from '../../shared/store/aggregates/entry.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { violation, violationsOf } from '../../shared/store/aggregates/violation.ts';
import type { Check } from '../../shared/store/plan.ts';
import { list, load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { gradeOf } from '../evaluation-follow-up/graded.ts';

/** More than an agency could have: one a category, and suspicions that nobody has judged. */
const ENTRIES = 40;
const SUSPICIONS = 50;

/**
 * What is known of a case's agency now: a ground against it may have come since it was nominated (11-2a). The checks keep
 * agency and order as they were read until the commit; a suspicion that is raised meanwhile is seen by the next step, and
 * withdraws what is published.
 */
export async function standingOf(
  tables: Tables,
  { agencyId, cycleId, orderId }: Pick<ServiceCaseBody, 'agencyId' | 'cycleId' | 'orderId'>,
): Promise<{ readonly standing: Standing; readonly checks: readonly Check[] }> {
  const suspected = (source: 'REPORT' | 'OTHER') =>
    list(
      tables,
      violation,
      'list2',
      { pk: violationsOf(source, agencyId), newestFirst: true },
      { limit: SUSPICIONS },
    );
  const [found, placed, entries, ...suspicions] = await Promise.all([
    load(tables, agency, agencyId),
    load(tables, order, orderId),
    list(
      tables,
      entry,
      'list2',
      { pk: `ENTRY#AGENCY#${agencyId}`, prefix: `${cycleId}.` },
      { limit: ENTRIES },
    ),
    suspected('REPORT'),
    suspected('OTHER'),
  ]);
  const open = suspicions.some(({ items }) => items.some(({ status }) => status !== 'DISMISSED'));
  const standing: Standing = {
    agencyStatus: found?.status,
    grades: entries.items.flatMap((each) => {
      const grade = each.status === 'WITHHELD' ? 'WITHHELD' : gradeOf(each);
      return grade === undefined ? [] : [grade];
    }),
    underInvestigation: open,
    orderOnHold: placed?.body.hold !== undefined,
  };
  const checks = [
    ...(found === undefined ? [] : [{ kind: agency.kind, id: found.id, version: found.version }]),
    ...(placed === undefined ? [] : [{ kind: order.kind, id: placed.id, version: placed.version }]),
  ];
  return { standing, checks };
}
