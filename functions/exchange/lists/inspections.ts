import { creditRecordMachine } from '../../../shared/domain/credit-record/machine.ts';
import { inspectionMachine } from '../../../shared/domain/inspection/machine.ts';
import { listCreditRecords } from '../../credit-records/read.ts';
import { listReferrals } from '../../credit-records/referrals.ts';
import { routes as creditRecords } from '../../credit-records/routes.ts';
import { listInspections } from '../../inspections/read.ts';
import { routes as inspections } from '../../inspections/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState } from './turns.ts';

/** What the Commission and Finance do under article 14. */
export const inspectionLists = {
  ...exported(creditRecords, 'listCreditRecords', {
    read: listCreditRecords,
    turns: everyState(creditRecordMachine.states, { unless: ['uscc'], forOfficers: true }),
    columns: {
      creditRecordId: '记录编号',
      ...ORGANISATION,
      'subject.kind': '责任主体',
      'fields.conduct': '失信行为',
      'fields.outcome': '处理结果',
      'fields.authority': '处理单位',
      'fields.basis': '处理依据',
      'fields.effectiveOn': '处理生效时间',
      'fields.sanctionEndsOn': '惩戒期限',
      ...STANDING,
      draftedAt: '提出时间',
    },
  }),
  ...exported(creditRecords, 'listReferrals', {
    read: listReferrals,
    columns: {
      referralId: '移送编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      basedOn: '依据的违规',
      authority: '受移送机关',
      sentOn: '移送日期',
      reason: '移送理由',
    },
  }),
  ...exported(inspections, 'listInspections', {
    read: listInspections,
    turns: everyState(inspectionMachine.states, { unless: ['uscc'], forOfficers: true }),
    columns: {
      inspectionId: '检查编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      side: '检查单位',
      subject: '检查事项',
      basis: '检查依据',
      ...STANDING,
      openedAt: '启动时间',
      'review.outcome': '检查结果',
      'conclusion.at': '结论时间',
      'conclusion.consequence': '后续处理',
      'conclusion.reason': '结论理由',
    },
  }),
};
