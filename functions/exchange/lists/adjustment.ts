import { rectificationMachine } from '../../../shared/domain/rectification/machine.ts';
import { removalMachine } from '../../../shared/domain/removal/machine.ts';
import { suspensionMachine } from '../../../shared/domain/suspension/machine.ts';
import { listOwnRectifications, listRectifications } from '../../rectifications/read.ts';
import { routes as rectifications } from '../../rectifications/routes.ts';
import { listLiabilityNotices, listRemovalNotices, listRemovals } from '../../removals/read.ts';
import { routes as removals } from '../../removals/routes.ts';
import { listSuspensionNotices, listSuspensions } from '../../suspensions/read.ts';
import { routes as suspensions } from '../../suspensions/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState } from './turns.ts';

const parties = { agencyId: '机构编号', ...ORGANISATION };
const proposal = { ...STANDING, source: '来源', proposedAt: '提请时间' };
const orderToRectify = {
  rectificationId: '整改编号',
  ...parties,
  ground: '事由',
  ...proposal,
  'issued.at': '下达时间',
  dueOn: '整改期限',
  'returned.at': '退回时间',
  'ended.outcome': '核验结果',
  'dropped.reason': '不予整改的理由',
};

/** What the Commission and the centre decide under article 12. */
export const adjustmentLists = {
  ...exported(rectifications, 'listRectifications', {
    read: listRectifications,
    turns: everyState(rectificationMachine.states, { unless: ['agencyId'] }),
    columns: orderToRectify,
  }),
  ...exported(rectifications, 'listOwnRectifications', {
    read: listOwnRectifications,
    columns: orderToRectify,
  }),
  ...exported(suspensions, 'listSuspensions', {
    read: listSuspensions,
    turns: everyState(suspensionMachine.states, { unless: ['agencyId'] }),
    columns: {
      suspensionId: '暂停编号',
      ...parties,
      ...proposal,
      reason: '理由',
      'noticed.at': '告知时间',
      'urgent.reviewBy': '紧急暂停复核期限',
      'decision.at': '决定时间',
      inForceSince: '暂停起始',
      'ended.at': '终止时间',
      'ended.reason': '终止理由',
    },
  }),
  ...exported(suspensions, 'listSuspensionNotices', {
    read: listSuspensionNotices,
    columns: {
      agencyId: '机构编号',
      agencyName: '机构名称',
      uscc: '统一社会信用代码',
      inForceSince: '暂停起始',
    },
  }),
  ...exported(removals, 'listRemovals', {
    read: listRemovals,
    turns: everyState(removalMachine.states, { unless: ['agencyId'] }),
    columns: {
      removalId: '清退编号',
      ...parties,
      'ground.row': '依据条款',
      ...proposal,
      reason: '理由',
      'noticed.at': '告知时间',
      'noticed.cureLastDay': '补救期限',
      'decision.at': '决定时间',
      executedAt: '执行完毕时间',
      'ended.at': '终止时间',
      'ended.reason': '终止理由',
    },
  }),
  ...exported(removals, 'listRemovalNotices', {
    read: listRemovalNotices,
    columns: {
      agencyId: '机构编号',
      agencyName: '机构名称',
      uscc: '统一社会信用代码',
      removedAt: '清退时间',
    },
  }),
  ...exported(removals, 'listLiabilityNotices', {
    read: listLiabilityNotices,
    columns: {
      noticeId: '记录编号',
      orderNo: '订单号',
      ...parties,
      buyerId: '买方',
      endedFrom: '终止时状态',
      priceFen: '订单金额（分）',
      voucherFen: '释放券额（分）',
      issuedAt: '出具时间',
    },
  }),
};
