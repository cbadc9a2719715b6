import { describe, expect, it } from 'vitest';
import { ACTS, after, DRAFTED, IN_STATE, opened } from '../../../../test/support/cycle-fixtures.ts';
import { type CycleAction, cycleMachine } from './machine.ts';

describe('SM-7', () => {
  it.each(cycleMachine.states)('[SM-7] reaches %s by its table', (state) => {
    expect(IN_STATE[state]?.().status).toBe(state);
  });

  const moves = cycleMachine.transitions.filter(({ from, to }) => from.some((each) => each !== to));
  const pairs = cycleMachine.states.flatMap((state) =>
    moves
      .map(({ action }) => action)
      .filter((each, i, all) => all.indexOf(each) === i && each !== 'create')
      .map((action) => [state, action] as const),
  );
  const allowed = pairs.filter(([state, action]) =>
    moves.some((row) => row.action === action && (row.from as readonly string[]).includes(state)),
  );
  it.each(pairs.filter((pair) => !allowed.includes(pair)))('[SM-7] refuses in %s to %s', (state, action) => {
    const decision = ACTS[action as Exclude<CycleAction, 'create'>](IN_STATE[state]?.() ?? opened());
    expect(decision).toMatchObject({
      refused: expect.stringMatching(/^(ILLEGAL_TRANSITION|NOT_FILED)$/) as string,
    });
  });

  it('[SM-7] takes a result back, drafts it anew, and returns it for correction', () => {
    expect(after(...DRAFTED, 'reopen', 'proposeResult').body.result?.draft).toBe(2);
    expect(after(...DRAFTED, 'publicise', 'pending', 'upheld')).toMatchObject({
      status: 'RESULT_DRAFTED',
      body: { result: { draft: 2 } },
    });
    const returned = after(...DRAFTED, 'publicise', 'clear', 'returnForCorrection');
    expect(returned).toMatchObject({
      status: 'RESULT_DRAFTED',
      body: { filing: { returnedReason: '名称有误' } },
    });
    expect(after(...DRAFTED, 'publicise', 'pending', 'clear').status).toBe('READY_TO_FILE');
  });
});
