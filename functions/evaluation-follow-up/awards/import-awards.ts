import { orThrow } from '../../../shared/domain/problem.ts';
import {
  awardInPeriod,
  type AwardRow,
  decideRecordAwards,
  type InstrumentAwardBody,
  unknownRows,
} from '../../../shared/domain/reward/instrument-award.ts';
import type { RewardStatus } from '../../../shared/domain/reward/machine.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { instrumentAward, reward, rewardsOf } from '../../../shared/store/aggregates/reward.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { list, load } from '../../../shared/store/read.ts';
import type { FollowUpDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { awardView } from '../views.ts';

type Rows = Request<(typeof routes)['importInstrumentAwards']>['body']['rows'];

/** As it is stored: absent members are absent. */
function asRow({ awardYear, decidedOn, paidOn, amountFen, sourceDoc }: Rows[number]): AwardRow {
  return {
    awardYear,
    sourceDoc,
    ...(decidedOn !== undefined && { decidedOn }),
    ...(paidOn !== undefined && { paidOn }),
    ...(amountFen !== undefined && { amountFen }),
  };
}

interface Recipient {
  readonly uscc: string;
  readonly before: Loaded<InstrumentAwardBody> | undefined;
  readonly fresh: readonly AwardRow[];
}

/** An agency has had no more: one a cycle. */
const REWARDS = 50;

/**
 * A list of awards for shared instruments (domain §6.6). What is known already is left out; what follows for rewards is
 * the reaction to the events of the same commit. `dryRun` answers the same and writes nothing.
 */
export async function importInstrumentAwards(
  request: Request<(typeof routes)['importInstrumentAwards']>,
  { tables, settings }: FollowUpDeps,
): Promise<Plan> {
  const { rows, dryRun } = request.body;
  const officer = acting(request);
  const { policy } = await settings.current(request.now);
  const match = policy.get('reward.instrumentAwardMatch');
  const usccs = [...new Set(rows.map(({ uscc }) => uscc))];
  const recipients = await Promise.all(
    usccs.map(async (uscc): Promise<Recipient> => {
      const before = await load(tables, instrumentAward, uscc);
      const given = rows.filter((row) => row.uscc === uscc).map(asRow);
      return { uscc, before, fresh: unknownRows(before?.body.awards ?? [], given) };
    }),
  );
  const report = await Promise.all(
    rows.map(async (row, index) => {
      const { before } = recipients.find(({ uscc }) => uscc === row.uscc) ?? {};
      const isNew = unknownRows(before?.body.awards ?? [], [asRow(row)]).length > 0;
      const pk = rewardsOf(row.uscc);
      const { items } = await list(tables, reward, 'list2', { pk }, { limit: REWARDS });
      const rewards = items
        .filter(({ body }) => awardInPeriod([asRow(row)], body, match) !== undefined)
        .map(({ id, status }) => ({ rewardId: id, status: status as RewardStatus }));
      return {
        row: index + 1,
        uscc: row.uscc,
        outcome: isNew ? ('NEW' as const) : ('KNOWN' as const),
        rewards,
      };
    }),
  );
  const changes = recipients.flatMap(({ uscc, before, fresh }) =>
    fresh.length === 0
      ? []
      : [
          change(
            instrumentAward,
            before ?? { newId: uscc },
            orThrow(decideRecordAwards(before, uscc, fresh, officer)),
          ),
        ],
  );
  const recorded = dryRun ? 0 : recipients.reduce((sum, { fresh }) => sum + fresh.length, 0);
  return {
    changes: dryRun ? [] : changes,
    response: { status: 200, body: { dryRun, recorded, rows: report } },
  };
}

export async function listInstrumentAwards(
  { query }: Request<(typeof routes)['listInstrumentAwards']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(tables, instrumentAward, 'list1', { pk: 'INSTRUMENTAWARD' }, query);
  return { status: 200, body: { items: items.map(awardView), ...rest } };
}
