import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { SQSEvent } from 'aws-lambda';
import { noticeRules } from '../../shared/domain/notification/rules/rules.ts';
import { templates } from '../../shared/domain/notification/templates/registry.ts';
import { connectTables } from '../../shared/platform/clients.ts';
import { httpStationLetter } from '../../shared/platform/station-letter/http-station-letter.ts';
import { readEnvironment } from '../../shared/runtime/environment.ts';
import { createLog } from '../../shared/runtime/log.ts';
import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { planNotices } from './planning/plan-notices.ts';
import { pushStationLetter } from './planning/push-station-letter.ts';

const config = readEnvironment(process.env, ['PLATFORM_TABLE'], {
  STATION_LETTER_URL: '',
  PUBLIC_BASE_URL: '',
});

const metrics = new Metrics();
const tables = connectTables({ platform: config.PLATFORM_TABLE });
const common = { tables, settings: settingsSource(tables), log: createLog() };
const planning = {
  ...common,
  rules: noticeRules,
  templates,
  onMissingTemplate: () => {
    metrics.addMetric('TemplateMissing', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  },
  baseUrl: config.PUBLIC_BASE_URL.replace(/\/$/, ''),
  cityInbox: config.STATION_LETTER_URL !== '',
};
const pushing = {
  ...common,
  stationLetter: httpStationLetter(config.STATION_LETTER_URL),
  clock: () => new Date().toISOString(),
};

const handle = queueHandler(common.log, busEvent, async (event) => {
  const now = new Date().toISOString();
  const forCity = event.type === 'DeliveryQueued' && event.data.channel === 'YWTB_LETTER';
  if (forCity && planning.cityInbox) await pushStationLetter(event, now, pushing);
  else await planNotices(event, now, planning);
});

export const handler = (event: SQSEvent) => handle(event);
