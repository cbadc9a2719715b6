import * as z from 'zod';
import { OFFICER_ROLES } from '../../domain/identity/role.ts';
import { localDateSchema } from '../../domain/time/local-date.ts';
import { count, daysBefore, flag, monthDay, parameter } from './parameter.ts';

const countMode = () => z.enum(['CIVIL_CODE', 'INCLUSIVE', 'WORKDAYS']);

/** Validity, publicity, objections and hearings, whatever they are about (domain.md §1, §2.2, §5.5). */
export const procedureParameters = {
  'workQueue.escalateTo': parameter({
    schema: () => z.enum(OFFICER_ROLES),
    default: 'CENTRE_ADMIN',
    basis: 'J',
    article: '3-2',
    zh: '逾期未办任务的提请对象',
  }),
  'decision.remediesText': parameter({
    schema: () => z.string().min(1).max(500),
    default: '如不服本决定，可依法申请行政复议或者提起行政诉讼。',
    basis: 'J',
    article: '12-0',
    zh: '不利处理决定载明的救济途径（第十二条至第十四条）',
  }),
  'regulation.docNo': parameter({
    schema: () => z.string().min(1),
    default: '沪科规〔2026〕1号',
    basis: 'R',
    article: '15-1',
    zh: '依据文件文号',
  }),
  'regulation.effectiveFrom': parameter({
    schema: () => localDateSchema(),
    default: '2026-02-28',
    basis: 'R',
    article: '15-1',
    zh: '施行日期',
  }),
  'regulation.effectiveTo': parameter({
    schema: () => localDateSchema(),
    default: '2030-08-31',
    basis: 'R',
    article: '15-1',
    zh: '有效期截止日（含当日）',
  }),
  'regulation.warnDays': parameter({
    schema: daysBefore,
    default: [180, 90, 30],
    basis: 'J',
    article: '15-1',
    zh: '有效期届满前提醒天数',
  }),
  'time.zone': parameter({
    schema: () => z.literal('Asia/Shanghai'),
    default: 'Asia/Shanghai',
    basis: 'R',
    zh: '计时时区',
  }),
  'calendar.watchFrom': parameter({
    schema: monthDay,
    default: '10-15',
    basis: 'J',
    zh: '次年节假日安排催办起始日',
  }),
  'publicity.days': parameter({ schema: count, default: 7, basis: 'R', article: '5-3', zh: '公示天数' }),
  'publicity.countMode': parameter({
    schema: countMode,
    default: 'CIVIL_CODE',
    basis: 'S+J',
    article: '5-3',
    zh: '公示期计算方式',
  }),
  'publicity.outageExtensionHours': parameter({
    schema: count,
    default: 4,
    basis: 'J',
    article: '5-3',
    zh: '平台中断超过该小时数时顺延公示',
  }),
  'publicity.outageExtensionDays': parameter({
    schema: count,
    default: 1,
    basis: 'J',
    article: '5-3',
    zh: '平台中断时公示顺延天数',
  }),
  'publicity.reCheckRetryMinutes': parameter({
    schema: count,
    default: 60,
    basis: 'J',
    article: '5-4',
    zh: '公示期满复核无结果时再次查询的间隔（分钟）',
  }),
  'objection.acceptWorkingDays': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '5-4',
    zh: '异议受理工作日',
  }),
  'objection.decideWorkingDays': parameter({
    schema: count,
    default: 15,
    basis: 'J',
    article: '5-4',
    zh: '异议处理工作日',
  }),
  'objection.extensionWorkingDays': parameter({
    schema: count,
    default: 15,
    basis: 'J',
    article: '5-4',
    zh: '异议处理延长工作日（限一次）',
  }),
  'objection.agencyReplyWorkingDays': parameter({
    schema: count,
    default: 5,
    basis: 'J',
    article: '5-4',
    zh: '服务机构对异议的说明工作日',
  }),
  'objection.allowAnonymousWithEvidence': parameter({
    schema: flag,
    default: true,
    basis: 'S',
    article: '5-4',
    zh: '受理附明确证据的匿名异议',
  }),
  'public.postsPerHour': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    article: '5-4',
    zh: '同一来源地址每小时匿名提交上限',
  }),
  'public.lookupsPerHour': parameter({
    schema: count,
    default: 60,
    basis: 'J',
    article: '5-4',
    zh: '同一来源地址每小时凭回执查询上限',
  }),
  'hearing.replyDays': parameter({
    schema: count,
    default: 5,
    basis: 'J',
    article: '5-2',
    zh: '陈述申辩工作日',
  }),
};
