import { inspectionMachine } from '../../../shared/domain/inspection/machine.ts';
import { listInspections } from '../../inspections/read.ts';
import { routes as inspections } from '../../inspections/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState } from './turns.ts';

/** What the Commission and Finance do under article 14. */
export const inspectionLists = {
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
