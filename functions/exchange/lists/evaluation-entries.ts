import { entryMachine } from '../../../shared/domain/evaluation/entry/machine.ts';
import { listEvaluationEntries, listOwnEvaluationEntries } from '../../evaluation-run/entries/read.ts';
import { listRehearsalChanges, listRehearsals } from '../../evaluation-run/rehearsal/rehearsals.ts';
import { routes } from '../../evaluation-run/routes.ts';
import { listRunFindings } from '../../evaluation-run/run/runs.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState, ONCE } from './turns.ts';

const placed = {
  'result.rank': '名次',
  'result.of': '参与排名数',
  'result.grade': '等次',
};

/** What is evaluated, what the check of its inputs found, and schemes tried on it (rows 9-2 and 8-3). */
export const evaluationEntryLists = {
  ...exported(routes, 'listEvaluationEntries', {
    read: listEvaluationEntries,
    columns: {
      entryId: '参评项',
      category: '服务类别',
      ...STANDING,
      agencyId: '机构编号',
      agencyName: '机构名称',
      ...ORGANISATION,
      onboardedOn: '入驻日期',
      suspendedInPeriod: '时限内曾暂停',
      excluded: '不参评原因',
      snapshotHash: '冻结数据摘要值',
      'system.total': '系统评分',
      'final.total': '最终得分',
      'checks.note': '数据提示',
      'satisfaction.answers': '满意度答复数',
      'review.at': '复核时间',
      'review.approved': '已经第二人同意',
      'withheld.reason': '暂缓原因',
      'unqualified.state': '不合格认定',
      ...placed,
    },
    turns: everyState(entryMachine.states, { unless: ['category'] }),
  }),
  ...exported(routes, 'listOwnEvaluationEntries', {
    read: listOwnEvaluationEntries,
    columns: {
      entryId: '参评项',
      cycleId: '评价周期',
      category: '服务类别',
      ...STANDING,
      supplementId: '待答复的补充要求',
      'final.total': '最终得分',
      ...placed,
    },
  }),
  ...exported(routes, 'listRunFindings', {
    read: listRunFindings,
    columns: {
      entryId: '参评项',
      agencyId: '机构编号',
      ...ORGANISATION,
      category: '服务类别',
      round: '轮次',
      'checks.outcome': '校验结果',
      'checks.rule': '校验规则',
      'checks.note': '说明',
    },
    // A round is one of the failed checks alone.
    turns: ({ query }) =>
      query['kind'] === undefined && query['round'] === undefined
        ? [{ kind: 'HARD' }, { kind: 'OUTLIER' }]
        : ONCE,
  }),
  ...exported(routes, 'listRehearsals', {
    read: listRehearsals,
    columns: {
      rehearsalId: '编号',
      ...STANDING,
      reason: '试算事由',
      orderedAt: '提出时间',
      baseHash: '锁定方案摘要值',
      'result.at': '完成时间',
      'result.entries': '参评项数',
      'result.agencies': '机构数',
      'result.changed': '变化机构数',
      'result.better': '等次上升',
      'result.worse': '等次下降',
    },
  }),
  ...exported(routes, 'listRehearsalChanges', {
    read: listRehearsalChanges,
    columns: {
      agencyId: '机构编号',
      'from.category': '原服务类别',
      'from.total': '原总分',
      'from.rank': '原名次',
      'from.grade': '原等次',
      'to.category': '试算服务类别',
      'to.total': '试算总分',
      'to.rank': '试算名次',
      'to.grade': '试算等次',
    },
  }),
};
