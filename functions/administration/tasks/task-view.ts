import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { taskMachine, type TaskStatus } from '../../../shared/domain/task/machine.ts';
import { REMINDERS, type TaskBody } from '../../../shared/domain/task/task.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

/** Who may look into every queue and give its work to a person. */
export const assigns = (roles: readonly Role[]): boolean => roles.includes('CENTRE_ADMIN');

/** A task as its readers see it, with what they may do: the work is for its own role, giving it out for the administrator. */
export function taskView(
  { id, status, version, body }: Pick<Standing<TaskBody>, 'id' | 'status' | 'version' | 'body'>,
  roles: readonly Role[],
) {
  const { doneBy: _by, doneAt: _at, claimedAt: _claimed, ...shown } = body;
  const mine = roles.includes(body.queue);
  const actions = allowedActions(taskMachine, status as TaskStatus, roles).flatMap((each) => {
    if (each === 'assign') return each;
    if (!mine) return [];
    if (each !== 'close') return each;
    return REMINDERS.includes(body.kind) ? 'complete' : [];
  });
  return { taskId: id, status, version, ...shown, allowedActions: actions };
}
