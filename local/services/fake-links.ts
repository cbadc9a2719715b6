import type { Links, MessageAttribute, PlannedDelivery } from './links.ts';

/** What a service under test handed to others. */
export interface Handed {
  readonly sent: {
    queueArn: string;
    body: string;
    attributes?: Readonly<Record<string, MessageAttribute>>;
  }[];
  readonly invoked: { functionArn: string; event: unknown }[];
  readonly published: { topicArn: string; message: string }[];
  readonly logged: string[];
}

/** Links that record, with parts replaced where a test needs another behaviour. */
export function fakeLinks(parts: Partial<Links> = {}): { links: Links; handed: Handed } {
  const handed: Handed = { sent: [], invoked: [], published: [], logged: [] };
  const unused = () => {
    throw new Error('not part of this test');
  };
  const links: Links = {
    sqs: {
      send: (queueArn, body, attributes) => {
        handed.sent.push({ queueArn, body, ...(attributes && { attributes }) });
        return 'message-id';
      },
      receive: unused,
      delete: unused,
      changeVisibility: unused,
      depth: unused,
    },
    events: { put: unused },
    sns: { publish: (topicArn, message) => void handed.published.push({ topicArn, message }) },
    logs: { append: unused },
    carrier: { submit: unused },
    lambda: {
      invoke: async (functionArn, event) => void handed.invoked.push({ functionArn, event }),
    },
    faults: { plan: (_delivery: PlannedDelivery) => [0] },
    log: (service, message) => void handed.logged.push(`${service}: ${message}`),
    ...parts,
  };
  return { links, handed };
}
