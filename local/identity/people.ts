import type { AgentLevel, Assurance, SubjectType } from '../../shared/domain/identity/claims.ts';
import type { OfficerRole } from '../../shared/domain/identity/role.ts';

/** Somebody who can log in locally. All names, organisations and numbers are invented. */
export interface SeededPerson {
  /** The `sub` of the tokens, and the id of `POST /local/tokens`. */
  readonly id: string;
  readonly displayName: string;
  /** What the person is on this platform, for the login page. */
  readonly title: { readonly zh: string; readonly en: string };
  readonly subjectType: SubjectType;
  readonly assurance: Assurance;
  readonly uscc?: string;
  readonly orgName?: string;
  readonly agentLevel?: AgentLevel;
  /** `+86` and eleven digits, none of which anybody owns. */
  readonly mobile?: string;
  /** Role names in the token: only `BUYER` counts there. */
  readonly tokenRoles?: readonly string[];
  /** The roles that seeding enters into the officers' register; the token does not carry them. */
  readonly officerRoles?: readonly OfficerRole[];
}

const officer = (
  id: string,
  displayName: string,
  zh: string,
  en: string,
  role: OfficerRole,
): SeededPerson => ({
  id,
  displayName,
  title: { zh, en },
  subjectType: 'PERSON',
  assurance: 'HIGH',
  officerRoles: [role],
});

interface Organisation {
  readonly uscc: string;
  readonly name: string;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

const legalPerson = (org: Organisation, displayName: string, mobile: string): SeededPerson => ({
  id: `legal-${org.key}`,
  displayName,
  title: { zh: `${org.zh}，法定代表人`, en: `${org.en}, legal person` },
  subjectType: 'LEGAL_PERSON',
  assurance: 'HIGH',
  uscc: org.uscc,
  orgName: org.name,
  agentLevel: 0,
  mobile,
});

const clerk = (
  org: Organisation,
  displayName: string,
  agentLevel: AgentLevel,
  mobile: string,
): SeededPerson => ({
  ...legalPerson(org, displayName, mobile),
  id: `clerk-${org.key}-${agentLevel}`,
  title: { zh: `${org.zh}，${agentLevel} 级经办人`, en: `${org.en}, clerk of level ${agentLevel}` },
  subjectType: 'AGENT',
  agentLevel,
});

/** The credit codes are the synthetic ones of domain.md §3.1. */
const testing: Organisation = {
  key: 'testing',
  uscc: '91310104MA1FX0010C',
  name: '上海澄测检验技术有限公司',
  zh: '公司',
  en: 'Company',
};
const institute: Organisation = {
  key: 'institute',
  uscc: '12310000425000014Y',
  name: '上海市沪新材料研究所',
  zh: '事业单位',
  en: 'Public institution',
};
const centre: Organisation = {
  key: 'transfer',
  uscc: '52310000501777010P',
  name: '上海汇桥技术转移中心',
  zh: '民办非企业单位',
  en: 'Private non-enterprise unit',
};
const cooperative: Organisation = {
  key: 'cooperative',
  uscc: '93310115MA1FX00291',
  name: '上海青禾农业科技专业合作社',
  zh: '农民专业合作社',
  en: 'Cooperative',
};
const lawFirm: Organisation = {
  key: 'law',
  uscc: '31310000MD0200018A',
  name: '上海明衡知识产权律师事务所',
  zh: '律师事务所',
  en: 'Law practice',
};

/** One login for every role of requirements §8.0, and several agencies. */
export const people: readonly SeededPerson[] = [
  officer('officer-li', '李知远', '管理中心经办', 'Centre officer', 'CENTRE_OFFICER'),
  officer('officer-wang', '王若溪', '管理中心经办', 'Centre officer', 'CENTRE_OFFICER'),
  officer('reviewer-chen', '陈慎言', '管理中心复核', 'Centre reviewer', 'CENTRE_REVIEWER'),
  officer('reviewer-zhao', '赵明理', '管理中心复核', 'Centre reviewer', 'CENTRE_REVIEWER'),
  officer('admin-zhou', '周守正', '管理中心管理员', 'Centre administrator', 'CENTRE_ADMIN'),
  officer('discipline-sun', '孙清和', '管理中心纪检', 'Centre discipline', 'CENTRE_DISCIPLINE'),
  officer('commission-wu', '吴思齐', '市科委经办', 'Commission officer', 'COMMISSION_OFFICER'),
  officer('commission-zheng', '郑亦安', '市科委经办', 'Commission officer', 'COMMISSION_OFFICER'),
  officer('commission-lyu', '吕明远', '市科委经办', 'Commission officer', 'COMMISSION_OFFICER'),
  officer('finance-qian', '钱衡', '市财政局经办', 'Finance officer', 'FINANCE_OFFICER'),
  officer('finance-shi', '施文', '市财政局经办', 'Finance officer', 'FINANCE_OFFICER'),
  officer('expert-feng', '冯博文', '评审专家', 'Expert', 'EXPERT'),
  officer('expert-chu', '褚静宜', '评审专家', 'Expert', 'EXPERT'),
  officer('expert-a', '卫甲', '评审专家', 'Expert', 'EXPERT'),
  officer('expert-b', '蒋乙', '评审专家', 'Expert', 'EXPERT'),
  officer('expert-c', '韩丙', '评审专家', 'Expert', 'EXPERT'),
  legalPerson(testing, '沈测安', '+8613800000011'),
  clerk(testing, '韩小舟', 1, '+8613800000012'),
  clerk(testing, '杨一帆', 2, '+8613800000013'),
  legalPerson(institute, '朱新材', '+8613800000021'),
  clerk(institute, '秦若冰', 1, '+8613800000022'),
  legalPerson(centre, '尤汇通', '+8613800000031'),
  clerk(centre, '许路遥', 3, '+8613800000032'),
  legalPerson(cooperative, '何青苗', '+8613800000041'),
  legalPerson(lawFirm, '吕明衡', '+8613800000051'),
  {
    id: 'buyer-shi',
    displayName: '施创新',
    title: { zh: '购买服务的企业', en: 'Buyer' },
    subjectType: 'LEGAL_PERSON',
    assurance: 'HIGH',
    uscc: '91310115MA1FX00372',
    orgName: '上海启光智能科技有限公司',
    agentLevel: 0,
    tokenRoles: ['BUYER'],
  },
  {
    id: 'buyer-gu',
    displayName: '顾求新',
    title: { zh: '购买服务的企业', en: 'Buyer' },
    subjectType: 'LEGAL_PERSON',
    assurance: 'HIGH',
    uscc: '91310115MA1FX0045W',
    orgName: '上海新芽生物科技有限公司',
    agentLevel: 0,
    tokenRoles: ['BUYER'],
  },
  {
    id: 'buyer-team-lu',
    displayName: '陆创想',
    title: { zh: '购买服务的创业团队', en: 'Buying team' },
    subjectType: 'PERSON',
    assurance: 'HIGH',
    tokenRoles: ['BUYER'],
  },
  {
    id: 'person-zhang',
    displayName: '张寻常',
    title: { zh: '个人', en: 'Private person' },
    subjectType: 'PERSON',
    assurance: 'MEDIUM',
    mobile: '+8613800000061',
  },
];

export function personById(id: string): SeededPerson | undefined {
  return people.find((person) => person.id === id);
}
