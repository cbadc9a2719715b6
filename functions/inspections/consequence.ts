import type { InspectionBody } from '../../shared/domain/inspection/inspection.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { decideProposeByHand } from '../../shared/domain/rectification/propose-by-hand.ts';
import { decideSuspectViolation } from '../../shared/domain/violation/suspect.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import type { ActingCaller } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { type Change, change, type Guard } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openStep } from '../../shared/store/tasks.ts';
import { causeFree, causeOf } from '../rectifications/cause.ts';
import { reviewStep as rectificationStep } from '../rectifications/steps.ts';
import type { routes } from './routes.ts';

type Asked = Request<(typeof routes)['concludeInspection']>['body'];

interface Followed {
  readonly ref: string;
  readonly changes: readonly Change[];
  readonly guards?: readonly Guard[];
}

/** What a failed inspection opens: a proposal to rectify, or a suspected violation; its id is that of the inspection. */
export async function consequenceOf(
  found: Loaded<InspectionBody>,
  { consequence, reason }: { consequence: NonNullable<Asked['consequence']>; readonly reason: string },
  officer: ActingCaller & { readonly policy: PolicySet },
  tables: Tables,
): Promise<Followed> {
  const { agencyId, uscc, orderIds } = found.body;
  const newId = `INSPECTION-${found.id}`;
  const sourceRef = `INSPECTION#${found.id}`;
  if (consequence.kind === 'VIOLATION') {
    const [orderId] = orderIds.length === 1 ? orderIds : [];
    const subjectRef = orderId === undefined ? `AGENCY#${agencyId}` : `ORDER#${orderId}`;
    const suspicion = { agencyId, uscc, kind: consequence.violation, subjectRef, sourceRef, reason };
    const suspected = orThrow(decideSuspectViolation(newId, suspicion, officer));
    return { ref: `VIOLATION#${newId}`, changes: [change(violation, { newId }, suspected)] };
  }
  const { status: agencyStatus } = await get(tables, agency, agencyId);
  const ground = 'OTHER';
  const source = 'INSPECTION';
  const about = { agencyId, uscc, agencyStatus, ground, source, sourceRef, reason, documentIds: [] } as const;
  const proposed = orThrow(decideProposeByHand(newId, about, officer));
  const queue = { queue: 'CENTRE_REVIEWER', uscc } as const;
  return {
    ref: `RECTIFICATION#${newId}`,
    changes: [
      change(rectification, { newId }, proposed),
      ...(await openStep(rectificationStep({ id: newId }), queue, officer, tables)),
    ],
    guards: [causeFree(causeOf(proposed.body), ground)],
  };
}
