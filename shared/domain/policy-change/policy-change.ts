import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { PolicyChangeApproved } from '../../../events/policy-change-approved/v1.ts';
import { PolicyChangeProposed } from '../../../events/policy-change-proposed/v1.ts';
import { PolicyChangeRejected } from '../../../events/policy-change-rejected/v1.ts';
import { PolicyOverridden } from '../../../events/policy-overridden/v1.ts';
import { checkOverride, type OverrideProblem, policyOverrideSchema } from '../../policy/policy.ts';
import { type Actor, type Decided, happened } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { SettingsBody } from '../settings/settings.ts';
import { toLocalDate } from '../time/local-date.ts';
import { policyChangeMachine, type PolicyChangeStatus } from './machine.ts';

export const ProposedOverride = onFirstUse(() => policyOverrideSchema().omit({ sequence: true }));
export type ProposedOverride = z.infer<ReturnType<typeof ProposedOverride>>;

export const PolicyChangeBody = onFirstUse(() =>
  z.strictObject({
    override: ProposedOverride(),
    proposedBy: z.string(),
    proposedAt: z.iso.datetime({ precision: 3 }),
    decidedBy: z.string().optional(),
    decisionReason: z.string().optional(),
  }),
);
export type PolicyChangeBody = z.infer<ReturnType<typeof PolicyChangeBody>>;

interface Ctx {
  readonly now: string;
  readonly actor: Actor;
  readonly roles: readonly Role[];
}

const PROBLEMS: Record<OverrideProblem, { field: string; zh: string; en: string }> = {
  UNKNOWN_KEY: { field: 'body.key', zh: '没有此参数', en: 'there is no such parameter' },
  INVALID_VALUE: { field: 'body.value', zh: '参数值无效', en: 'the parameter does not take this value' },
  LEGAL_BASIS_REQUIRED: {
    field: 'body.legalBasis',
    zh: '细则规定的数值须载明新的依据',
    en: "the regulation's own number needs a new legal basis",
  },
  RETROACTIVE: {
    field: 'body.effectiveFrom',
    zh: '生效日期不得早于今日',
    en: 'a change cannot take effect in the past',
  },
};

const facts = (changeId: string, { key, effectiveFrom }: ProposedOverride) => ({
  changeId,
  key,
  effectiveFrom,
});

/** Proposes another value of a parameter from a day on. */
export function decidePropose(
  changeId: string,
  override: ProposedOverride,
  ctx: Ctx,
): Decided<PolicyChangeBody> | Refusal {
  const problems = checkOverride(override, toLocalDate(ctx.now));
  if (problems.length > 0)
    return refuse('VALIDATION_FAILED', { fields: problems.map((each) => PROBLEMS[each]) });
  const record = { value: override.value, legalBasis: override.legalBasis };
  const event = happened(PolicyChangeProposed, facts(changeId, override), {
    article: '1-1',
    to: 'PROPOSED',
    reason: override.reason,
    record,
  });
  return { events: [event], body: { override, proposedBy: ctx.actor.id, proposedAt: ctx.now } };
}

/** The Commission's decision; an approval also appends the override to the settings, in the same commit. */
export function decidePolicyChange(
  change: { readonly id: string; readonly status: string; readonly body: PolicyChangeBody },
  settings: SettingsBody,
  decision: { readonly approve: boolean; readonly reason: string },
  ctx: Ctx,
): { readonly change: Decided<PolicyChangeBody>; readonly settings?: Decided<SettingsBody> } | Refusal {
  const action = decision.approve ? 'approve' : 'reject';
  const to = follow(policyChangeMachine, change.status as PolicyChangeStatus, action, ctx.roles);
  if (isRefusal(to)) return to;
  const { override, proposedBy } = change.body;
  if (proposedBy === ctx.actor.id) return refuse('FOUR_EYES');
  const contract = decision.approve ? PolicyChangeApproved : PolicyChangeRejected;
  const { reason } = decision;
  const decided: Decided<PolicyChangeBody> = {
    events: [happened(contract, facts(change.id, override), { article: '1-1', to, reason })],
    body: { ...change.body, decidedBy: ctx.actor.id, decisionReason: reason },
  };
  if (!decision.approve) return { change: decided };
  const problems = checkOverride(override, toLocalDate(ctx.now));
  if (problems.length > 0)
    return refuse('VALIDATION_FAILED', { fields: problems.map((each) => PROBLEMS[each]) });
  const sequence = (settings.overrides.at(-1)?.sequence ?? 0) + 1;
  const event = happened(
    PolicyOverridden,
    { ...facts(change.id, override), sequence },
    { article: '1-1', to: 'SET', record: { value: override.value } },
  );
  return {
    change: decided,
    settings: {
      events: [event],
      body: { ...settings, overrides: [...settings.overrides, { ...override, sequence }] },
    },
  };
}
