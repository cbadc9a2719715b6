import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretSmsAccount } from './sms-account.ts';

const account = {
  accessKeyId: 'key-of-a-test',
  accessKeySecret: 'secret-of-a-test',
  templateCodes: { PRIOR_NOTICE: 'SMS_1' },
  receiptToken: 'a token of a test, long enough for one',
};

let server: Server;
let asked = 0;
let secret = JSON.stringify(account);
let connect: () => Promise<SecretsManagerClient>;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      asked += 1;
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify({ SecretString: secret }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const endpoint = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  connect = async () => new SecretsManagerClient({ endpoint, region: 'cn-north-1', credentials });
});
afterAll(() => server.close());

describe('the account at a domestic gateway', () => {
  it('is read once, and again when five minutes have passed', async () => {
    let now = 0;
    const read = secretSmsAccount('arn:of:a:secret', connect, () => now);
    expect(await read()).toEqual(account);
    await read();
    expect(asked).toBe(1);
    now = 5 * 60_000;
    await read();
    expect(asked).toBe(2);
  });

  it('that is none says so, and shows nothing of the secret', async () => {
    secret = '{"accessKeySecret":"secret-of-a-test"}';
    const reading = secretSmsAccount('arn:of:a:secret', connect)();
    await expect(reading).rejects.toThrow(/does not hold an account/);
    await expect(reading).rejects.not.toThrow(/secret-of-a-test/);
  });
});
