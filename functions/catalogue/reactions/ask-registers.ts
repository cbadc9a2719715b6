import type { Envelope } from '../../../events/envelope.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideApplyResult } from '../../../shared/domain/category-grant/request.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { judgeCertificate } from '../../../shared/domain/qualification/judge.ts';
import { decideApplyFinding } from '../../../shared/domain/qualification/record.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { assessCategory } from '../../../shared/domain/verification/assess.ts';
import { evidenceOf } from '../../../shared/domain/verification/evidence.ts';
import { needsQualification } from '../../../shared/domain/verification/judge-qualification.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { categoryGrant } from '../../../shared/store/aggregates/category-grant.ts';
import { qualification } from '../../../shared/store/aggregates/qualification.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { changeHeld, heldOf, readHeld } from '../../../shared/store/held-qualifications.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { WorkerDeps } from '../deps.ts';
import { grantWork, lapsedGrant, verifiedGrant } from '../grants/grant-effect.ts';
import { qualificationWork } from '../qualifications/qualifications.ts';
import { openWork } from '../work.ts';

/** Asks the registers about a certificate, outside any transaction; where they do not confirm it, a person must (3-1b). */
export async function checkQualification(
  event: Envelope,
  qualificationId: string,
  now: string,
  deps: WorkerDeps,
): Promise<void> {
  const { tables, settings, gateway, log } = deps;
  const first = await get(tables, qualification, qualificationId);
  if (first.status !== 'RECORDED') return log.info('SKIPPED', { eventId: event.id, ref: qualificationId });
  const { agencyId, uscc, recordedAt } = first.body;
  const [owner, current] = await Promise.all([get(tables, agency, agencyId), settings.current(now)]);
  const asOf = toLocalDate(recordedAt);
  const answers = await gateway.ask({
    uscc,
    orgName: owner.body.name,
    checks: ['QUALIFICATION'],
    asOf,
    purpose: 'QUALIFICATION_CHECK',
  });
  const [evidence] = evidenceOf(answers, `QUALIFICATION-${qualificationId}-2`);
  if (evidence === undefined) throw new Error(`the gateway gave no answer about ${qualificationId}`);
  const judged = judgeCertificate(first.body, evidence, { asOf, now });
  const done = await executeOnce(
    tables,
    { consumer: 'catalogue-check', messageId: event.id },
    async () => {
      const loaded = await get(tables, qualification, qualificationId);
      if (loaded.status !== 'RECORDED' || loaded.body.finding !== undefined) return undefined;
      const ctx = { ...bySystem(now), policy: current.policy };
      const decided = orThrow(decideApplyFinding(loaded, judged, ctx));
      const own = change(qualification, loaded, decided);
      if (judged.finding.outcome !== 'PASS') {
        const work = qualificationWork('VERIFY_QUALIFICATION', loaded);
        return {
          changes: [own, ...(await openWork(tables, work, { ...current, now }))],
          response: undefined,
        };
      }
      const added = [heldOf({ id: loaded.id, body: decided.body })];
      const held = await readHeld(tables, agencyId);
      return { changes: [own], projections: [changeHeld(held, { added })], response: undefined };
    },
    reactionContext(event, now, current.policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, ref: qualificationId });
}

/** Asks the registers about a category that an agency wants to add, under the catalogue of its request (5-5c). */
export async function checkGrant(
  event: Envelope,
  grantId: string,
  now: string,
  deps: WorkerDeps,
): Promise<void> {
  const { tables, settings, gateway, log } = deps;
  const first = await get(tables, categoryGrant, grantId);
  if (first.status !== 'REQUESTED') return log.info('SKIPPED', { eventId: event.id, ref: grantId });
  const { agencyId, uscc, declared, requestedAt, policyVersion } = first.body;
  const [owner, current, policy] = await Promise.all([
    get(tables, agency, agencyId),
    settings.current(now),
    settings.policyOf(policyVersion),
  ]);
  const judging = { policy, asOf: toLocalDate(requestedAt) };
  const answers = needsQualification([declared], judging)
    ? await gateway.ask({
        uscc,
        orgName: owner.body.name,
        checks: ['QUALIFICATION'],
        asOf: judging.asOf,
        purpose: 'CATEGORY_GRANT',
      })
    : [];
  const [result] = assessCategory(declared, evidenceOf(answers, `GRANT-${grantId}-2`), judging);
  if (result === undefined) throw new Error(`${grantId} was not judged`);
  const done = await executeOnce(
    tables,
    { consumer: 'catalogue-check', messageId: event.id },
    async () => {
      const loaded = await get(tables, categoryGrant, grantId);
      if (loaded.status !== 'REQUESTED' || loaded.body.result !== undefined) return undefined;
      const ctx = { ...bySystem(now), ...current };
      // An agency that has left gets no category, whatever the registers say.
      const lapsed = await lapsedGrant(loaded, await get(tables, agency, agencyId), now, tables);
      if (lapsed !== undefined) return { ...lapsed, policyVersion };
      const decided = orThrow(decideApplyResult(loaded, result, ctx));
      if (decided.events[0]?.to === 'VERIFIED')
        return { ...(await verifiedGrant(loaded, decided, ctx, tables)), policyVersion, response: undefined };
      const opened = await openWork(tables, grantWork('VERIFY_CATEGORY', loaded), { ...current, now });
      return {
        changes: [change(categoryGrant, loaded, decided), ...opened],
        policyVersion,
        response: undefined,
      };
    },
    reactionContext(event, now, current.policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, ref: grantId });
}
