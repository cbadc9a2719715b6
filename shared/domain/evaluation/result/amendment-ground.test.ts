import { expect, it } from 'vitest';
import { violationMachine } from '../../violation/machine.ts';
import { isConfirmed } from '../../violation/violation.ts';
import { AMENDMENT_GROUNDS } from './amendment-grades.ts';
import { refuseViolationGround, violationsAmong } from './amendment-ground.ts';

const about = { ground: 'VIOLATION_CONFIRMED', agencyId: 'A1' } as const;
const found = (status: string, level = 'MAJOR', agencyId = 'A1') => ({ agencyId, status, level });

it('[9-6b] rests on a violation that is named, confirmed, grave and of the agency', () => {
  expect(violationsAmong(['DOCUMENT#D1', 'VIOLATION#V1', 'VIOLATION#V1', 'VIOLATION#'])).toEqual(['V1']);
  expect(refuseViolationGround(about, [])).toMatchObject({
    refused: 'VALIDATION_FAILED',
    fields: [{ field: 'body.evidenceRefs' }],
  });
  for (const status of violationMachine.states)
    expect(refuseViolationGround(about, [found(status)])?.refused).toBe(
      isConfirmed(status) ? undefined : 'NOT_CONFIRMED',
    );
  expect(refuseViolationGround(about, [undefined])).toMatchObject({ refused: 'NOT_CONFIRMED' });
  expect(refuseViolationGround(about, [found('CLOSED', 'MAJOR', 'A2')])).toMatchObject({
    refused: 'NOT_CONFIRMED',
  });
  expect(refuseViolationGround(about, [found('CLOSED'), found('REVOKED')])).toMatchObject({
    refused: 'NOT_CONFIRMED',
  });
  expect(refuseViolationGround(about, [found('CLOSED', 'MINOR')])).toMatchObject({ refused: 'NO_GROUND' });
  expect(refuseViolationGround(about, [found('CLOSED', 'MINOR'), found('CLOSED')])).toBeUndefined();
});

it('[9-6b] rests on other grounds without one', () => {
  const others = AMENDMENT_GROUNDS.filter((ground) => ground !== 'VIOLATION_CONFIRMED');
  for (const ground of [...others, undefined])
    expect(refuseViolationGround({ ...about, ground }, [])).toBeUndefined();
});
