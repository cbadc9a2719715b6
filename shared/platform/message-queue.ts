import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface MessageQueue {
  /** Sends all of them or throws; a throw may leave some sent, so consumers must be idempotent. */
  send(messages: readonly unknown[]): Promise<void>;
}

/** SQS takes ten messages a call (SQS API reference, SendMessageBatch). */
const MESSAGES_PER_CALL = 10;

export function sqsQueue(client: SQSClient, queueUrl: string): MessageQueue {
  return {
    async send(messages) {
      for (let start = 0; start < messages.length; start += MESSAGES_PER_CALL) {
        const batch = messages.slice(start, start + MESSAGES_PER_CALL);
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: queueUrl,
            Entries: batch.map((message, index) => ({
              Id: String(index),
              MessageBody: JSON.stringify(message),
            })),
          }),
        );
        if (Failed.length > 0)
          throw new Error(`the queue refused ${Failed.length} of ${batch.length} messages`);
      }
    },
  };
}
