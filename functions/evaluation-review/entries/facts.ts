import {
  decideCollectTriggers,
  groundsOf,
  type PlatformFacts,
} from '../../../shared/domain/evaluation/review/triggers.ts';
import type { EntryBody, EntryState } from '../../../shared/domain/evaluation/entry/entry.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { isConfirmed } from '../../../shared/domain/violation/violation.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { creditCheck, creditChecksOf } from '../../../shared/store/aggregates/credit-check.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { violation, violationsOf } from '../../../shared/store/aggregates/violation.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import type { AggregateType, Loaded } from '../../../shared/store/aggregate.ts';
import { get, list, type ListName } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { EvaluationReviewDeps } from '../deps.ts';

const PAGE = 100;
const FALSE_ENTRY_MATERIAL = 'FALSE_ENTRY_MATERIAL';
const ABNORMAL_LIST = 'ABNORMAL_OPERATION_LIST';

async function all<B>(
  tables: Tables,
  type: AggregateType<B>,
  index: ListName,
  pk: string,
): Promise<Loaded<B>[]> {
  const found: Loaded<B>[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(tables, type, index, { pk }, { limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** What the platform holds about an agency that decides or caps the grade of its entry (domain §6.4). */
async function factsOf(
  { agencyId, uscc, suspendedInPeriod, inputs }: EntryBody,
  { periodFrom, periodTo }: CycleBody,
  tables: Tables,
): Promise<PlatformFacts> {
  const within = (at: string | undefined) =>
    at !== undefined && toLocalDate(at) >= periodFrom && toLocalDate(at) <= periodTo;
  const [reported, others, requests, checks, credits] = await Promise.all([
    all(tables, violation, 'list2', violationsOf('REPORT', agencyId)),
    all(tables, violation, 'list2', violationsOf('OTHER', agencyId)),
    all(tables, cooperation, 'list3', `COOPERATION#USCC#${uscc}`),
    all(tables, spotCheck, 'list3', `SPOTCHECK#AGENCY#${agencyId}`),
    list(tables, creditCheck, 'list1', { pk: creditChecksOf(agencyId), newestFirst: true }, { limit: 1 }),
  ]);
  const ended = checks.filter(
    ({ status, body }) => (status === 'REFUSED' && within(body.openedAt)) || within(body.conclusion?.at),
  );
  const [latest] = credits.items;
  const failed = (latest?.body.results ?? []).filter(({ outcome }) => outcome === 'FAIL');
  const listed = (latest?.body.results ?? []).some(
    ({ key, outcome }) => key === ABNORMAL_LIST && (outcome === 'FAIL' || outcome === 'WARN'),
  );
  return {
    violations: [...reported, ...others]
      // A suspicion is no ground; a minor one costs points only (SM-15).
      .filter(
        ({ status, body }) =>
          isConfirmed(status) && body.level !== 'MINOR' && within(body.confirmation?.at ?? body.suspectedAt),
      )
      .map(({ id, body }) => ({
        ref: `VIOLATION#${id}`,
        falseEntryMaterial: body.kind === FALSE_ENTRY_MATERIAL,
      })),
    // What was refused after the period, to this very review, counts no less.
    refusals: requests
      .filter(({ status, body }) => status === 'REFUSED' && toLocalDate(body.requestedAt) >= periodFrom)
      .map(({ id }) => `COOPERATION#${id}`),
    spotChecks: {
      concluded: ended.length,
      failed: ended
        .filter(({ status, body }) => status === 'REFUSED' || body.conclusion?.outcome === 'FAILED')
        .map(({ id }) => `SPOTCHECK#${id}`),
    },
    credit: latest && { ref: `CREDITCHECK#${latest.id}`, failed: failed.map(({ key }) => key) },
    suspendedInPeriod,
    completedOrders: inputs?.completedOrders ?? 0,
    abnormalListCuredLate: listed,
  };
}

/** The scheme that an entry is judged by. */
export async function schemeOf({ body }: Pick<EntryState, 'body'>, tables: Tables) {
  const cycle = await get(tables, evaluationCycle, body.cycleId);
  return { cycle: cycle.body, scheme: await lockedScheme(tables, cycle.body) };
}

/** Looks up what there is about the agency now; what is decided on it comes back as a decision about the entry. */
export async function collector(
  found: Loaded<EntryBody>,
  { tables, settings }: Pick<EvaluationReviewDeps, 'tables' | 'settings'>,
): Promise<(state: EntryState) => Decided<EntryBody> | undefined> {
  const { cycle, scheme } = await schemeOf(found, tables);
  const policy = await settings.policyOf(cycle.policyVersion);
  const grounds = groundsOf(await factsOf(found.body, cycle, tables), scheme, policy);
  return (state) => decideCollectTriggers(state, grounds);
}
