import { correctionMachine } from '../../../shared/domain/evaluation/scope/correction.ts';
import { coverageMachine } from '../../../shared/domain/evaluation/scope/coverage.ts';
import { listScopeCorrections } from '../../evaluation/corrections/read.ts';
import { listCoverage } from '../../evaluation/coverage/coverage.ts';
import { listCycles } from '../../evaluation/cycles/cycles.ts';
import { listEvaluatedAgencies } from '../../evaluation/notice/read.ts';
import { routes } from '../../evaluation/routes.ts';
import { listSchemes } from '../../evaluation/schemes/schemes.ts';
import { listScope } from '../../evaluation/scope/run-scope.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState, ONCE } from './turns.ts';

const listedAgency = {
  agencyId: '机构编号',
  agencyName: '机构名称',
  ...ORGANISATION,
  categories: '参评服务类别',
};

/** The season of the evaluation: cycles, schemes, who is in scope and told of it. */
export const evaluationSeasonLists = {
  ...exported(routes, 'listCycles', {
    read: listCycles,
    columns: {
      cycleId: '评价周期',
      periodFrom: '时限起',
      periodTo: '时限止',
      ...STANDING,
      schemeId: '评价方案',
      'scope.agencies': '参评机构数',
      'notice.publishedAt': '通知发布时间',
      publishedAt: '结果公布时间',
    },
  }),
  ...exported(routes, 'listSchemes', {
    read: listSchemes,
    columns: {
      schemeId: '评价方案',
      ...STANDING,
      copyOf: '复制自',
      schemeHash: '摘要值',
      draftedAt: '起草时间',
      approvedAt: '批准时间',
      lockedFor: '锁定于评价周期',
    },
  }),
  ...exported(routes, 'listScope', {
    read: listScope,
    columns: {
      ...listedAgency,
      agencyStatus: '机构状态',
      onboardedOn: '入驻日期',
      completeFrom: '满年限之日',
      suspendedInPeriod: '时限内曾暂停',
      reason: '未列入原因',
    },
    turns: ({ query }) => (query['part'] === undefined ? [{ part: 'IN' }, { part: 'OUT' }] : ONCE),
  }),
  ...exported(routes, 'listEvaluatedAgencies', { read: listEvaluatedAgencies, columns: listedAgency }),
  ...exported(routes, 'listCoverage', {
    read: listCoverage,
    columns: {
      agencyId: '机构编号',
      ...ORGANISATION,
      ...STANDING,
      letterAt: '站内信送达时间',
      smsAt: '短信提交时间',
      reachedBy: '人工通知方式',
      closedAt: '通知到位时间',
    },
    turns: everyState(coverageMachine.states),
  }),
  ...exported(routes, 'listScopeCorrections', {
    read: listScopeCorrections,
    columns: {
      correctionId: '编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      ...STANDING,
      asked: '申请事项',
      category: '服务类别',
      requestedAt: '申请时间',
      'decision.at': '处理时间',
    },
    turns: everyState(correctionMachine.states),
  }),
};
