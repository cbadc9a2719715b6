import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect, it } from 'vitest';
import { composeServices } from './compose.ts';
import { fakeApp } from './fake-app.ts';
import { fakeKernel } from './fake-kernel.ts';
import { fakeLinks } from './fake-links.ts';
import { clientConfig, serve } from './fake-server.ts';

const receiptsArn = 'arn:aws:lambda:ap-southeast-1:000000000000:function:receipts';

it('carries an SMS from SNS over the carrier and the log to the subscribed function, in virtual time', async () => {
  const kernel = fakeKernel(Date.parse('2030-01-01T00:00:00.000Z'));
  const logGroup = 'sns/ap-southeast-1/000000000000/DirectPublishToPhoneNumber';
  const app = fakeApp({
    logGroups: [logGroup],
    logSubscriptions: [{ logGroup, filterPattern: '', destinationArn: receiptsArn }],
  });
  const { links, handed } = fakeLinks();
  const composed = composeServices(kernel, app, links);
  composed.resume();
  const server = await serve(...composed.services);
  const client = new SNSClient(clientConfig(server.url, '/sns'));
  const { $metadata } = await client.send(
    new PublishCommand({ PhoneNumber: '+8613800000001', Message: '通知' }),
  );
  expect($metadata.httpStatusCode).toBe(200);
  await kernel.advance(3_000);
  expect(handed.invoked.map((call) => call.functionArn)).toEqual([receiptsArn]);
  const answer = await fetch(`${server.url}/kms`, { method: 'POST' });
  expect(answer.headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:03 GMT');
  client.destroy();
  await server.close();
  kernel.close();
});
