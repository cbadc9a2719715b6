import { type Acting, bySystem } from '../../../shared/domain/acting.ts';
import { decideContact, decideFindIneligible } from '../../../shared/domain/evaluation/sample/contact.ts';
import { decideInvite, SATISFACTION_SURVEY } from '../../../shared/domain/evaluation/sample/invite.ts';
import type { SurveyBody } from '../../../shared/domain/evaluation/sample/survey.ts';
import { templates } from '../../../shared/domain/notification/templates/registry.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { deadlineInWorkingDays } from '../../../shared/domain/time/deadline.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { notice } from '../../../shared/store/aggregates/notice.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { SatisfactionDeadlineDeps, SatisfactionWorkerDeps } from '../deps.ts';
import { heldUsers } from '../draw/eligible-users.ts';
import { openStep } from '../tasks.ts';
import { SealedRespondent } from './new-survey.ts';

/** Sends the message with the link's code, and records the contact: one commit. */
export function inviteChanges(found: Loaded<SurveyBody>, acting: Acting, settings: Settings): Change[] {
  const decided = orThrow(decideContact(found, {}, { ...acting, ...settings }));
  const template = templates[SATISFACTION_SURVEY];
  if (template === undefined) throw new Error('the survey has no text message');
  const invite = decideInvite(found.id, decided.body, template, acting.now);
  return [
    change(survey, found, decided),
    change(notice, { newId: invite.noticeId }, invite.notice),
    change(delivery, { newId: invite.delivery.id }, invite.delivery.decided),
  ];
}

/**
 * A user who was drawn is asked: by a text message, or an officer is to call. One of whom an order came to be held for a
 * related party meanwhile is ineligible. Undefined when that was done.
 */
export async function planFirstContact(
  surveyId: string,
  now: string,
  { tables, settings, sealed }: SatisfactionWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, survey, surveyId);
  if (found.status !== 'DRAWN') return undefined;
  const { body } = await get(tables, sample, found.body.sampleId);
  const [held, { buyerId }] = await Promise.all([
    heldUsers(tables, body.agencyId),
    sealed.open(found.body.respondent.ref, SealedRespondent()),
  ]);
  if (held.has(buyerId)) {
    const why = { cause: 'RELATED_PARTY_HOLD', reason: '存在关联关系暂缓' } as const;
    const decided = orThrow(decideFindIneligible(found, why, bySystem(now)));
    return { changes: [change(survey, found, decided)], response: undefined };
  }
  const { calendar } = await settings.current(now);
  const policy = await settings.policyOf(found.body.policyVersion);
  const changes =
    found.body.channel === 'LINK'
      ? inviteChanges(found, bySystem(now), { policy, calendar })
      : await callTask(found, body.uscc, now, { policy, calendar }, { tables });
  return { changes, response: undefined, policyVersion: policy.version };
}

/** An officer is to call, within the gap that lies between two contacts. */
async function callTask(
  { id, body }: Loaded<SurveyBody>,
  uscc: string,
  now: string,
  { policy, calendar }: Settings,
  { tables }: Pick<SatisfactionDeadlineDeps, 'tables'>,
): Promise<Change[]> {
  const { dueAt } = deadlineInWorkingDays({
    kind: 'CALL',
    base: now,
    source: { policyKey: 'evaluation.surveyContactGapWorkingDays', article: '9-3c' },
    amount: policy.get('evaluation.surveyContactGapWorkingDays'),
    calendar,
  });
  return openStep(tables, id, 'CALL_SURVEYED_USER', body.contacts.length + 1, { uscc, dueAt, now });
}

/** Some working days after a contact: the next message, or a task to call again (9-3c). */
export async function contactAgain(
  { id, now }: { readonly id: string; readonly now: string },
  { tables, settings }: SatisfactionDeadlineDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, survey, id);
  if (found.status !== 'CONTACTED') return undefined;
  const { calendar } = await settings.current(now);
  const policy = await settings.policyOf(found.body.policyVersion);
  if (found.body.contacts.length >= policy.get('evaluation.surveyContacts')) return undefined;
  if (found.body.channel === 'LINK') {
    const changes = inviteChanges(found, bySystem(now), { policy, calendar });
    return { changes, response: undefined, policyVersion: policy.version };
  }
  const { body } = await get(tables, sample, found.body.sampleId);
  const changes = await callTask(found, body.uscc, now, { policy, calendar }, { tables });
  return changes.length === 0 ? undefined : { changes, response: undefined };
}
