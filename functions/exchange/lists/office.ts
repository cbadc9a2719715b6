import { objectionMachine } from '../../../shared/domain/objection/machine.ts';
import { publicityMachine } from '../../../shared/domain/publicity/machine.ts';
import { listPolicyChanges } from '../../administration/policy/policy-changes.ts';
import { routes as administration } from '../../administration/routes.ts';
import { listTasks } from '../../administration/tasks/tasks.ts';
import { listDeliveries } from '../../notification/deliveries/deliveries.ts';
import { listLetters } from '../../notification/letters/list-letters.ts';
import { routes as notification } from '../../notification/routes.ts';
import { listPublicities } from '../../publicity/notices/read-notices.ts';
import { listObjections } from '../../publicity/objections/read-objections.ts';
import { routes as publicity } from '../../publicity/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyQueue, everyState, everyStateOr } from './turns.ts';

/** The work of the office: what is to be done, announced and said. */
export const officeLists = {
  ...exported(administration, 'listTasks', {
    read: listTasks,
    turns: everyQueue,
    columns: {
      taskId: '任务编号',
      queue: '队列',
      kind: '类型',
      subjectRef: '涉及对象',
      ...ORGANISATION,
      ...STANDING,
      openedAt: '产生时间',
      dueAt: '应办时间',
      escalatedAt: '提请时间',
    },
  }),
  ...exported(administration, 'listPolicyChanges', {
    read: listPolicyChanges,
    columns: {
      changeId: '变更编号',
      'override.key': '参数',
      'override.effectiveFrom': '生效日期',
      'override.legalBasis': '依据',
      'override.reason': '理由',
      ...STANDING,
      proposedAt: '提出时间',
      decisionReason: '决定理由',
    },
  }),
  ...exported(notification, 'listLetters', {
    read: listLetters,
    columns: {
      letterId: '编号',
      title: '标题',
      body: '内容',
      basis: '依据',
      ...STANDING,
      postedAt: '发出时间',
      readAt: '阅读时间',
    },
  }),
  ...exported(notification, 'listDeliveries', {
    read: listDeliveries,
    columns: {
      deliveryId: '编号',
      noticeId: '通知编号',
      channel: '渠道',
      template: '模板',
      'recipient.uscc': '收件单位',
      subjectRef: '涉及对象',
      ...STANDING,
      createdAt: '产生时间',
      readAt: '阅读时间',
      deadReason: '未送达原因',
    },
  }),
  ...exported(publicity, 'listPublicities', {
    read: listPublicities,
    turns: everyStateOr('OPEN', publicityMachine.states),
    columns: {
      publicityId: '公示编号',
      title: '标题',
      'subject.kind': '公示事项',
      'subject.id': '事项编号',
      ...ORGANISATION,
      ...STANDING,
      'period.publishedOn': '发布日期',
      'period.lastDay': '截止日期',
      'objections.received': '收到异议',
      contentHash: '内容哈希',
    },
  }),
  ...exported(publicity, 'listObjections', {
    read: listObjections,
    turns: everyState(objectionMachine.states, { forOfficers: true }),
    columns: {
      objectionId: '异议编号',
      publicityId: '公示编号',
      ...ORGANISATION,
      ...STANDING,
      submittedAt: '提交时间',
      'notAccepted.reason': '不予受理理由',
      'decision.outcome': '处理结果',
      'decision.reason': '处理理由',
      'decision.at': '处理时间',
    },
  }),
};
