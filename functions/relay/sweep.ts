import { connectRelay } from './connect-relay.ts';
import { sweepOutbox } from './sweep-outbox.ts';

const deps = connectRelay(process.env);

export const handler = () => sweepOutbox(new Date().toISOString(), deps);
