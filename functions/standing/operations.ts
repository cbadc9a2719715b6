import type { AgencyStatus } from '../../shared/domain/agency/machine.ts';
import { type Obligation, refuseOpen } from '../../shared/domain/agency/obligations.ts';
import type { MatterKind } from '../../shared/domain/agency/over.ts';
import { cooperationMachine } from '../../shared/domain/cooperation/machine.ts';
import { hearingMachine } from '../../shared/domain/hearing/machine.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import type { Machine } from '../../shared/domain/machine.ts';
import { rectificationMachine } from '../../shared/domain/rectification/machine.ts';
import { suspensionMachine } from '../../shared/domain/suspension/machine.ts';
import { violationMachine } from '../../shared/domain/violation/machine.ts';
import type { RuleRef } from '../../shared/domain/problem.ts';
import { passageOf } from '../../shared/policy/articles.ts';
import { productRoutes } from '../catalogue/routes/product-routes.ts';
import { demandRoutes } from '../orders/routes/demand-routes.ts';
import { orderRoutes } from '../orders/routes/order-routes.ts';
import { routes as rectifications } from '../rectifications/routes.ts';
import { routes as spotChecks } from '../spot-checks/routes.ts';
import { routes as suspensions } from '../suspensions/routes.ts';
import { profileRoutes } from '../upkeep/routes/profile-routes.ts';
import { hearingRoutes } from '../verification/routes/hearing-routes.ts';
import { routes as violations } from '../violations/routes.ts';
import type { Matter } from './matters.ts';
import { STANDING, stateName } from './names.ts';
import { routes } from './routes.ts';

interface Text {
  readonly zh: string;
  readonly en: string;
}
interface Operation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly summary: Text;
  readonly roles: readonly Role[];
}
interface Described extends Omit<Operation, 'roles'> {
  readonly ref: string;
}
interface Against {
  readonly because: Text;
  readonly article: RuleRef;
  readonly citation?: Text;
}
/** What an agency may do now, with the address to do it at; and what it may not, with the reason and the passage. */
export interface Operations {
  readonly operations: readonly Described[];
  readonly withheld: readonly (Described & Against)[];
}

const of = <K extends string>(table: Readonly<Record<K, Omit<Operation, 'operation'>>>, operation: K) => {
  const { method, path, summary, roles } = table[operation];
  return { operation, method, path, summary, roles };
};

interface Step {
  readonly machine: Machine<string, string>;
  readonly article: RuleRef;
  readonly actions: Readonly<Record<string, Operation>>;
}

/** Which operation takes an action of an agency on which matter. */
const STEPS: Partial<Readonly<Record<MatterKind, Step>>> = {
  RECTIFICATION: {
    machine: rectificationMachine,
    article: '12-1',
    actions: {
      justify: of(rectifications, 'justifyRectification'),
      acknowledge: of(rectifications, 'acknowledgeRectification'),
      submit: of(rectifications, 'submitRectification'),
      submitLate: of(rectifications, 'submitRectification'),
    },
  },
  SUSPENSION: {
    machine: suspensionMachine,
    article: '12-2c',
    actions: { requestResumption: of(suspensions, 'requestResumption') },
  },
  VIOLATION: {
    machine: violationMachine,
    article: '13-1',
    actions: { requestReview: of(violations, 'requestViolationReview') },
  },
  COOPERATION: {
    machine: cooperationMachine,
    article: '6-4b',
    actions: { submit: of(spotChecks, 'submitCooperation') },
  },
  HEARING: {
    machine: hearingMachine,
    article: '12-0',
    actions: { reply: of(hearingRoutes, 'replyToHearing') },
  },
};

/** What an agency does by its standing, and in which (2-1, 12-2s). */
const BY_STANDING: readonly (Operation & {
  readonly article: RuleRef;
  readonly in: readonly AgencyStatus[];
})[] = [
  { ...of(productRoutes, 'publishProduct'), article: '5-5', in: ['ACTIVE'] },
  { ...of(demandRoutes, 'answerDemand'), article: '6-1b', in: ['ACTIVE'] },
  { ...of(orderRoutes, 'acceptOrder'), article: '6-1b', in: ['ACTIVE'] },
  { ...of(profileRoutes, 'confirmProfile'), article: '6-3a', in: ['ACTIVE', 'SUSPENDED'] },
  { ...of(routes, 'exitPlatform'), article: '12-0', in: ['ACTIVE'] },
];

const described = ({ operation, method, path, summary }: Operation, ref: string, id?: string): Described => ({
  operation,
  method,
  path: id === undefined ? path : path.replace(/\{\w+\}/, id),
  summary,
  ref,
});

function against(article: RuleRef, because: Text): Against {
  const citation = passageOf(article);
  return { because, article, ...(citation && { citation }) };
}

function onMatter({ kind, id, status, actions }: Matter): Operations {
  const step = STEPS[kind];
  if (step === undefined) return { operations: [], withheld: [] };
  const steps = Object.entries(step.actions);
  const ref = `${kind}#${id}`;
  const taken = steps.filter(([action]) => actions.includes(action)).map(([, each]) => each);
  const names = taken.map(({ operation }) => operation);
  const not = steps.filter(([, each]) => !names.includes(each.operation));
  return {
    operations: taken.map((each) => described(each, ref, id)),
    withheld: [...new Map(not.map(([action, each]) => [each.operation, { action, each }])).values()].map(
      ({ action, each }) => ({
        ...described(each, ref, id),
        ...against(step.article, whyNot(step.machine, kind, action, status)),
      }),
    ),
  };
}

function whyNot(machine: Machine<string, string>, kind: MatterKind, action: string, status: string): Text {
  const from = machine.transitions.filter((each) => each.action === action).flatMap((each) => each.from);
  if (from.includes(status))
    return { zh: '已经办理，或者期限已过、前提尚不具备', en: 'done already, too late, or not asked for' };
  const names = from.map((each) => `“${stateName(kind, each)}”`).join('、');
  return {
    zh: `须在${names}时办理，现为“${stateName(kind, status)}”`,
    en: `possible in ${from.join(', ')}; it is ${status}`,
  };
}

interface Standing {
  readonly id: string;
  readonly status: AgencyStatus;
  readonly roles: readonly Role[];
  readonly obligations: readonly Obligation[];
}

function byStanding(standing: Standing): Operations {
  const operations: Described[] = [];
  const withheld: (Described & Against)[] = [];
  for (const { article, in: states, ...each } of BY_STANDING) {
    const because = reasonAgainst(each, states, standing);
    const found = described(each, `AGENCY#${standing.id}`);
    if (because === undefined) operations.push(found);
    else withheld.push({ ...found, ...against(article, because) });
  }
  return { operations, withheld };
}

function reasonAgainst(
  { operation, roles }: Operation,
  states: readonly AgencyStatus[],
  standing: Standing,
): Text | undefined {
  const { status, obligations } = standing;
  if (!states.includes(status)) {
    const names = states.map((each) => `“${STANDING[each]}”`).join('、');
    return {
      zh: `须在${names}时办理，现为“${STANDING[status]}”`,
      en: `possible when ${states.join(', ')}; it is ${status}`,
    };
  }
  if (!roles.some((role) => standing.roles.includes(role)))
    return { zh: '由机构管理员办理', en: 'for the administrator of the agency' };
  return operation === 'exitPlatform' ? refuseOpen(obligations)?.detail : undefined;
}

/** Everything that an agency could do about how it stands, told apart. */
export function operationsOf(standing: Standing, matters: readonly Matter[]): Operations {
  const parts = [...matters.map(onMatter), byStanding(standing)];
  return {
    operations: parts.flatMap(({ operations }) => operations),
    withheld: parts.flatMap(({ withheld }) => withheld),
  };
}
