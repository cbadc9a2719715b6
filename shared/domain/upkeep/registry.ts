import { RegistryFieldsChecked } from '../../../events/registry-fields-checked/v1.ts';
import { type Decided, happened } from '../event.ts';
import { sameOrgName } from '../identity/org-name.ts';
import type { LocalDate } from '../time/local-date.ts';
import { isOperating } from '../verification/operating-period.ts';
import type { CheckResult } from '../verification/source-answer.ts';
import type { UpkeepBody, UpkeepState } from './upkeep.ts';

/** RG-01 the name, RG-02 the status. */
export const REGISTRY_RULES = ['RG-01', 'RG-02'] as const;

/** A field of the registry that differs from what the platform shows. */
export interface Mismatch {
  readonly ruleId: (typeof REGISTRY_RULES)[number];
  readonly zh: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface RegistryFinding {
  readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
  readonly mismatches: readonly Mismatch[];
}

/** Whether name and status are still those of the registry (6-3c). A silent source or an unread status is UNKNOWN, never PASS. */
export function judgeRegistryFields(name: string, answers: readonly CheckResult[]): RegistryFinding {
  const answer = answers.find(({ check }) => check === 'REGISTRATION');
  if (answer?.check !== 'REGISTRATION' || answer.outcome === 'UNKNOWN')
    return { outcome: 'UNKNOWN', mismatches: [] };
  const { facts } = answer;
  const mismatches: Mismatch[] = [];
  if (!sameOrgName(facts.name, name)) {
    const zh = `登记名称“${facts.name}”与平台公示名称“${name}”不一致`;
    mismatches.push({ ruleId: 'RG-01', zh, inputs: { registeredName: facts.name, name } });
  }
  const operating = isOperating(facts.status);
  if (operating === false) {
    const zh = `登记状态为“${facts.status}”，不属于正常经营`;
    mismatches.push({ ruleId: 'RG-02', zh, inputs: { status: facts.status } });
  }
  if (mismatches.length > 0) return { outcome: 'FAIL', mismatches };
  return { outcome: operating === undefined ? 'UNKNOWN' : 'PASS', mismatches };
}

/** Keeps what the registry said, with its answer in the trail. */
export function decideRecordRegistry(
  { body }: UpkeepState,
  { outcome, mismatches }: RegistryFinding,
  { on, answers }: { readonly on: LocalDate; readonly answers: readonly CheckResult[] },
): Decided<UpkeepBody> {
  const { agencyId, uscc } = body;
  const event = happened(
    RegistryFieldsChecked,
    { agencyId, uscc, outcome },
    { article: '6-3c', record: { answers, rules: mismatches.map(({ ruleId }) => ruleId) } },
  );
  return { events: [event], body: { ...body, registry: { on, outcome } } };
}

/** One question to the registry a day is enough, unless it was silent. */
export const isAskedToday = ({ registry }: UpkeepBody, today: LocalDate): boolean =>
  registry?.on === today && registry.outcome !== 'UNKNOWN';
