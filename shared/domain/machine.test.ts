import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyMachine } from './agency/machine.ts';
import { contactMachine } from './contact/machine.ts';
import { documentMachine } from './document/machine.ts';
import { hearingMachine } from './hearing/machine.ts';
import { ROLES } from './identity/role.ts';
import { allowedActions, defineMachine, follow, type Machine } from './machine.ts';
import { deliveryMachine, letterMachine } from './notification/machine.ts';
import { objectionMachine } from './objection/machine.ts';
import { onboardingMachine } from './onboarding/machine.ts';
import { policyChangeMachine } from './policy-change/machine.ts';
import { isRefusal } from './problem.ts';
import { publicityMachine } from './publicity/machine.ts';
import { taskMachine } from './task/machine.ts';

const machines: readonly Machine<string, string>[] = [
  agencyMachine,
  contactMachine,
  deliveryMachine,
  documentMachine,
  hearingMachine,
  letterMachine,
  objectionMachine,
  onboardingMachine,
  policyChangeMachine,
  publicityMachine,
  taskMachine,
];
const anyMachine = fc.constantFrom(...machines);
const anyRoles = fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 });
/** A machine with one of its states and one of its actions. */
const anyStep = anyMachine.chain((machine) =>
  fc.record({
    machine: fc.constant(machine),
    state: fc.constantFrom(...machine.states),
    action: fc.constantFrom(...machine.transitions.map(({ action }) => action)),
    roles: anyRoles,
  }),
);

describe('a state machine', () => {
  it('never leaves its table, whatever is tried by whomever', () => {
    fc.assert(
      fc.property(anyStep, ({ machine, state, action, roles }) => {
        const next = follow(machine, state, action, roles);
        if (isRefusal(next)) return;
        const row = machine.transitions.find((each) => each.action === action && each.from.includes(state));
        expect(next).toBe(row?.to);
        expect(machine.states).toContain(next);
        expect(row?.actors.some((role) => roles.includes(role))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('allows exactly the actions that it shows', () => {
    fc.assert(
      fc.property(anyStep, ({ machine, state, action, roles }) => {
        const shown = allowedActions(machine, state, roles).includes(action);
        expect(isRefusal(follow(machine, state, action, roles))).toBe(!shown);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses everything in a terminal state, and says that nothing is allowed', () => {
    for (const machine of machines) {
      for (const state of machine.terminal) {
        expect(allowedActions(machine, state, ROLES)).toEqual([]);
        for (const { action } of machine.transitions) {
          expect(follow(machine, state, action, ROLES)).toMatchObject({
            refused: 'ILLEGAL_TRANSITION',
            extra: { state, allowedActions: [] },
          });
        }
      }
    }
  });

  it('tells a wrong state from a wrong role', () => {
    expect(follow(taskMachine, 'OPEN', 'release', ['CENTRE_OFFICER'])).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
      extra: { state: 'OPEN', allowedActions: ['claim', 'close'] },
    });
    expect(follow(taskMachine, 'OPEN', 'claim', ['PUBLIC'])).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});

describe('a transition table', () => {
  const table = {
    name: 'Door',
    states: ['SHUT', 'AJAR', 'GONE'],
    terminal: ['GONE'],
    transitions: [
      { action: 'hang', from: [], to: 'SHUT', actors: ['SYSTEM'] },
      { action: 'open', from: ['SHUT'], to: 'AJAR', actors: ['PUBLIC'] },
      { action: 'remove', from: ['SHUT', 'AJAR'], to: 'GONE', actors: ['SYSTEM'] },
    ],
  } as const;

  it('is taken when it is whole', () => {
    expect(defineMachine(table)).toBe(table);
  });

  it.each([
    [
      'an exit from a terminal state',
      [...table.transitions, { action: 'return', from: ['GONE'], to: 'SHUT', actors: ['SYSTEM'] }],
      'Door: GONE is terminal',
    ],
    [
      'two rows for one state and action',
      [...table.transitions, { action: 'open', from: ['SHUT'], to: 'GONE', actors: ['SYSTEM'] }],
      'Door: SHUT open stands twice',
    ],
    ['a state that nothing reaches', table.transitions.slice(0, 2), 'Door: GONE is never reached'],
  ] as const)('is refused with %s', (_, transitions, message) => {
    expect(() => defineMachine({ ...table, transitions })).toThrow(message);
  });
});
