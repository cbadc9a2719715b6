import { categoryGrantMachine } from '../../../shared/domain/category-grant/machine.ts';
import { listStandingDocuments } from '../../catalogue/documents/standing-documents.ts';
import { listCategoryGrants } from '../../catalogue/grants/read-grants.ts';
import {
  listOffers,
  listOffersOfAgency,
  listProducts,
  listProductVersions,
} from '../../catalogue/products/read-products.ts';
import { listQualifications } from '../../catalogue/qualifications/qualifications.ts';
import { routes } from '../../catalogue/routes.ts';
import { exported, ORGANISATION, STANDING } from './list.ts';
import { everyState } from './turns.ts';

const content = {
  productVersion: '版本',
  category: '服务类别',
  name: '名称',
  description: '服务内容',
  deliverables: '服务成果',
  priceFen: '价格（元）',
  priceUnit: '计价单位',
  chargingNote: '收费说明',
};
const offers = {
  productId: '产品编号',
  agencyId: '机构编号',
  ...ORGANISATION,
  ...content,
  publishedAt: '上架时间',
};

/** What agencies offer, and what they may offer it by. */
export const catalogueLists = {
  ...exported(routes, 'listOffers', { read: listOffers, columns: offers }),
  ...exported(routes, 'listOffersOfAgency', {
    read: listOffersOfAgency,
    columns: offers,
  }),
  ...exported(routes, 'listProducts', {
    read: listProducts,
    columns: { ...offers, ...STANDING, createdAt: '创建时间', 'frozen.causes.cause': '冻结原因' },
  }),
  ...exported(routes, 'listProductVersions', {
    read: listProductVersions,
    columns: {
      productId: '产品编号',
      agencyId: '机构编号',
      ...content,
      recordedAt: '记录时间',
      contentHash: '内容哈希',
    },
  }),
  ...exported(routes, 'listCategoryGrants', {
    read: listCategoryGrants,
    turns: everyState(categoryGrantMachine.states, { unless: ['agencyId'], forOfficers: true }),
    columns: {
      grantId: '核验编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      category: '服务类别',
      ...STANDING,
      requestedAt: '申请时间',
      'result.outcome': '核验结果',
      'decision.at': '决定时间',
      'decision.reason': '决定理由',
    },
  }),
  ...exported(routes, 'listQualifications', {
    read: listQualifications,
    columns: {
      qualificationId: '资质编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      kind: '资质种类',
      number: '证书编号',
      category: '服务类别',
      ...STANDING,
      validUntil: '有效期至',
      recordedAt: '登记时间',
      verifiedAt: '核验时间',
      'refusal.reason': '不予认可理由',
    },
  }),
  ...exported(routes, 'listStandingDocuments', {
    read: listStandingDocuments,
    columns: {
      standingDocId: '文件编号',
      agencyId: '机构编号',
      ...ORGANISATION,
      kind: '文件种类',
      category: '服务类别',
      ...STANDING,
      'current.version': '版本',
      'current.filedAt': '提交时间',
      confirmedAt: '确认时间',
    },
  }),
};
