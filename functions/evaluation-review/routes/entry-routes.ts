import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { entryParams, idField, oneEntry, Reason, REVIEWING } from './schemas.ts';

/** Every step has an entry, and gives it back. */
const step = { method: 'POST', auth: 'required', params: entryParams, responses: oneEntry } as const;

export const entryRoutes = defineRoutes({
  startEntryReview: {
    ...step,
    path: '/evaluation-entries/{entryId}/review',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '开始审核参评条目', en: 'Begin the review of an entry' },
    articles: ['9-3a', '3-2e'],
    problems: REVIEWING,
  },
  collectEntryTriggers: {
    ...step,
    path: '/evaluation-entries/{entryId}/trigger-collection',
    roles: CENTRE_ROLES,
    summary: {
      zh: '重新归集影响等次的平台记录',
      en: 'Look up again what the platform holds that decides or caps the grade',
    },
    articles: ['9-4'],
    problems: [...REVIEWING, 'NO_EFFECTIVE_CHANGE'],
  },
  proposeEntryReview: {
    ...step,
    path: '/evaluation-entries/{entryId}/review-proposal',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '提交审核意见', en: 'Put the reviewed entry before a second person' },
    articles: ['9-3a'],
    problems: [...REVIEWING, 'HEARING_REQUIRED', 'SUPPLEMENT_OPEN', 'SITE_VISIT_OPEN'],
  },
  decideEntryReview: {
    ...step,
    path: '/evaluation-entries/{entryId}/review-decision',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '通过或退回审核意见（第二人）',
      en: 'Approve the review or give it back; a second person',
    },
    articles: ['9-3a'],
    body: onFirstUse(() =>
      z.strictObject({ decision: z.enum(['APPROVE', 'RETURN']), reason: textField(1000) }),
    ),
    problems: [...REVIEWING, 'FOUR_EYES', 'HEARING_REQUIRED', 'SUPPLEMENT_OPEN', 'SITE_VISIT_OPEN'],
  },
  resumeEntryReview: {
    ...step,
    path: '/evaluation-entries/{entryId}/review-resumption',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '补充材料逾期后继续审核（期限内须先撤回要求）',
      en: 'Go on without what was asked for once its time is over; before that, withdraw the request',
    },
    articles: ['9-3d', '9-3e'],
    problems: [...REVIEWING, 'SUPPLEMENT_OPEN', 'SITE_VISIT_OPEN'],
  },
  reviewEntryAgain: {
    ...step,
    path: '/evaluation-entries/{entryId}/renewed-review',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '重新审核', en: 'Take a reviewed entry back into review' },
    articles: ['9-3a'],
    problems: REVIEWING,
  },
  withholdEntry: {
    ...step,
    path: '/evaluation-entries/{entryId}/withholding',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '暂缓评定', en: 'Withhold the grade while an investigation is open' },
    articles: ['9-4'],
    body: onFirstUse(() => z.strictObject({ reason: textField(1000), ref: idField().optional() })),
    problems: REVIEWING,
  },
  liftEntryWithholding: {
    ...step,
    path: '/evaluation-entries/{entryId}/withholding-lift',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '解除暂缓', en: 'Review the entry on' },
    articles: ['9-4'],
    body: Reason,
    problems: REVIEWING,
  },
  proposeUnqualified: {
    ...step,
    path: '/evaluation-entries/{entryId}/unqualified-proposal',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '提出认定不合格的意见并告知陈述申辩权利',
      en: 'Propose that the entry be unqualified; the agency is heard first',
    },
    articles: ['9-4', '10-1c'],
    body: Reason,
    problems: [...REVIEWING, 'UNQUALIFIED_WITHOUT_GROUND', 'DUPLICATE'],
  },
  decideOnUnqualified: {
    ...step,
    path: '/evaluation-entries/{entryId}/unqualified-decision',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '听取陈述申辩后认定或不予认定不合格（第二人）',
      en: 'After the hearing, confirm or lift; a second person',
    },
    articles: ['9-4', '10-1c'],
    body: onFirstUse(() => z.strictObject({ outcome: z.enum(['CONFIRM', 'LIFT']), reason: textField(1000) })),
    problems: [...REVIEWING, 'FOUR_EYES', 'HEARING_REQUIRED'],
  },
});
