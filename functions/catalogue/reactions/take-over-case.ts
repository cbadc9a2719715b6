import type { Envelope } from '../../../events/envelope.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import type {
  DeclaredCategory,
  OnboardingCaseBody,
} from '../../../shared/domain/onboarding/onboarding-case.ts';
import { certificatesOf } from '../../../shared/domain/qualification/verified-with-category.ts';
import { qualificationKey } from '../../../shared/domain/verification/judge-qualification.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { fileHandedIn, type HandedIn, standardsOf } from '../documents/take-over.ts';
import type { WorkerDeps } from '../deps.ts';
import { takeOverCertificates } from '../qualifications/take-over.ts';

/** Each makes at most four items of a transaction of a hundred: state, event and two deadlines. */
const A_COMMIT = 20;

/**
 * What was verified with the agency's case holds from its onboarding on: its certificates (3-1b), its standards and its
 * financial system (6-2b), as they were submitted. Nothing is taken over twice.
 */
export async function takeOverCase(
  event: Envelope,
  { agencyId, uscc, caseId }: { readonly agencyId: string; readonly uscc: string; readonly caseId: string },
  now: string,
  deps: WorkerDeps,
): Promise<void> {
  const { tables, settings, log } = deps;
  const { body } = await get(tables, onboardingCase, caseId);
  const current = await settings.current(now);
  const ctx = { ...bySystem(now), ...current };
  const context = reactionContext(event, now, current.policy.version);
  const once = async (part: string, decide: () => Promise<Pick<Plan, 'changes' | 'projections'>>) => {
    const consumption = { consumer: 'catalogue-take-over', messageId: `${event.id}#${part}` };
    const done = await executeOnce(
      tables,
      consumption,
      async () => ({ ...(await decide()), response: undefined }),
      context,
    );
    log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, ref: part });
  };
  const categories = verifiedCategories(body);
  const certificates = categories.flatMap((declared) => certificatesOf(declared, resultFor(body, declared)));
  const origin = { kind: 'CASE', caseId } as const;
  for (const [i, some] of inParts(certificates).entries())
    await once(`certificates ${i}`, () =>
      takeOverCertificates({ agencyId, uscc, origin }, some, ctx, tables),
    );
  for (const [i, some] of inParts(handedIn(body, categories)).entries()) {
    await once(`documents ${i}`, async () => {
      const filed = await Promise.all(
        some.map((each) => fileHandedIn({ agencyId, uscc }, each, ctx, tables)),
      );
      return { changes: filed.filter((each) => each !== undefined) };
    });
  }
}

function verifiedCategories({ submission, verification }: OnboardingCaseBody): DeclaredCategory[] {
  const verified = verification?.verifiedCategories ?? [];
  return (submission?.draft.categories ?? []).filter(({ code }) => verified.includes(code));
}

/** The registers' result, unless a person's counts instead. */
function resultFor({ verification }: OnboardingCaseBody, { code }: DeclaredCategory) {
  const key = qualificationKey(code);
  if (verification?.manual.some((each) => each.key === key)) return undefined;
  return verification?.results.find((each) => each.key === key);
}

function handedIn({ submission }: OnboardingCaseBody, categories: readonly DeclaredCategory[]): HandedIn[] {
  const documentId = submission?.draft.financialSystemDocumentId;
  const financial = documentId === undefined ? [] : [{ kind: 'FINANCIAL_SYSTEM' as const, documentId }];
  return [...financial, ...categories.flatMap(standardsOf)];
}

function inParts<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < all.length; i += A_COMMIT) parts.push(all.slice(i, i + A_COMMIT));
  return parts;
}
