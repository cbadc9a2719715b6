import * as z from 'zod';
import { DormancyUncured } from '../../events/dormancy-uncured/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { onFirstUse } from '../../events/on-first-use.ts';
import { RemovalExecuting } from '../../events/removal-executing/v1.ts';
import { RemovalRevoked } from '../../events/removal-revoked/v1.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { isRefusal, orThrow } from '../../shared/domain/problem.ts';
import { decideDropRemoval, decideProposeRemoval } from '../../shared/domain/removal/propose.ts';
import { refuseRemovalGround } from '../../shared/domain/removal/ground.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { removal, removalOf } from '../../shared/store/aggregates/removal.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, guardOwner, load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { withdrawn } from '../verification/hearings/withdrawn.ts';
import type { RemovalWorkerDeps } from './deps.ts';
import type { ExecutionPage } from './execution/execute-page.ts';
import { readGround } from './ground-facts.ts';
import { openSteps, proposalStep } from './handling.ts';
import { takeRun } from './propose.ts';

const OfAgency = onFirstUse(() => z.object({ agencyId: z.string(), uscc: z.string() }));

const OfRemoval = onFirstUse(() => z.object({ removalId: z.string() }));

/** What is carried out page by page, from which step. */
const FIRST_PAGES: Readonly<Record<string, ExecutionPage['step'] | undefined>> = {
  [RemovalExecuting.type]: 'PLACED',
  [RemovalRevoked.type]: 'RELEASE',
};

interface Now {
  readonly now: string;
  readonly policy: PolicySet;
}

/**
 * A dormancy that was not cured is put before the Commission; what cures a ground closes its removal by itself (12-3d, 12-3f);
 * a removal that was decided is carried out, page by page, and what it withheld is free again once it was revoked.
 */
export async function react(event: Envelope, now: string, deps: RemovalWorkerDeps): Promise<void> {
  const first = FIRST_PAGES[event.type];
  if (first !== undefined) {
    const { removalId } = OfRemoval().parse(event.data);
    await deps.pages.send([{ removalId, step: first, index: 0 }]);
    return;
  }
  const about = OfAgency().parse(event.data);
  const { policy } = await deps.settings.current(now);
  const decide = event.type === DormancyUncured.type ? proposeForDormancy : dropWhatIsCured;
  const done = await executeOnce(
    deps.tables,
    { consumer: 'removals', messageId: event.id },
    () => decide(about, { now, policy }, event, deps.tables),
    reactionContext(event, now, policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id });
}

async function proposeForDormancy(
  { agencyId, uscc }: z.infer<ReturnType<typeof OfAgency>>,
  { now, policy }: Now,
  event: Envelope,
  tables: Tables,
): Promise<Plan<undefined> | undefined> {
  const { dueOn } = DormancyUncured.data().parse(event.data);
  const id = `${agencyId}-DORMANT-${dueOn}`;
  const ground = { row: '12-3f', ref: `UPKEEP#${agencyId}` } as const;
  const [owner, known, running, { facts, checks }] = await Promise.all([
    get(tables, agency, agencyId),
    load(tables, removal, id),
    guardOwner(tables, removalOf(agencyId)),
    readGround(ground, tables),
  ]);
  if (known !== undefined || running !== undefined) return undefined;
  const reason = '连续三年以上不更新信息且无订单，补救期内仍无活动';
  const proposal = { agencyId, uscc, ground, source: 'DAILY_MANAGEMENT', reason, documentIds: [] } as const;
  const decided = decideProposeRemoval(
    id,
    { ...proposal, documentIds: [] },
    { agencyStatus: owner.status, facts },
    { ...bySystem(now), conflicts: [] },
  );
  // Active again, or gone, meanwhile.
  if (isRefusal(decided)) return undefined;
  const about = { queue: 'COMMISSION_OFFICER', uscc } as const;
  return {
    changes: [
      change(removal, { newId: id }, decided),
      ...(await openStep(proposalStep(id), about, { now, policy }, tables)),
    ],
    checks: [...checks, { kind: agency.kind, id: owner.id, version: owner.version }],
    guards: [takeRun(agencyId, id)],
    response: undefined,
  };
}

/** An update, an order, or a check that is passed: a removal whose ground it cures, and that is not decided, is dropped. */
async function dropWhatIsCured(
  { agencyId }: z.infer<ReturnType<typeof OfAgency>>,
  { now }: Now,
  event: Envelope,
  tables: Tables,
): Promise<Plan<undefined> | undefined> {
  const removalId = await guardOwner(tables, removalOf(agencyId));
  const found = removalId === undefined ? undefined : await load(tables, removal, removalId);
  if (found === undefined || !['PROPOSED', 'PRIOR_NOTICE'].includes(found.status)) return undefined;
  if (!(await isCured(found.body, event, tables))) return undefined;
  const platform = { ...bySystem(now), conflicts: [] };
  const decided = orThrow(decideDropRemoval(found, { reason: '清退事由已消除', cured: true }, platform));
  return {
    changes: [
      change(removal, found, decided),
      ...(await withdrawn(found.body.hearingId, tables)),
      ...(await closeSteps(openSteps(found.id, found.body), platform, tables)),
    ],
    guards: [{ release: removalOf(agencyId), owner: found.id }],
    response: undefined,
  };
}

async function isCured(
  {
    agencyId,
    uscc,
    ground,
  }: { readonly agencyId: string; readonly uscc: string; readonly ground: Parameters<typeof readGround>[0] },
  event: Envelope,
  tables: Tables,
): Promise<boolean> {
  // A later check that is passed: the one that failed stands as it was (12-3d).
  if (ground.row === '12-3d') return event.data['overall'] === 'PASS';
  if (ground.row !== '12-3f') return false;
  const { facts } = await readGround(ground, tables);
  return refuseRemovalGround({ agencyId, uscc }, ground, facts) !== undefined;
}
