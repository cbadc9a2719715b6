import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readContactPhone } from '../../../functions/notification/contacts/read-contact-phone.ts';
import { requestPhoneCode } from '../../../functions/notification/contacts/request-phone-code.ts';
import { verifyPhoneCode } from '../../../functions/notification/contacts/verify-phone-code.ts';
import { routes } from '../../../functions/notification/routes.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import { codeDeliveryId } from '../../../shared/domain/notification/issue-code.ts';
import { ProblemError } from '../../../shared/domain/problem.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { get } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { agencyAdmin, NOW, refusedAs, world, type World } from './world.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

let of: World;
let uscc: Uscc;
let phone: string;
let agencies = 0;
beforeEach(() => {
  of = world(dynamo.tables);
  agencies += 1;
  uscc = usccFixture(300 + agencies);
  phone = `1380000${3000 + agencies}`;
});

const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const request = (body: { phone: string }, now = NOW, by = uscc) =>
  of.command(routes.requestPhoneCode, requestPhoneCode, { as: agencyAdmin(by), body, now });
const verify = (code: string, now = at(60)) =>
  of.command(routes.verifyPhoneCode, verifyPhoneCode, { as: agencyAdmin(uscc), body: { code }, now });
const read = () =>
  readContactPhone({ principal: agencyAdmin(uscc) } as Parameters<typeof readContactPhone>[0], of.deps);

describe('a contact phone', () => {
  it('[5-1c] counts once its code came back, and is shown masked', async () => {
    expect((await read()).body).toMatchObject({ status: 'NONE', allowedActions: ['requestCode'] });
    const masked = `138****${phone.slice(-4)}`;
    const asked = await request({ phone: `+86 ${phone}` });
    expect(asked).toMatchObject({
      status: 202,
      body: {
        status: 'UNVERIFIED',
        version: 1,
        pending: { phone: masked, expiresAt: at(600), triesLeft: 5 },
      },
    });
    expect((await verify('123456')).body).toMatchObject({ status: 'VERIFIED', verified: { phone: masked } });
    const { body } = await read();
    expect(body).toMatchObject({ status: 'VERIFIED', verified: { phone: masked } });
    expect(body).not.toHaveProperty('pending');
  });

  it('gets its code by the way of every text message, at night too, and the code stands nowhere in clear', async () => {
    of.nextCode('907856');
    const night = '2026-03-02T15:00:00.000Z';
    await request({ phone }, night);
    const deliveryId = codeDeliveryId(`CONTACT-${uscc}-1`, uscc);
    const [queued] = await of.queued(deliveryId);
    await of.send(queued!, night);
    expect(of.sms.sent).toEqual([
      {
        messageId: `${deliveryId} 1`,
        to: `+86${phone}`,
        templateKey: 'PHONE_VERIFICATION',
        params: { code: '907856', minutes: '10' },
        category: 'OTP',
      },
    ]);
    const kept = `${await of.everything()}${JSON.stringify(of.log.lines)}`;
    expect(kept).not.toContain('907856');
    expect(kept).not.toContain(phone);
  });

  it('is not sent a code that has expired', async () => {
    await request({ phone });
    const [queued] = await of.queued(codeDeliveryId(`CONTACT-${uscc}-1`, uscc));
    await of.send(queued!, at(600));
    expect(of.sms.sent).toHaveLength(0);
  });

  it('[5-1c] is changed only by the code of the new one', async () => {
    await request({ phone });
    await verify('123456');
    const renewed = `1380000${4000 + agencies}`;
    of.nextCode('222222');
    await request({ phone: renewed }, at(120));
    expect((await read()).body).toMatchObject({
      status: 'VERIFIED',
      verified: { phone: `138****${phone.slice(-4)}` },
      pending: { phone: `138****${renewed.slice(-4)}` },
    });
    expect((await verify('123456', at(130))).status).toBe(422);
    await verify('222222', at(140));
    expect((await read()).body).toMatchObject({ verified: { phone: `138****${renewed.slice(-4)}` } });
    await expect(request({ phone: renewed }, at(300))).rejects.toMatchObject(refusedAs('DUPLICATE'));
  });

  it('spends a try on each wrong code, and takes none any more after five', async () => {
    await request({ phone });
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await verify('000000')).toMatchObject({
        status: 422,
        headers: { 'content-type': 'application/problem+json' },
        body: { code: 'PHONE_CODE_WRONG', triesLeft },
      });
    }
    await expect(verify('123456')).rejects.toMatchObject(refusedAs('PHONE_CODE_TRIES_SPENT'));
    expect((await get(dynamo.tables, contact, uscc)).status).toBe('UNVERIFIED');
  });

  it('takes its code for ten minutes, and only after it was asked for', async () => {
    await expect(verify('123456')).rejects.toMatchObject(refusedAs('PHONE_CODE_NOT_REQUESTED'));
    await request({ phone });
    await expect(verify('123456', at(600))).rejects.toMatchObject(refusedAs('PHONE_CODE_EXPIRED'));
    expect((await verify('123456', at(599))).status).toBe(200);
    await expect(verify('123456', at(599))).rejects.toMatchObject(refusedAs('PHONE_CODE_NOT_REQUESTED'));
  });

  it('gets one code a minute, five an hour and ten a day', async () => {
    const asked = [
      0, 59, 60, 120, 180, 240, 300, 3599, 3600, 3659, 3660, 3720, 3780, 3840, 7260, 86_399, 86_400,
    ];
    const refused: number[] = [];
    for (const second of asked) {
      const reply = await request({ phone }, at(second)).catch((error: unknown) => error);
      if (reply instanceof ProblemError && reply.refusal.refused === 'RATE_LIMITED') refused.push(second);
    }
    expect(refused).toEqual([59, 300, 3599, 3659, 7260, 86_399]);
  });

  it('counts the codes of a number whoever asks for them', async () => {
    await request({ phone });
    const other = usccFixture(900 + agencies);
    await expect(request({ phone }, at(30), other)).rejects.toMatchObject(
      refusedAs('RATE_LIMITED', { extra: { retryAfterSeconds: 30 } }),
    );
    expect((await request({ phone }, at(60), other)).status).toBe(202);
  });
});
