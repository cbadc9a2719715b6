import { CaseBoard } from '../../../events/service-case-ref.ts';
import { serviceCaseMachine } from '../../../shared/domain/service-case/machine.ts';
import { listInstrumentAwards } from '../../evaluation-follow-up/awards/import-awards.ts';
import { listOpenActions, listServicePlans } from '../../evaluation-follow-up/plans/plans.ts';
import { listOwnRewards, listRewards } from '../../evaluation-follow-up/rewards/read-rewards.ts';
import { routes as followUp } from '../../evaluation-follow-up/routes.ts';
import { listShowcase } from '../../evaluation-follow-up/showcase/showcase.ts';
import {
  listCasesToScore,
  listOwnServiceCases,
  listServiceCases,
} from '../../service-cases/cases/read-cases.ts';
import { listCaseCollections } from '../../service-cases/collections/collections.ts';
import { listPublishedCases } from '../../service-cases/pages/column.ts';
import { routes as serviceCases } from '../../service-cases/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { ONCE, type Turns } from './turns.ts';

const reward = {
  rewardId: '编号',
  ...STANDING,
  category: '服务类别',
  agencyName: '机构名称',
  ...ORGANISATION,
  grade: '等次',
  amountFen: '金额（分）',
  'excluded.cause': '不予奖励原因',
  confirmedAt: '确认时间',
  'paid.paidOn': '发放日期',
};

const serviceCase = {
  caseId: '编号',
  ...STANDING,
  category: '服务类别',
  agencyName: '机构名称',
  ...ORGANISATION,
  title: '标题',
  summary: '摘要',
  nominatedAt: '推荐时间',
  board: '板块',
};

/** Published cases are listed board by board. */
const everyCase: Turns = ({ query }) => {
  if (query['status'] !== undefined || query['agencyId'] !== undefined) return ONCE;
  return serviceCaseMachine.states.flatMap((status): ReturnType<Turns> =>
    status === 'PUBLISHED' ? CaseBoard().options.map((board) => ({ status, board })) : [{ status }],
  );
};

/** Rewards, the showcase, service measures and service cases (articles 10 and 11). */
export const evaluationFollowUpLists = {
  ...exported(followUp, 'listRewards', { read: listRewards, columns: reward }),
  ...exported(followUp, 'listOwnRewards', { read: listOwnRewards, columns: reward }),
  ...exported(followUp, 'listInstrumentAwards', {
    read: listInstrumentAwards,
    columns: { ...ORGANISATION, awards: '奖励记录' },
  }),
  ...exported(followUp, 'listShowcase', {
    read: listShowcase,
    columns: { cycleId: '评价周期', category: '服务类别', agencyName: '机构名称', grade: '等次' },
  }),
  ...exported(followUp, 'listServicePlans', {
    read: listServicePlans,
    columns: { planId: '编号', ...STANDING, grade: '等次', measures: '服务措施', activatedAt: '启用时间' },
  }),
  ...exported(followUp, 'listOpenActions', {
    read: listOpenActions,
    columns: { kind: '事项', category: '服务类别', entryId: '参评项', agencyId: '机构编号' },
  }),
  ...exported(serviceCases, 'listServiceCases', {
    read: listServiceCases,
    turns: everyCase,
    columns: serviceCase,
  }),
  ...exported(serviceCases, 'listOwnServiceCases', { read: listOwnServiceCases, columns: serviceCase }),
  ...exported(serviceCases, 'listCasesToScore', {
    read: listCasesToScore,
    columns: { caseId: '编号', category: '服务类别', title: '标题', summary: '摘要' },
  }),
  ...exported(serviceCases, 'listPublishedCases', {
    read: listPublishedCases,
    columns: { caseId: '编号', board: '板块', agencyName: '机构名称', title: '标题', text: '正文' },
  }),
  ...exported(serviceCases, 'listCaseCollections', {
    read: listCaseCollections,
    columns: { collectionId: '编号', ...STANDING, number: '版本', title: '标题', exportHash: '摘要值' },
  }),
};
