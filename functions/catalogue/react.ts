import * as z from 'zod';
import { AgencyCategoryAdded } from '../../events/agency-category-added/v1.ts';
import { AgencyExited } from '../../events/agency-exited/v1.ts';
import { AgencyImported } from '../../events/agency-imported/v1.ts';
import { AgencyOnboarded } from '../../events/agency-onboarded/v1.ts';
import { AgencyReinstated } from '../../events/agency-reinstated/v1.ts';
import { AgencyRemoved } from '../../events/agency-removed/v1.ts';
import { AgencyResumed } from '../../events/agency-resumed/v1.ts';
import { AgencySuspended } from '../../events/agency-suspended/v1.ts';
import { CategoryGrantRequested } from '../../events/category-grant-requested/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { onFirstUse } from '../../events/on-first-use.ts';
import { QualificationExpired } from '../../events/qualification-expired/v1.ts';
import { QualificationRecorded } from '../../events/qualification-recorded/v1.ts';
import { QualificationVerified } from '../../events/qualification-verified/v1.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { directoryChanges } from '../../shared/store/agency-directory.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { get } from '../../shared/store/read.ts';
import type { WorkerDeps } from './deps.ts';
import { checkGrant, checkQualification } from './reactions/ask-registers.ts';
import { lapseGrants } from './reactions/lapse-grants.ts';
import { takeOverCase } from './reactions/take-over-case.ts';

/** After these an agency may stand in other lists than before. */
const MOVES_IN_DIRECTORY: readonly string[] = [
  AgencyOnboarded.type,
  AgencyImported.type,
  AgencySuspended.type,
  AgencyResumed.type,
  AgencyRemoved.type,
  AgencyExited.type,
  AgencyReinstated.type,
  AgencyCategoryAdded.type,
];

/** After these its products may have to be frozen, restored or archived. */
const MOVES_PRODUCTS: readonly string[] = [
  AgencySuspended.type,
  AgencyResumed.type,
  AgencyRemoved.type,
  AgencyExited.type,
  AgencyReinstated.type,
  QualificationVerified.type,
  QualificationExpired.type,
];

const OfAgency = onFirstUse(() => z.object({ agencyId: z.string() }));

/** The reaction of the catalogue to one event; each part of it has its own mark, so that a second delivery goes on. */
export async function react(event: Envelope, now: string, deps: WorkerDeps): Promise<void> {
  const { agencyId } = OfAgency().parse(event.data);
  if (event.type === AgencyOnboarded.type)
    await takeOverCase(event, AgencyOnboarded.data().parse(event.data), now, deps);
  if (event.type === QualificationRecorded.type) {
    const { qualificationId } = QualificationRecorded.data().parse(event.data);
    await checkQualification(event, qualificationId, now, deps);
  }
  if (event.type === CategoryGrantRequested.type) {
    const { grantId } = CategoryGrantRequested.data().parse(event.data);
    await checkGrant(event, grantId, now, deps);
  }
  if (event.type === AgencyRemoved.type || event.type === AgencyExited.type)
    await lapseGrants(event, agencyId, now, deps);
  if (MOVES_IN_DIRECTORY.includes(event.type)) await enterInDirectory(event, agencyId, now, deps);
  if (MOVES_PRODUCTS.includes(event.type)) await deps.pages.send([{ work: event.id, agencyId, index: 0 }]);
}

async function enterInDirectory(event: Envelope, agencyId: string, now: string, deps: WorkerDeps) {
  const { policy } = await deps.settings.current(now);
  const known = policy.get('category.catalogue').map(({ code }) => code);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'catalogue-directory', messageId: event.id },
    async () => {
      const loaded = await get(deps.tables, agency, agencyId);
      const projections = await directoryChanges(deps.tables, loaded, known);
      if (projections.length === 0) return undefined;
      const checks = [{ kind: 'AGENCY', id: agencyId, version: loaded.version }];
      return { changes: [], checks, projections, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, ref: agencyId });
}
