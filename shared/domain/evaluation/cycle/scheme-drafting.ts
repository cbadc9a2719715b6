import { EvaluationSchemeApproved } from '../../../../events/evaluation-scheme-approved/v1.ts';
import { EvaluationSchemeDrafted } from '../../../../events/evaluation-scheme-drafted/v1.ts';
import { EvaluationSchemeFixed } from '../../../../events/evaluation-scheme-fixed/v1.ts';
import { EvaluationSchemeReopened } from '../../../../events/evaluation-scheme-reopened/v1.ts';
import { EvaluationSchemeRevised } from '../../../../events/evaluation-scheme-revised/v1.ts';
import type { Decided } from '../../event.ts';
import { happened } from '../../event.ts';
import { follow } from '../../machine.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import { checkScheme } from '../scheme/check-scheme.ts';
import { type IndicatorScheme, schemeFrom, schemeHash } from '../scheme/scheme.ts';
import type { CycleActing } from './cycle.ts';
import { type SchemeAction, type SchemeBody, schemeMachine, type SchemeStatus } from './scheme-draft.ts';

export interface SchemeState {
  readonly id: string;
  readonly status: string;
  readonly body: SchemeBody;
}
type SchemeDecision = Decided<SchemeBody> | Refusal;

/** One line of versions: whoever copies takes the next number. */
export const schemeIdOf = (version: number): string => `scheme-${version}`;

const factsOf = ({ id, version }: Pick<IndicatorScheme, 'id' | 'version'>) => ({ schemeId: id, version });

function followScheme(state: SchemeState, action: SchemeAction, { roles }: Pick<CycleActing, 'roles'>) {
  // Whatever else is wrong: a locked scheme is changed by nobody (8-2).
  if (state.status === 'LOCKED') return refuse('SCHEME_LOCKED', { article: '8-2' });
  return follow(schemeMachine, state.status as SchemeStatus, action, roles);
}

/** A new version for a cycle: a copy of an earlier one (8-3), or what the policy in force gives. */
export function decideDraftScheme(
  {
    version,
    effectiveCycle,
    source,
  }: {
    readonly version: number;
    readonly effectiveCycle: string;
    readonly source?: SchemeState;
  },
  { actor, now, policy }: CycleActing,
): Decided<SchemeBody> {
  const named = { id: schemeIdOf(version), version, effectiveCycle };
  const scheme = source === undefined ? schemeFrom(policy, named) : { ...source.body.scheme, ...named };
  return {
    events: [
      happened(EvaluationSchemeDrafted, factsOf(scheme), {
        article: source === undefined ? '8-2' : '8-3',
        to: 'DRAFT',
        ...(source && { refs: { copyOf: source.id } }),
      }),
    ],
    body: {
      scheme,
      policyVersion: policy.version,
      draftedBy: actor.id,
      draftedAt: now,
      ...(source && { copyOf: source.id }),
    },
  };
}

/** What may be changed of a draft. */
export type SchemeChange = Partial<Omit<IndicatorScheme, 'id' | 'version' | 'effectiveCycle' | 'engine'>>;

/** A draft may be wrong in itself; approval and lock ask whether it is (8-1). */
export function decideReviseScheme(
  state: SchemeState,
  changed: SchemeChange,
  acting: CycleActing,
): SchemeDecision {
  const to = followScheme(state, 'revise', acting);
  if (isRefusal(to)) return to;
  const scheme = { ...state.body.scheme, ...changed };
  if (schemeHash(scheme) === schemeHash(state.body.scheme))
    return refuse('NO_EFFECTIVE_CHANGE', { article: '8-2' });
  return {
    events: [
      happened(EvaluationSchemeRevised, factsOf(scheme), {
        article: '8-2',
        record: { changed: Object.keys(changed).toSorted(), hash: schemeHash(scheme) },
      }),
    ],
    body: { ...state.body, scheme, revisedBy: acting.actor.id, revisedAt: acting.now },
  };
}

/** DRAFT → APPROVED by the Commission (7-1a, 8-2). */
export function decideApproveScheme(state: SchemeState, acting: CycleActing): SchemeDecision {
  const to = followScheme(state, 'approve', acting);
  if (isRefusal(to)) return to;
  const refused = checkScheme(state.body.scheme);
  if (refused !== undefined) return refused;
  return {
    events: [
      happened(EvaluationSchemeApproved, factsOf(state.body.scheme), {
        article: '8-2',
        to,
        record: { hash: schemeHash(state.body.scheme) },
      }),
    ],
    body: { ...state.body, approvedBy: acting.actor.id, approvedAt: acting.now },
  };
}

/** APPROVED → DRAFT, as long as it is not locked. */
export function decideReopenScheme(state: SchemeState, reason: string, acting: CycleActing): SchemeDecision {
  const to = followScheme(state, 'reopen', acting);
  if (isRefusal(to)) return to;
  const { approvedBy: _by, approvedAt: _at, ...body } = state.body;
  return {
    events: [happened(EvaluationSchemeReopened, factsOf(state.body.scheme), { article: '8-2', to, reason })],
    body,
  };
}

/** APPROVED → LOCKED, in the commit that locks its cycle (8-1). */
export function decideLockScheme(state: SchemeState, cycleId: string, acting: CycleActing): SchemeDecision {
  const to = followScheme(state, 'lock', acting);
  if (isRefusal(to)) return to;
  const hash = schemeHash(state.body.scheme);
  return {
    events: [
      happened(EvaluationSchemeFixed, factsOf(state.body.scheme), { article: '8-1', to, record: { hash } }),
    ],
    body: { ...state.body, locked: { cycleId, hash, at: acting.now } },
  };
}
