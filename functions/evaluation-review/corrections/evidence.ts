import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { siteVisit } from '../../../shared/store/aggregates/entry-review.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** What can show that an input is wrong: whose it is, and for a document whether it has passed the malware scan. */
const RECORDS = {
  DOCUMENT: async (tables: Tables, id: string) => {
    const found = await load(tables, document, id);
    return found?.status === 'CLEAN' ? found.body : undefined;
  },
  ORDER: async (tables: Tables, id: string) => (await load(tables, order, id))?.body,
  SPOTCHECK: async (tables: Tables, id: string) => (await load(tables, spotCheck, id))?.body,
  COOPERATION: async (tables: Tables, id: string) => (await load(tables, cooperation, id))?.body,
  SITEVISIT: async (tables: Tables, id: string) => (await load(tables, siteVisit, id))?.body,
} satisfies Record<string, (tables: Tables, id: string) => Promise<{ readonly uscc: string } | undefined>>;

const isKind = (kind: string): kind is keyof typeof RECORDS => Object.hasOwn(RECORDS, kind);

/**
 * The evidence is a clean document or a record of the platform, and the agency's own: the second person opens it by its
 * reference (9-3a ④). @throws VALIDATION_FAILED
 */
export async function requireEvidence(ref: string, uscc: string, tables: Tables): Promise<void> {
  const [kind = '', id = ''] = ref.split('#', 2);
  const found = isKind(kind) && id !== '' ? await RECORDS[kind](tables, id) : undefined;
  if (found?.uscc === uscc) return;
  const fields = [
    {
      field: 'body.evidenceRef',
      zh: '须为该机构已通过安全检查的材料，或平台上该机构的订单、抽查、协查、走访记录，如 DOCUMENT#编号',
      en: `a clean document or a record of this agency: ${Object.keys(RECORDS).join('#…, ')}#…`,
    },
  ];
  throw new ProblemError(refuse('VALIDATION_FAILED', { article: '9-3a', fields }));
}
