import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { usccSchema } from '../../../shared/domain/identity/uscc.ts';
import { AwardRow } from '../../../shared/domain/reward/instrument-award.ts';
import { GIVERS, rewardMachine } from '../../../shared/domain/reward/machine.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, moved, reason } from '../../guidance/routes/route-parts.ts';
import { cycleField, entryField } from './route-parts.ts';
import { AwardImportReport, AwardView, RewardView } from './schemas.ts';

const byGivers = { method: 'POST', auth: 'required', roles: GIVERS } as const;
const rewardParams = onFirstUse(() => z.strictObject({ rewardId: entryField() }));
const aReward = answers(200, 'the reward', RewardView);

/** Two items each of a transaction of 100. */
const ROWS_A_LIST = 40;

/** Rewards of EXCELLENT and GOOD (10-2a, 10-3b), and what excludes them (10-3c). */
export const rewardRoutes = defineRoutes({
  listRewards: {
    method: 'GET',
    auth: 'required',
    roles: READING_OFFICERS,
    path: '/rewards',
    summary: { zh: '奖励清单', en: 'Rewards of a cycle' },
    articles: ['10-2a'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        cycleId: cycleField(),
        status: z.enum(rewardMachine.states).optional(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RewardView()) } }),
    problems: [],
  },
  listOwnRewards: {
    method: 'GET',
    auth: 'required',
    roles: AGENCY_ROLES,
    path: '/own-rewards',
    summary: { zh: '本机构的奖励', en: "The agency's own rewards" },
    articles: ['10-2a'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RewardView()) } }),
    problems: [],
  },
  readReward: {
    method: 'GET',
    auth: 'required',
    roles: READING_OFFICERS,
    path: '/rewards/{rewardId}',
    summary: { zh: '一项奖励', en: 'One reward' },
    articles: ['10-2a'],
    params: rewardParams,
    responses: aReward,
    problems: ['NOT_FOUND'],
  },
  enterReward: {
    ...byGivers,
    path: '/rewards',
    summary: {
      zh: '将参评项列入奖励（每机构每周期一项）',
      en: 'List an entry by hand, where the platform did not; one an agency and cycle',
    },
    articles: ['10-2a', '10-3b'],
    body: onFirstUse(() => z.strictObject({ entryId: entryField() })),
    responses: answers(201, 'the reward', RewardView),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DUPLICATE_REWARD', 'CONFLICT_OF_INTEREST'],
  },
  proposeReward: {
    ...byGivers,
    path: '/rewards/{rewardId}/proposal',
    summary: { zh: '提出确认奖励', en: 'Propose to confirm a reward' },
    articles: ['10-2a'],
    params: rewardParams,
    responses: aReward,
    problems: [...moved, 'DUPLICATE', 'INSTRUMENT_AWARD_CONFLICT', 'CONFLICT_OF_INTEREST'],
  },
  decideRewardProposal: {
    ...byGivers,
    path: '/rewards/{rewardId}/decision',
    summary: { zh: '确认或退回（须由另一人）', en: 'Confirm what another proposed, or return it' },
    articles: ['10-2a', '10-3c'],
    params: rewardParams,
    body: onFirstUse(() => z.strictObject({ approve: z.boolean(), reason: textField(1000).optional() })),
    responses: aReward,
    problems: [...moved, 'FOUR_EYES', 'INSTRUMENT_AWARD_CONFLICT', 'CONFLICT_OF_INTEREST'],
  },
  excludeReward: {
    ...byGivers,
    path: '/rewards/{rewardId}/exclusion',
    summary: { zh: '不予奖励', en: 'Exclude a listed reward: an award in the period, or a withheld grade' },
    articles: ['10-3c'],
    params: rewardParams,
    body: onFirstUse(() =>
      z.strictObject({ cause: z.enum(['INSTRUMENT_AWARD', 'WITHHELD']), reason: textField(1000) }),
    ),
    responses: aReward,
    problems: [...moved, 'CONFLICT_OF_INTEREST'],
  },
  payReward: {
    ...byGivers,
    roles: ['FINANCE_OFFICER'],
    path: '/rewards/{rewardId}/payment',
    summary: { zh: '登记奖励发放', en: 'Record that a reward was paid' },
    articles: ['10-2a'],
    params: rewardParams,
    body: onFirstUse(() =>
      z.strictObject({
        paidOn: localDateSchema(),
        reference: textField(100),
        amountFen: z.int().min(0).optional(),
      }),
    ),
    responses: aReward,
    problems: [...moved, 'INSTRUMENT_AWARD_CONFLICT', 'CONFLICT_OF_INTEREST'],
  },
  revokeReward: {
    ...byGivers,
    path: '/rewards/{rewardId}/revocation',
    summary: { zh: '撤销奖励', en: 'Revoke a reward; what was paid is to be recovered' },
    articles: ['10-3c'],
    params: rewardParams,
    body: reason,
    responses: aReward,
    problems: [...moved, 'CONFLICT_OF_INTEREST'],
  },
  importInstrumentAwards: {
    method: 'POST',
    auth: 'required',
    roles: ['CENTRE_ADMIN', ...GIVERS],
    path: '/instrument-awards',
    summary: {
      zh: '导入大型科学仪器设施共享服务奖励名单（可先试运行）',
      en: 'Import awards for shared instruments; with `dryRun` nothing is written',
    },
    articles: ['10-3c'],
    body: onFirstUse(() =>
      z.strictObject({
        dryRun: z.boolean().default(false),
        rows: z
          .array(
            z
              .strictObject({ uscc: usccSchema(), ...AwardRow().shape, sourceDoc: textField(200) })
              .refine(
                ({ decidedOn, paidOn }) => decidedOn !== undefined || paidOn !== undefined,
                'the day of the decision or of the payment',
              ),
          )
          .min(1)
          .max(ROWS_A_LIST),
      }),
    ),
    responses: answers(200, 'what became of each row', AwardImportReport),
    problems: ['VALIDATION_FAILED'],
  },
  listInstrumentAwards: {
    method: 'GET',
    auth: 'required',
    roles: READING_OFFICERS,
    path: '/instrument-awards',
    summary: { zh: '大型仪器共享奖励名单', en: 'Recipients of awards for shared instruments' },
    articles: ['10-3c'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(AwardView()) } }),
    problems: [],
  },
});
