import { busEvent, queueHandler } from '../../shared/runtime/queue-handler.ts';
import { connectWorker } from './connect.ts';
import { react } from './react.ts';

const deps = connectWorker(process.env);

export const handler = queueHandler(deps.log, busEvent, (event) => react(event, deps));
