import type { Acting } from '../../../shared/domain/acting.ts';
import { canonicalHash } from '../../../shared/domain/canonical.ts';
import type { QualificationBody } from '../../../shared/domain/qualification/qualification.ts';
import { decideTakeOver } from '../../../shared/domain/qualification/record.ts';
import type { certificatesOf } from '../../../shared/domain/qualification/verified-with-category.ts';
import { qualification } from '../../../shared/store/aggregates/qualification.ts';
import { changeHeld, heldOf, readHeld } from '../../../shared/store/held-qualifications.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';

type Certificate = ReturnType<typeof certificatesOf>[number];

/** The same certificate, with the same end, is one qualification however often it was verified. */
export const certificateId = (agencyId: string, { kind, number, validUntil }: Certificate): string =>
  canonicalHash([agencyId, kind, number, validUntil ?? null]).slice(0, 26);

/** The certificates that were verified with a case or a category, valid from now on (3-1b). */
export async function takeOverCertificates(
  owner: Pick<QualificationBody, 'agencyId' | 'uscc' | 'origin'>,
  certificates: readonly Certificate[],
  ctx: Acting & Settings,
  tables: Tables,
): Promise<Pick<Plan, 'changes' | 'projections'>> {
  const byId = new Map(certificates.map((each) => [certificateId(owner.agencyId, each), each]));
  const [held, ...made] = await Promise.all([
    readHeld(tables, owner.agencyId),
    ...[...byId].map(async ([id, certificate]) => {
      if ((await load(tables, qualification, id)) !== undefined) return undefined;
      return { id, decided: decideTakeOver(id, owner, certificate, ctx) };
    }),
  ]);
  const fresh = made.filter((each) => each !== undefined);
  if (fresh.length === 0) return { changes: [] };
  return {
    changes: fresh.map(({ id, decided }) => change(qualification, { newId: id }, decided)),
    projections: [
      changeHeld(held, { added: fresh.map(({ id, decided }) => heldOf({ id, body: decided.body })) }),
    ],
  };
}
