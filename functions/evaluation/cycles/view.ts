import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { actionsOn } from '../../../shared/domain/evaluation/cycle/actions.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { cycleMachine, type CycleStatus } from '../../../shared/domain/evaluation/cycle/machine.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { DeadlineViews, deadlineViews } from '../../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const CycleView = onFirstUse(() =>
  z.object({
    cycleId: z.string(),
    year: z.int(),
    periodFrom: z.string(),
    periodTo: z.string(),
    status: z.enum(cycleMachine.states),
    version: z.int(),
    schemeId: z.string(),
    schemeVersion: z.int().optional(),
    schemeHash: z.string().optional(),
    seedHash: z.string().optional().describe('SHA-256 of the seed, published with the notice'),
    seed: z.string().optional().describe('once the sample is drawn'),
    lockProposedAt: z.string().optional(),
    scopeRun: z.object({ runId: z.string(), noticeOn: z.string(), at: z.string() }).optional(),
    scope: z
      .object({
        runId: z.string(),
        noticeOn: z.string(),
        agencies: z.int(),
        entries: z.int(),
        excluded: z.int(),
        listHash: z.string(),
        version: z.int(),
      })
      .optional(),
    notice: z
      .object({
        approvedAt: z.string(),
        override: z.string().optional(),
        publishedAt: z.string().optional(),
        contentHash: z.string().optional(),
      })
      .optional(),
    corrections: z.object({ closesAt: z.string(), closed: z.boolean() }).optional(),
    scoring: z
      .object({ runId: z.string(), startedAt: z.string(), scoredAt: z.string().optional() })
      .optional(),
    result: z.object({ draft: z.int(), rankingHash: z.string().optional() }).optional(),
    filing: z.object({ number: z.string().optional(), on: z.string().optional() }).optional(),
    publishedAt: z.string().optional(),
    closedAt: z.string().optional(),
    cancelledAt: z.string().optional(),
    allowedActions: z.array(z.string()),
    deadlines: DeadlineViews(),
  }),
);

function scopeView({ at: _at, ...scope }: NonNullable<CycleBody['scope']>) {
  return scope;
}

/** A cycle as officers see it: what was decided and when, without who did it (that stands in its history). */
export function cycleView(
  { id, status, version, deadlines, body }: Standing<CycleBody>,
  { roles }: Pick<Principal, 'roles'>,
) {
  const { scopeRun, scope, notice, corrections, scoring, draw, result, filing, lock } = body;
  return {
    cycleId: id,
    year: body.year,
    periodFrom: body.periodFrom,
    periodTo: body.periodTo,
    status: status as CycleStatus,
    version,
    schemeId: body.schemeId,
    schemeVersion: body.schemeVersion,
    schemeHash: body.schemeHash,
    seedHash: body.seedHash,
    ...(draw && { seed: draw.seed }),
    ...(lock && { lockProposedAt: lock.at }),
    ...(scopeRun && { scopeRun: { runId: scopeRun.runId, noticeOn: scopeRun.noticeOn, at: scopeRun.at } }),
    ...(scope && { scope: scopeView(scope) }),
    ...(notice && {
      notice: {
        approvedAt: notice.approvedAt,
        override: notice.override,
        publishedAt: notice.publishedAt,
        contentHash: notice.contentHash,
      },
    }),
    ...(corrections && { corrections }),
    ...(scoring && {
      scoring: { runId: scoring.runId, startedAt: scoring.startedAt, scoredAt: scoring.scoredAt },
    }),
    ...(result && { result: { draft: result.draft, rankingHash: result.rankingHash } }),
    ...(filing && { filing: { number: filing.number, on: filing.on } }),
    publishedAt: body.publishedAt,
    closedAt: body.closedAt,
    cancelledAt: body.cancelledAt,
    allowedActions: actionsOn({ status, body }, roles),
    deadlines: deadlineViews(deadlines),
  };
}
