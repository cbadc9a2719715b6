import type { Log } from '../../../shared/runtime/log.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';

export interface IngestDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}
