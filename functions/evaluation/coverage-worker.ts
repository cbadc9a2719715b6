import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { connectSeason } from './connect.ts';
import { followDelivery } from './coverage/follow-delivery.ts';

const deps = connectSeason(process.env);

export const handler = queueHandler(deps.log, busEvent, (event) =>
  followDelivery(event, new Date().toISOString(), deps),
);
