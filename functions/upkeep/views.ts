import { allowedActions } from '../../shared/domain/machine.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import type { IntroductionVersionBody } from '../../shared/domain/agency/introduction-version.ts';
import { CONFIRMATION, confirmedOn } from '../../shared/domain/upkeep/confirm.ts';
import { countDormancy } from '../../shared/domain/upkeep/dormancy-clock.ts';
import { upkeepMachine, type UpkeepStatus } from '../../shared/domain/upkeep/machine.ts';
import { SECTIONS, type UpkeepState } from '../../shared/domain/upkeep/upkeep.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import { withoutPerson } from '../../shared/runtime/viewer.ts';

/** How an agency stands with its yearly update and with dormancy, and how each date was counted (6-3b, 12-3f). */
export function upkeepView(
  { status, version, deadlines, body }: UpkeepState,
  policy: PolicySet,
  { roles, now }: { readonly roles: readonly Role[]; readonly now: string },
) {
  const { dormancy, confirmation, registry, ...dates } = body;
  return {
    ...dates,
    status: status as UpkeepStatus,
    version,
    // The only one of these actions that a person may ask for is the confirmation.
    allowedActions:
      allowedActions(upkeepMachine, status as UpkeepStatus, roles).includes('update') &&
      !confirmedOn(body, now)
        ? ['confirm']
        : [],
    counts: {
      sections: [...SECTIONS],
      mode: policy.get('profileUpdate.mode'),
      periodYears: policy.get('profileUpdate.periodYears'),
      graceDays: policy.get('profileUpdate.graceDays'),
    },
    declaration: CONFIRMATION,
    dormancy: { ...dormancy, computation: countDormancy(body, policy) },
    ...(confirmation && { confirmation: withoutPerson(confirmation) }),
    ...(registry && { registry }),
    deadlines: deadlineViews(deadlines),
  };
}

/** One line of the officers' list. */
export const upkeepSummary = ({ status, body }: UpkeepState) => ({
  agencyId: body.agencyId,
  uscc: body.uscc,
  status: status as UpkeepStatus,
  lastEffectiveUpdateOn: body.lastEffectiveUpdateOn,
  ...(body.lastOrderActivityOn !== undefined && { lastOrderActivityOn: body.lastOrderActivityOn }),
  dueOn: body.dueOn,
  missed: body.missed,
  dormantOn: body.dormancy.dueOn,
});

/** A version of an introduction; who wrote it is the agency's affair. */
export const introductionView = ({ body }: { readonly body: IntroductionVersionBody }) => {
  const { by: _, uscc: _uscc, ...shown } = body;
  return shown;
};
