import type { Role } from './identity/role.ts';
import { refuse, type Refusal } from './problem.ts';

/** One row of a state machine of requirements §8.10. `from: []` creates the aggregate. */
export interface Transition<S extends string, A extends string> {
  readonly action: A;
  readonly from: readonly S[];
  readonly to: S;
  readonly actors: readonly Role[];
}

export interface Machine<S extends string, A extends string> {
  readonly name: string;
  readonly states: readonly S[];
  readonly terminal: readonly S[];
  readonly transitions: readonly Transition<S, A>[];
}

/**
 * Checks a transition table once, when its module loads: known states, no exit from a terminal state, every state
 * reachable, one target per state and action.
 */
export function defineMachine<const S extends string, const A extends string>(machine: {
  readonly name: string;
  readonly states: readonly S[];
  readonly terminal: readonly NoInfer<S>[];
  readonly transitions: readonly Transition<NoInfer<S>, A>[];
}): Machine<S, A> {
  const reached = new Set<string>();
  const rows = new Set<string>();
  for (const { action, from, to } of machine.transitions) {
    reached.add(to);
    for (const state of from) {
      if (machine.terminal.includes(state)) throw new Error(`${machine.name}: ${state} is terminal`);
      const row = `${state} ${action}`;
      if (rows.has(row)) throw new Error(`${machine.name}: ${row} stands twice`);
      rows.add(row);
    }
  }
  const lost = machine.states.find((state) => !reached.has(state));
  if (lost !== undefined) throw new Error(`${machine.name}: ${lost} is never reached`);
  return machine;
}

/** The actions that one of these roles may take now: shown in each resource, and the same table authorises. */
export function allowedActions<S extends string, A extends string>(
  machine: Machine<S, A>,
  state: S,
  roles: readonly Role[],
): A[] {
  const actions = machine.transitions
    .filter((row) => row.from.includes(state) && row.actors.some((role) => roles.includes(role)))
    .map((row) => row.action);
  return [...new Set(actions)];
}

/** The state that an action leads to, or why it may not be taken: ILLEGAL_TRANSITION or FORBIDDEN_ROLE. */
export function follow<S extends string, A extends string>(
  machine: Machine<S, A>,
  state: S,
  action: A,
  roles: readonly Role[],
): S | Refusal {
  const row = machine.transitions.find((each) => each.action === action && each.from.includes(state));
  if (row === undefined) {
    return refuse('ILLEGAL_TRANSITION', {
      detail: {
        zh: `当前状态为 ${state}，不能执行 ${action}`,
        en: `${action} is not possible in state ${state}`,
      },
      extra: { state, allowedActions: allowedActions(machine, state, roles) },
    });
  }
  if (!row.actors.some((role) => roles.includes(role))) {
    return refuse('FORBIDDEN_ROLE', {
      detail: {
        zh: `${action} 须由 ${row.actors.join('、')} 执行`,
        en: `${action} is for ${row.actors.join(', ')}`,
      },
    });
  }
  return row.to;
}
