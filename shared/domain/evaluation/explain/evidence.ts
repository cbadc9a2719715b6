import type { EntryInputs } from '../scoring/inputs.ts';

/** Where an input was taken from, and how a person can look it up on the platform. */
export interface Evidence {
  readonly source: string;
  readonly zh: string;
}

const from = (source: string, zh: string): Evidence => ({ source, zh });
const ORDERS = from('ORDERS', '评价期内本类别的订单记录（暂缓及已认定违规的订单不计）');
const AGENCY = from('AGENCY', '平台登记的机构信息及其核验记录');

/** Input → its name, its source. */
export const EVIDENCE: Readonly<Record<keyof EntryInputs, Evidence & { readonly name: string }>> = {
  qualifications: { name: '有效资质 / 所需资质', ...from('QUALIFICATIONS', '经核验的资质证书及其有效期') },
  staff: { name: '专业服务人员', ...AGENCY },
  products: { name: '上架服务产品', ...from('PRODUCTS', '服务产品上下架记录') },
  completion: { name: '完成订单 / 到期订单', ...ORDERS },
  onTime: { name: '按期交付 / 已交付', ...ORDERS },
  firstPass: { name: '一次验收通过 / 已验收', ...ORDERS },
  spotChecks: { name: '合格抽查 / 已办结抽查', ...from('SPOT_CHECKS', '随机抽查复核结论') },
  completedOrders: { name: '完成订单数', ...ORDERS },
  distinctUsers: { name: '服务用户数', ...ORDERS },
  activeMonths: { name: '有服务月份数', ...ORDERS },
  documents: { name: '现行内控制度 / 应备制度', ...from('STANDING_DOCUMENTS', '内控制度备案记录') },
  archived: { name: '档案完整订单 / 完成订单', ...from('ARCHIVES', '订单档案封存记录') },
  answered: { name: '按时响应 / 收到', ...from('RESPONSES', '订单与需求的响应记录') },
  overdueDays: { name: '信息更新逾期天数', ...from('UPKEEP', '机构信息更新记录') },
  eventsAttended: { name: '参加的交流培训', ...from('TRAINING', '活动签到记录') },
  credit: { name: '外部信用状况', ...from('CREDIT', '信用核查报告') },
  minorViolations: { name: '经认定的一般违规', ...from('VIOLATIONS', '违规认定决定') },
  rectifications: { name: '按时整改 / 到期整改', ...from('RECTIFICATIONS', '整改记录') },
  ratings: { name: '用户评分', ...from('RATINGS', '用户在订单完成后的评分') },
  complaints: { name: '有效投诉', ...from('COMPLAINTS', '投诉处理决定') },
  satisfaction: { name: '满意度复核得分', ...from('SURVEY', '随机抽取用户的满意度复核（不显示用户）') },
};

export const CREDIT_ZH: Readonly<Record<string, string>> = {
  CLEAR: '无不良记录',
  CURED: '有记录已修复',
  OPEN: '有未修复记录',
};

/** Whether so few users have answered that their mean would tell what one of them said (domain §6.5). */
export const tooFewAnswers = ({ satisfaction }: EntryInputs, minDisclosed: number): boolean =>
  satisfaction !== undefined && satisfaction.length < minDisclosed;

/** An input as people read it, its unit to follow; 无 where there is none. Of too few answers no mean is shown. */
export function shown(inputs: EntryInputs, name: keyof EntryInputs, minDisclosed = 0): string {
  const value = inputs[name];
  if (value === undefined) return '无';
  if (name === 'satisfaction' && tooFewAnswers(inputs, minDisclosed))
    return `少于 ${minDisclosed} 名用户作答，不显示均分`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return CREDIT_ZH[value] ?? value;
  if (Array.isArray(value)) return `${value.length} 名用户均分 ${mean(value)}`;
  return 'stars' in value ? `${value.n} 次共 ${value.stars}` : `${value.n} / ${value.of}`;
}

const mean = (scores: readonly number[]): string =>
  (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(2);
