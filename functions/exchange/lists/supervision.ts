import { cooperationMachine } from '../../../shared/domain/cooperation/machine.ts';
import { orderReviewMachine } from '../../../shared/domain/risk/order-review.ts';
import { riskFlagMachine } from '../../../shared/domain/risk/risk-flag.ts';
import { spotCheckMachine } from '../../../shared/domain/spot-check/machine.ts';
import { listComplaints } from '../../complaints/read-complaints.ts';
import { routes as complaints } from '../../complaints/routes.ts';
import { listCategoryEntries, listCategorySnapshots } from '../../metrics/read-metrics.ts';
import { routes as metrics } from '../../metrics/routes.ts';
import { listRiskFlags } from '../../risk/flags/read-flags.ts';
import { listOrderReviews } from '../../risk/reviews/read-reviews.ts';
import { routes as risk } from '../../risk/routes.ts';
import { listViolations } from '../../violations/read.ts';
import { routes as violations } from '../../violations/routes.ts';
import { listSpotChecks } from '../../spot-checks/checks/read.ts';
import { listCooperation } from '../../spot-checks/cooperation/read.ts';
import { listSpotCheckPlans } from '../../spot-checks/plans/plans.ts';
import { routes as spotChecks } from '../../spot-checks/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyComplaint, everyState, everyViolation } from './turns.ts';

const parties = { agencyId: '机构编号', ...ORGANISATION };

const share = (path: string, zh: string) => ({ [`${path}.n`]: zh, [`${path}.of`]: `${zh}（总数）` });
const figure = (path: string, zh: string) => ({
  [`figures.${path}.n`]: `${zh}：机构数`,
  [`figures.${path}.total`]: `${zh}：合计`,
  [`figures.${path}.p50`]: `${zh}：中位数`,
});

/** What the centre watches. */
export const supervisionLists = {
  ...exported(risk, 'listRiskFlags', {
    read: listRiskFlags,
    turns: everyState(riskFlagMachine.states, { unless: ['subjectRef', 'agencyId'] }),
    columns: {
      flagId: '标记编号',
      ...parties,
      subjectRef: '涉及对象',
      ruleId: '规则',
      ruleVersion: '规则版本',
      severity: '等级',
      ...STANDING,
      zh: '说明',
      raisedAt: '标记时间',
      decidedAt: '处理时间',
      reason: '处理理由',
      clearedAt: '解除时间',
    },
  }),
  ...exported(risk, 'listOrderReviews', {
    read: listOrderReviews,
    turns: everyState(orderReviewMachine.states, { unless: ['orderId'] }),
    columns: {
      reviewId: '核对编号',
      orderId: '订单编号',
      ...parties,
      trigger: '启动事由',
      ...STANDING,
      'sheet.conclusion': '核对结论',
      checkedAt: '核对时间',
      'decision.at': '决定时间',
      'decision.reason': '决定理由',
    },
  }),
  ...exported(violations, 'listViolations', {
    read: listViolations,
    turns: everyViolation,
    columns: {
      violationId: '编号',
      ...parties,
      kind: '类型',
      subjectRef: '涉及对象',
      ...STANDING,
      suspectedAt: '发现时间',
      reason: '理由',
      'dismissal.at': '排除时间',
      'dismissal.reason': '排除理由',
    },
  }),
  ...exported(spotChecks, 'listSpotChecks', {
    read: listSpotChecks,
    turns: everyState(spotCheckMachine.states, { unless: ['agencyId', 'planId'], forOfficers: true }),
    columns: {
      spotCheckId: '抽查编号',
      planId: '计划',
      part: '抽取方式',
      orderId: '订单编号',
      orderNo: '订单号',
      ...parties,
      ...STANDING,
      openedAt: '启动时间',
      'review.outcome': '核查意见',
      'review.summary': '核查情况',
      'conclusion.outcome': '结论',
      'conclusion.at': '结论时间',
      'takenOut.reason': '移出理由',
    },
  }),
  ...exported(spotChecks, 'listSpotCheckPlans', {
    read: listSpotCheckPlans,
    columns: {
      planId: '计划编号',
      quarter: '季度',
      ...STANDING,
      plannedAt: '制定时间',
      seedHash: '种子哈希',
      seed: '种子',
      'population.size': '总体数量',
      'population.hash': '总体哈希',
      'sample.size': '样本数量',
      'sample.at': '抽取时间',
    },
  }),
  ...exported(spotChecks, 'listCooperation', {
    read: listCooperation,
    turns: everyState(cooperationMachine.states, { unless: ['subjectRef'], forOfficers: true }),
    columns: {
      cooperationId: '编号',
      ...parties,
      subjectRef: '涉及对象',
      purpose: '用途',
      ...STANDING,
      requestedAt: '发出时间',
      dueOn: '提交期限',
      'second.at': '再次通知时间',
      'submission.at': '提交时间',
      'submission.late': '是否逾期',
      'decision.reason': '决定理由',
    },
  }),
  ...exported(complaints, 'listComplaints', {
    read: listComplaints,
    turns: everyComplaint,
    columns: {
      complaintId: '编号',
      kind: '类型',
      ...parties,
      category: '类别',
      ...STANDING,
      submittedAt: '提交时间',
      'handling.dueAt': '办理期限',
      'decision.outcome': '处理结果',
      'decision.reason': '处理理由',
      'decision.at': '处理时间',
      'handling.reply.at': '答复时间',
    },
  }),
  ...exported(metrics, 'listCategoryEntries', {
    read: listCategoryEntries,
    columns: {
      agencyId: '机构编号',
      category: '服务类别',
      year: '年度',
      asOf: '截至',
      completedOrders: '完成订单数',
      distinctUsers: '服务用户数',
      activeMonths: '活跃月数',
      products: '在架产品数',
      staff: '专业人员数',
      complaints: '投诉数',
      heldOrders: '暂缓订单数',
      overdueDays: '逾期更新天数',
      eventsAttended: '参加活动次数',
      'ratings.n': '评价次数',
      'ratings.stars': '评价星数合计',
      ...share('qualifications', '有效资质'),
      ...share('completion', '完成订单'),
      ...share('onTime', '按时交付'),
      ...share('firstPass', '一次验收通过'),
      ...share('spotChecks', '抽查合格'),
      ...share('documents', '有效制度文件'),
      ...share('archived', '档案齐全'),
      ...share('answered', '按时响应'),
    },
  }),
  ...exported(metrics, 'listCategorySnapshots', {
    read: listCategorySnapshots,
    columns: {
      category: '服务类别',
      year: '年度',
      asOf: '截至',
      takenAt: '汇总时间',
      agencies: '机构数',
      'ratings.n': '评价次数',
      'ratings.stars': '评价星数合计',
      ...figure('completedOrders', '完成订单'),
      ...figure('distinctUsers', '服务用户'),
      ...figure('complaints', '投诉'),
      ...figure('onTimeRate', '按时交付率'),
      ...figure('answerRate', '响应率'),
    },
  }),
};
