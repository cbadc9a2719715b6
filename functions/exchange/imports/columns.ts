import type { ImportKind } from '../../../shared/domain/import/import.ts';
import type { Heading } from '../workbooks/sheets.ts';

const agencies: readonly Heading[] = [
  { key: 'uscc', zh: '统一社会信用代码', guide: '18位，须与营业执照一致' },
  { key: 'name', zh: '机构名称', guide: '营业执照上的全称' },
  { key: 'onboardedOn', zh: '原入驻日期', guide: '如 2024-05-06，不得晚于今天' },
  { key: 'categories', zh: '服务类别', guide: '类别名称或代码，多个以“；”分隔' },
  { key: 'source', zh: '来源', guide: '在原名录中的位置，可不填' },
];

const orders: readonly Heading[] = [
  { key: 'externalId', zh: '原订单号', guide: '原平台的订单编号，每单唯一' },
  { key: 'productId', zh: '服务产品编号', guide: '本平台上已上架服务产品的编号' },
  { key: 'productVersion', zh: '服务产品版本', guide: '整数' },
  { key: 'buyerName', zh: '购买方名称', guide: '企业全称或团队名称' },
  { key: 'buyerUscc', zh: '购买方统一社会信用代码', guide: '企业填写；团队不填' },
  { key: 'teamId', zh: '团队编号', guide: '团队填写（字母、数字、连字符）；企业不填' },
  { key: 'requirement', zh: '服务需求', guide: '不超过4000字' },
  { key: 'price', zh: '价格（元）', guide: '最多两位小数' },
  { key: 'voucher', zh: '创新券额（元）', guide: '最多两位小数' },
  { key: 'dueOn', zh: '约定交付日期', guide: '如 2025-06-30' },
  { key: 'placedOn', zh: '下单日期', guide: '如 2025-03-03' },
  { key: 'acceptedOn', zh: '承接日期', guide: '不早于下单日期' },
  { key: 'quotaOn', zh: '券额确认日期', guide: '不早于承接日期' },
  { key: 'contractNumber', zh: '合同编号', guide: '每份合同仅用于一单' },
  { key: 'signedOn', zh: '合同签订日期', guide: '不晚于交付日期' },
  { key: 'contractAmount', zh: '合同金额（元）', guide: '最多两位小数' },
  { key: 'subcontracted', zh: '是否转包', guide: '是 或 否' },
  { key: 'contractSha256', zh: '合同文件校验值', guide: '合同文件的 SHA-256（64位十六进制）' },
  { key: 'deliveredOn', zh: '交付日期', guide: '不早于券额确认日期' },
  { key: 'deliverableSha256', zh: '成果文件校验值', guide: '成果文件的 SHA-256（64位十六进制）' },
  { key: 'completedOn', zh: '验收日期', guide: '不早于交付日期；仅导入已验收的订单' },
  { key: 'stars', zh: '评分', guide: '1至5，可不填' },
  { key: 'declaration', zh: '使用承诺版本', guide: '双方签署的承诺文本版本，应为现行版本' },
  { key: 'relatedParty', zh: '是否存在关联关系', guide: '双方当时的申报：是 或 否' },
];

/** The columns of each template, in their order. */
export const COLUMNS: Readonly<Record<ImportKind, readonly Heading[]>> = {
  AGENCIES: agencies,
  ORDERS: orders,
};

export const TEMPLATE_NAMES: Readonly<Record<ImportKind, string>> = {
  AGENCIES: '既有服务机构导入模板.xlsx',
  ORDERS: '历史订单导入模板.xlsx',
};
