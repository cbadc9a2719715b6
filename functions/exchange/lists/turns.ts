import { ComplaintKind } from '../../../events/complaint-ref.ts';
import { complaintMachine } from '../../../shared/domain/complaint/machine.ts';
import { mayReadReports } from '../../../shared/domain/complaint/readers.ts';
import { violationMachine } from '../../../shared/domain/violation/machine.ts';
import { OFFICER_ROLES } from '../../../shared/domain/identity/role.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';

type Texts = Readonly<Record<string, string>>;

/** What an export asks a list for. */
export interface Asked {
  readonly params: Texts;
  readonly query: Texts;
  readonly principal: Principal;
}

/**
 * Members to add to the query, one turn after the other: a list that shows one state at a time is whole only after all.
 * Who may see less gets the first of them, so that work going on at a turn goes on at the same.
 */
export type Turns = (asked: Asked) => readonly Texts[];

/** As asked, once. */
export const ONCE: readonly Texts[] = [{}];

interface When {
  /** Members beside which the list heeds no status. */
  readonly unless?: readonly string[];
  /** Only officers are shown one state; anybody else all of their own at once. */
  readonly forOfficers?: true;
}

const officer = ({ principal }: Asked) => isOfficer(viewerOf(principal));

/** Every state in turn, unless one is asked for or the list shows all at once. */
export const everyState =
  (states: readonly string[], { unless = [], forOfficers }: When = {}): Turns =>
  (asked) => {
    const whole = ['status', ...unless].some((name) => asked.query[name] !== undefined);
    if (whole || (forOfficers === true && !officer(asked))) return ONCE;
    return states.map((status) => ({ status }));
  };

/** As `everyState` for officers; the public is shown one state and refused the others. */
export const everyStateOr =
  (only: string, states: readonly string[]): Turns =>
  (asked) => {
    if (asked.query['status'] !== undefined) return ONCE;
    return officer(asked) ? states.map((status) => ({ status })) : [{ status: only }];
  };

/** The queue of each of the caller's roles, unless one is named or only what the caller has claimed is asked for. */
export const everyQueue: Turns = ({ query, principal: { roles } }) =>
  query['queue'] !== undefined || query['mine'] === 'true'
    ? ONCE
    : OFFICER_ROLES.filter((role) => roles.includes(role)).map((queue) => ({ queue }));

/** Every suspicion, of an agency whatever its state; what came from reports last, for those who may read them (3-2g). */
export const everyViolation: Turns = (asked) => {
  const { source: only } = asked.query;
  const readable = mayReadReports(asked.principal.roles) ? ['OTHER', 'REPORT'] : ['OTHER'];
  const sources = only === undefined ? readable : [only];
  const states = everyState(violationMachine.states, { unless: ['agencyId'] })(asked);
  return sources.flatMap((source) => states.map((state) => ({ ...state, source })));
};

/** Every kind of complaint in every state; reports last, for those who may read them (3-2g). */
export const everyComplaint: Turns = (asked) => {
  if (!officer(asked)) return ONCE;
  const { kind, status } = asked.query;
  const others = ComplaintKind().options.filter((each) => each !== 'REPORT');
  const readable = mayReadReports(asked.principal.roles) ? [...others, 'REPORT'] : others;
  const kinds = kind === undefined ? readable : [kind];
  const states = status === undefined ? complaintMachine.states : [status];
  return kinds.flatMap((each) => states.map((state) => ({ kind: each, status: state })));
};
