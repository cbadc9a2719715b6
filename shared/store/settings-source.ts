import { NO_SETTINGS, SETTINGS_ID } from '../domain/settings/settings.ts';
import { calendarOf } from '../domain/time/calendar.ts';
import { toLocalDate } from '../domain/time/local-date.ts';
import { builtInCalendar } from '../policy/calendar/built-in.ts';
import { policyOfVersion, type PolicySet, resolvePolicy } from '../policy/policy.ts';
import { settings } from './aggregates/administration.ts';
import { load } from './read.ts';
import type { Settings, SettingsSource } from './settings.ts';
import type { Tables } from './table.ts';

/**
 * Reads the settings strongly consistent for every request (one read unit per 4 KB), so that no decision rests on a
 * calendar or a parameter of yesterday; what is derived from them is kept until they change.
 */
export function settingsSource(tables: Tables): SettingsSource {
  let derived: { readonly of: string; readonly settings: Settings } | undefined;
  // What a version stands for never changes: approved overrides are added to and never edited.
  const policies = new Map<string, PolicySet>();
  let latest: { readonly now: string; readonly settings: Promise<Settings> } | undefined;

  const read = async (now: string): Promise<Settings> => {
    const loaded = await load(tables, settings, SETTINGS_ID);
    const { overrides, calendars } = loaded?.body ?? NO_SETTINGS;
    const today = toLocalDate(now);
    const of = `${loaded?.version ?? 0} ${today}`;
    if (derived?.of !== of) {
      const calendar = calendarOf([...builtInCalendar, ...calendars]);
      const policy = resolvePolicy(overrides, today);
      policies.set(policy.version, policy);
      derived = { of, settings: { policy, calendar } };
    }
    return derived.settings;
  };

  return {
    // Several parts of one request ask with the same instant: they share one read.
    current(now) {
      if (latest?.now === now) return latest.settings;
      const settingsNow = read(now);
      latest = { now, settings: settingsNow };
      settingsNow.catch(() => {
        latest = undefined;
      });
      return settingsNow;
    },
    async policyOf(version) {
      const known = policies.get(version);
      if (known !== undefined) return known;
      const loaded = await load(tables, settings, SETTINGS_ID);
      const policy = policyOfVersion(loaded?.body.overrides ?? [], version);
      policies.set(version, policy);
      return policy;
    },
  };
}
