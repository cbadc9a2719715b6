import { all, inbox } from '../../support/journeys/letters.ts';
import { tasksAbout } from '../../support/journeys/supervision/procedure.ts';
import type { CallInput, PlatformClient } from '../../support/platform-client.ts';
import { type Attempt, expectRefused } from '../evaluation-season/attempts.ts';
import type { OwnStack } from '../own-stack.ts';

/** Everything about one violation that an attempt could change: itself, its trail, who waits for it, what its agency hears. */
export function watching(place: OwnStack, violationId: string, agency: PlatformClient) {
  const officer = place.as('officer-li');
  const queues = [officer, place.as('reviewer-chen'), place.as('commission-wu')];
  const look = async () => {
    await place.clock.rest();
    const params = { violationId };
    const [violation, trail, tasks, letters, seen] = await Promise.all([
      officer.done('readViolation', { params }),
      all(officer, 'readHistory', { params: { kind: 'VIOLATION', id: violationId } }),
      Promise.all(queues.map((queue) => tasksAbout(queue, [`VIOLATION#${violationId}`]))),
      inbox(agency),
      agency.call('readViolation', { params }).then(({ status, body }) => [status, body['version']]),
    ]);
    return { violation, trail, tasks, letters, seen };
  };
  /** The attempts are refused, each for its reason, and all of them change nothing. */
  return (attempts: readonly Attempt[]) => expectRefused(look, attempts);
}

export const REASON = { reason: '材料核对' };

/**
 * What is wrong with any step that carries a reason: nobody, somebody without the role, a matter that is not there, no reason, an old
 * version, no key.
 */
export function alwaysRefused(
  operation: string,
  { may, mayNot }: { readonly may: PlatformClient; readonly mayNot: readonly PlatformClient[] },
  input: CallInput & { readonly params: Record<string, string>; readonly body: object },
): Attempt[] {
  const { params, body } = input;
  const unknown = Object.fromEntries(Object.keys(params).map((key) => [key, 'none']));
  return [
    ...mayNot.map((who): Attempt => [who, operation, input, 403, 'FORBIDDEN_ROLE']),
    [may, operation, { ...input, params: unknown }, 404, 'NOT_FOUND'],
    [may, operation, { params, body: { ...body, reason: ' ' } }, 422, 'VALIDATION_FAILED'],
    [may, operation, { params, body: { ...body, more: 1 } }, 422, 'VALIDATION_FAILED'],
    [may, operation, { ...input, headers: { 'if-match': '"999"' } }, 412, 'STALE_VERSION'],
    [may, operation, { ...input, headers: { 'idempotency-key': null } }, 400, 'IDEMPOTENCY_KEY_REQUIRED'],
  ];
}
