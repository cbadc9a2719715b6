import * as z from 'zod';
import { clockTime, count, parameter } from './parameter.ts';

/** Domain.md §4.2. */
export const notificationParameters = {
  'sms.quietHours': parameter({
    schema: () => z.strictObject({ from: clockTime(), to: clockTime() }),
    default: { from: '22:00', to: '08:00' },
    basis: 'J',
    zh: '短信免打扰时段（北京时间）',
  }),
  'sms.maxPerDay': parameter({ schema: count, default: 10, basis: 'J', zh: '同一号码每日短信上限' }),
  'sms.minGapMinutes': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    zh: '同一号码同一模板的最小间隔（分钟）',
  }),
  'sms.maxAttempts': parameter({ schema: count, default: 5, basis: 'J', zh: '短信最多发送次数' }),
  'sms.retryFirstMinutes': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    zh: '短信首次重发间隔（分钟）',
  }),
  'sms.retryFactor': parameter({ schema: count, default: 3, basis: 'J', zh: '短信重发间隔的递增倍数' }),
  'sms.submissionMinutes': parameter({
    schema: count,
    default: 5,
    basis: 'J',
    zh: '提交短信后无应答转人工确认的分钟数',
  }),
  'sms.receiptHours': parameter({
    schema: count,
    default: 72,
    basis: 'J',
    zh: '短信提交后无送达回执转电话通知的小时数',
  }),
  'sms.callWorkingDays': parameter({
    schema: count,
    default: 1,
    basis: 'J',
    zh: '短信未达改由电话通知的工作日',
  }),
  'sms.provider': parameter({
    schema: () => z.enum(['sns', 'aliyun']),
    default: 'sns',
    basis: 'S',
    zh: '短信通道（aws-cn 须为 aliyun）',
  }),
  'sms.signature': parameter({
    schema: () => z.string().min(2).max(12),
    default: '创新券平台',
    basis: 'J',
    zh: '短信签名（占位，待备案）',
  }),
  'phoneCode.minutes': parameter({ schema: count, default: 10, basis: 'J', zh: '手机验证码有效分钟' }),
  'phoneCode.maxTries': parameter({ schema: count, default: 5, basis: 'J', zh: '手机验证码最多校验次数' }),
  'phoneCode.gapSeconds': parameter({ schema: count, default: 60, basis: 'S', zh: '验证码最小间隔（秒）' }),
  'phoneCode.perHour': parameter({ schema: count, default: 5, basis: 'S', zh: '同一号码每小时验证码上限' }),
  'phoneCode.perDay': parameter({ schema: count, default: 10, basis: 'S', zh: '同一号码每日验证码上限' }),
};
