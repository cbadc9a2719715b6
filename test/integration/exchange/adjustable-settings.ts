import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { PolicyKey } from '../../../shared/policy/parameters.ts';
import { type PolicyOverride, resolvePolicy } from '../../../shared/policy/policy.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The settings of the table, with one number as a test wants it. */
export function adjustableSettings(tables: Tables) {
  const source = settingsSource(tables);
  let overrides: readonly PolicyOverride[] = [];
  const settings: SettingsSource = {
    ...source,
    current: async (now) => ({
      ...(await source.current(now)),
      policy: resolvePolicy(overrides, toLocalDate(now)),
    }),
  };
  const setPolicy = (key: PolicyKey, value: number) => {
    overrides = [{ sequence: 1, key, value, effectiveFrom: '2026-01-01', reason: 'test' }];
  };
  return { settings, setPolicy };
}
