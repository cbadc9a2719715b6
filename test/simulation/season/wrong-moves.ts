import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import { clientOf } from '../moves/intruders.ts';
import type { World } from '../world.ts';
import { dayOf, entriesNow, type EntrySeen, type Now, readNow, YEAR } from './now.ts';

interface Wrong {
  readonly who: string;
  readonly operation: string;
  readonly params?: Record<string, string>;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

const REASON = { reason: '无权或为时过早' };

/** The wrong person, too early, too late, or the same person twice: refused with a problem, and without a trace. */
export async function wrongSeasonMove(world: World, chance: Chance): Promise<void> {
  const now = await readNow(world, chance);
  const attempts = now === undefined ? beforeOpening(chance) : await wrongIn(now);
  if (attempts.length === 0) return world.note('there is nothing to get wrong');
  const { who, operation, ...input } = chance.of(attempts);
  const answer = await give(world, {
    who: `${who} (wrong)`,
    client: clientOf(world, who),
    operation,
    input,
  });
  if (answer.status < 400) world.violate(`${who} was let do ${operation}: ${answer.status}`);
  // Whoever has no login is turned away by the gateway, which knows no problems.
  else if (answer.status < 500 && answer.status !== 401 && answer.body.code === undefined)
    world.violate(`${operation} was refused to ${who} without a problem`);
}

const beforeOpening = (chance: Chance): Wrong[] => [
  { who: chance.of(['officer-li', 'reviewer-chen']), operation: 'createCycle', body: { year: YEAR } },
  { who: 'finance-qian', operation: 'createCycle', body: { year: YEAR } },
];

async function wrongIn(now: Now): Promise<Wrong[]> {
  const { world, chance, cycle, params } = now;
  const entries = await entriesNow(now);
  const agency = `agency ${chance.of(world.sellers).index}`;
  const past = (...states: readonly string[]) => states.includes(cycle.status);
  return [
    ...ofWrongRole(now, agency),
    ...(entries.length > 0 ? onEntry(now, chance.of(entries), agency) : []),
    // Too early, or too late.
    ...early('SCHEME_LOCKED', { who: 'officer-li', operation: 'runScope', body: { noticeOn: dayOf(now) } }),
    ...early('NOTICE_PUBLISHED', { who: 'officer-li', operation: 'startScoring' }),
    ...early('REVIEWING', { who: 'officer-li', operation: 'proposeResult', body: {} }),
    ...early('REVIEWING', { who: 'reviewer-chen', operation: 'draftResult', body: { rankingHash: '0' } }),
    ...early('RESULT_DRAFTED', { who: 'officer-li', operation: 'publiciseResult', body: {} }),
    ...early('OBJECTION_HANDLING', { who: 'reviewer-zhao', operation: 'redraftResult', body: {} }),
    ...early('FILED', { who: 'officer-li', operation: 'publishResult', body: {} }),
    ...early('PUBLISHED', { who: 'officer-li', operation: 'closeCycle' }),
    ...early('READY_TO_FILE', {
      who: 'commission-wu',
      operation: 'fileResult',
      body: { number: '备1号', filedOn: dayOf(now) },
    }),
  ];

  function early(in_: string, wrong: Wrong): Wrong[] {
    return past(in_) ? [] : [{ ...wrong, params }];
  }
}

/** Whoever asks has not the role for it, whatever the cycle is. */
function ofWrongRole({ world, cycle, params, chance }: Now, agency: string): Wrong[] {
  const confirm = { decision: 'CONFIRM', ...REASON };
  const scheme = { schemeId: cycle.schemeId };
  const { agencyId } = chance.of(world.sellers).shop;
  const filing = { number: '备1号', filedOn: dayOf({ world }) };
  const hash = { listHash: cycle.scope?.listHash ?? '0'.repeat(64) };
  return [
    { who: 'officer-li', operation: 'createCycle', body: { year: YEAR } },
    { who: 'commission-wu', operation: 'createCycle', body: { year: YEAR } },
    { who: 'reviewer-chen', operation: 'approveScheme', params: scheme },
    { who: agency, operation: 'reviseScheme', params: scheme, body: { minUsers: 1 } },
    { who: 'officer-li', operation: 'proposeLock', params, body: {} },
    { who: 'admin-zhou', operation: 'decideOnLock', params, body: confirm },
    { who: 'reviewer-zhao', operation: 'decideOnCancel', params, body: confirm },
    { who: 'officer-li', operation: 'proposeCancel', params, body: { number: '1', ...REASON } },
    { who: agency, operation: 'runScope', params, body: { noticeOn: dayOf({ world }) } },
    {
      who: 'officer-li',
      operation: 'addToScope',
      params,
      body: { agencyId, category: 'INSPECTION_TESTING' },
    },
    { who: 'officer-wang', operation: 'approveNotice', params, body: hash },
    { who: 'commission-wu', operation: 'publishNotice', params, body: hash },
    { who: 'commission-wu', operation: 'startScoring', params },
    { who: agency, operation: 'startScoring', params },
    { who: 'nobody', operation: 'proposeResult', params, body: {} },
    { who: 'officer-li', operation: 'draftResult', params, body: { rankingHash: '0' } },
    { who: 'officer-li', operation: 'redrawSamples', params },
    { who: 'reviewer-chen', operation: 'editResult', params, body: { grade: 'EXCELLENT' } },
    { who: 'commission-wu', operation: 'editResult', params, body: { grade: 'EXCELLENT' } },
    { who: 'officer-li', operation: 'fileResult', params, body: filing },
    { who: 'reviewer-chen', operation: 'returnResult', params, body: REASON },
    { who: 'commission-wu', operation: 'publishResult', params, body: {} },
    { who: agency, operation: 'closeCycle', params },
    {
      who: 'officer-li',
      operation: 'startScoring',
      params,
      headers: { 'if-match': '"9999"' },
    },
  ];
}

function onEntry({ world }: Now, { entryId, uscc, inputs }: EntrySeen, agency: string): Wrong[] {
  const params = { entryId };
  const own = `agency ${world.playerOf(uscc)}`;
  const approve = { decision: 'APPROVE', ...REASON };
  const grade = { entryId, grade: 'EXCELLENT', ground: 'COURT_DECISION', decisionNo: '决1号', ...REASON };
  const score = {
    indicatorId: 'QLT_ON_TIME_RATE',
    input: 'total',
    oldInput: null,
    newInput: 99,
    evidenceRef: 'DOCUMENT#D1',
    ...REASON,
  };
  return [
    { who: own, operation: 'startEntryReview', params },
    { who: 'reviewer-chen', operation: 'startEntryReview', params },
    { who: 'reviewer-chen', operation: 'proposeEntryReview', params },
    { who: 'officer-li', operation: 'decideEntryReview', params, body: approve },
    { who: 'commission-wu', operation: 'decideEntryReview', params, body: approve },
    { who: 'officer-wang', operation: 'withholdEntry', params, body: REASON },
    { who: own, operation: 'liftEntryWithholding', params, body: REASON },
    { who: 'officer-li', operation: 'reopenEntry', params, body: REASON },
    { who: agency, operation: 'proposeUnqualified', params, body: REASON },
    { who: 'officer-li', operation: 'decideOnUnqualified', params, body: { outcome: 'CONFIRM', ...REASON } },
    { who: 'officer-li', operation: 'proposeAmendment', body: grade },
    { who: own, operation: 'proposeAmendment', body: grade },
    { who: 'finance-qian', operation: 'enterReward', body: { entryId: `${entryId}x` } },
    ...(inputs === undefined
      ? []
      : [{ who: 'officer-li', operation: 'proposeInputCorrection', params, body: score }]),
  ];
}
