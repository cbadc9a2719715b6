import { connectRelay } from './connect-relay.ts';
import { relayStream } from './relay-stream.ts';
import type { DynamoDBStreamEvent } from 'aws-lambda';

const deps = connectRelay(process.env);

export const handler = (batch: DynamoDBStreamEvent) => relayStream(batch, deps);
