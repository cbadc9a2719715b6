import * as z from 'zod';
import { count, fen, parameter } from './parameter.ts';

/** What follows from the results: advice, training, rewards and cases (articles 10 and 11). */
export const evaluationFollowUpParameters = {
  'evaluation.optimizationAdviceDays': parameter({
    schema: count,
    default: 30,
    basis: 'J',
    article: '10-2',
    zh: '对合格机构提出优化建议的天数',
  }),
  'evaluation.remedialTrainingMonths': parameter({
    schema: count,
    default: 6,
    basis: 'J',
    article: '10-2',
    zh: '组织专门培训的月数',
  }),
  'reward.amounts': parameter({
    schema: () => z.strictObject({ EXCELLENT: fen().optional(), GOOD: fen().optional() }),
    default: {},
    basis: 'J',
    article: '10-2',
    zh: '奖励金额（分，未定为空）',
  }),
  'reward.targetDays': parameter({
    schema: count,
    default: 30,
    basis: 'J',
    article: '10-2',
    zh: '奖励确认办理天数',
  }),
  'caseSelection.minExperts': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '11-2',
    zh: '服务案例评审专家最少人数',
  }),
  'reward.instrumentAwardMatch': parameter({
    schema: () => z.enum(['DECISION_OR_PAYMENT_IN_PERIOD']),
    default: 'DECISION_OR_PAYMENT_IN_PERIOD',
    basis: 'J',
    article: '10-3',
    zh: '大型仪器共享奖励的认定口径',
  }),
};
