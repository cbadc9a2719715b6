import type { Envelope } from '../../../events/envelope.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import {
  decideRecordRegistry,
  isAskedToday,
  judgeRegistryFields,
  REGISTRY_RULES,
} from '../../../shared/domain/upkeep/registry.ts';
import { reactionContext } from '../../../shared/runtime/queue-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { upkeep } from '../../../shared/store/aggregates/upkeep.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { UpkeepWorkerDeps } from '../deps.ts';
import { clearFlag, flagInformation } from '../flags.ts';
import { openOfficerTask } from '../work.ts';

/**
 * Asks the registry again when an agency has updated or confirmed what it says of itself (6-3c). A field that differs is
 * flagged for a person, a silent source asks a person to look; the platform concludes nothing itself.
 */
export async function reCheckRegistry(
  event: Envelope,
  agencyId: string,
  now: string,
  deps: UpkeepWorkerDeps,
): Promise<void> {
  const { tables, gateway, log } = deps;
  const settings = await deps.settings.current(now);
  const today = toLocalDate(now);
  const [owner, before] = await Promise.all([load(tables, agency, agencyId), load(tables, upkeep, agencyId)]);
  if (owner === undefined || before === undefined || isAskedToday(before.body, today)) return;
  const { uscc, name } = owner.body;
  const question = { uscc, orgName: name, asOf: today, purpose: 'PROFILE_UPDATE' } as const;
  const answers = await gateway.ask({ ...question, checks: ['REGISTRATION'] });
  const finding = judgeRegistryFields(name, answers);
  const counting = { ...settings, now };
  const done = await executeOnce(
    tables,
    { consumer: 'registry-re-check', messageId: event.id },
    async () => {
      const kept = await load(tables, upkeep, agencyId);
      if (kept === undefined || isAskedToday(kept.body, today)) return undefined;
      const flags = await Promise.all(
        finding.mismatches.map(({ ruleId, zh, inputs }) =>
          flagInformation(
            tables,
            `${agencyId}-${ruleId}`,
            {
              agencyId,
              uscc,
              subjectRef: `AGENCY#${agencyId}`,
              ruleId,
              zh,
              inputs,
              evidenceRefs: [`UPKEEP#${agencyId}`],
            },
            counting,
          ),
        ),
      );
      const found = new Set<string>(finding.mismatches.map(({ ruleId }) => ruleId));
      const gone = finding.outcome === 'UNKNOWN' ? [] : REGISTRY_RULES.filter((rule) => !found.has(rule));
      const cleared = await Promise.all(gone.map((rule) => clearFlag(tables, `${agencyId}-${rule}`, now)));
      const unknown =
        finding.outcome === 'UNKNOWN'
          ? await openOfficerTask(
              tables,
              {
                kind: 'RESOLVE_UNKNOWN_REGISTRY',
                subjectRef: `UPKEEP#${agencyId}`,
                uscc,
                round: today,
                article: '6-3c',
              },
              counting,
            )
          : undefined;
      const recorded = change(upkeep, kept, decideRecordRegistry(kept, finding, { on: today, answers }));
      const others = [...cleared, unknown].filter((each) => each !== undefined);
      return { changes: [recorded, ...flags.flat(), ...others], response: undefined };
    },
    reactionContext(event, now, settings.policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, eventType: event.type });
}
