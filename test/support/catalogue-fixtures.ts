import type { ProductContent } from '../../shared/domain/product/product.ts';
import type { AgencyStanding } from '../../shared/domain/product/standing.ts';

/** A product with all that publishing asks for; `INSPECTION_TESTING` needs a CMA or CNAS certificate. */
export const completeContent = (more: Partial<ProductContent> = {}): ProductContent => ({
  category: 'INSPECTION_TESTING',
  name: '水质检测',
  description: '按国家标准检测地表水的常规项目',
  deliverables: '检测报告一份',
  serviceStandard: '收样后五个工作日内出具报告',
  priceFen: 120_000,
  priceUnit: '样',
  ...more,
});

export const CMA = { qualificationId: 'Q1', kind: 'CMA', validUntil: '2026-12-31' } as const;

/** An active agency with a certificate for its one category. */
export const standing = (more: Partial<AgencyStanding> = {}): AgencyStanding => ({
  status: 'ACTIVE',
  categories: ['INSPECTION_TESTING'],
  held: [CMA],
  ...more,
});
