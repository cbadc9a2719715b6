import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.gateway.reset();
  world.gateway.asked.length = 0;
});
afterAll(() => world.stop());

const control = (uscc: string) => ({
  EQUITY_AND_OFFICERS: { holders: [{ uscc, share: 0.6 }] },
});

describe('[13-2] related parties', () => {
  it('are found at the contract, from the registry of its day, and hold the order', async () => {
    const buyer = world.newBuyer();
    const { orderId } = await world.newOrder('IN_SERVICE', { buyer });
    world.gateway.script(control(buyer.uscc));
    await world.deliver('OrderServiceBegun', orderId);
    expect(await world.flagsOf(orderId)).toEqual(['RP-02 HOLD OPEN', 'RP-08 HOLD OPEN']);
    const asked = world.gateway.asked.filter(({ checks }) => checks.includes('EQUITY_AND_OFFICERS'));
    expect(asked.map(({ asOf, purpose }) => `${asOf} ${purpose}`)).toEqual([
      '2026-03-05 ORDER_RISK',
      '2026-03-05 ORDER_RISK',
    ]);
    expect((await world.readOrder(orderId)).body.hold?.reasonRef).toBe(`RISKFLAG#${orderId}-RP-02`);
    expect(await world.tasksAbout(`RISKFLAG#${orderId}-RP-02`)).toEqual(['CENTRE_REVIEWER REVIEW_RISK_FLAG']);
    const flag = await world.readFlag(`${orderId}-RP-02`);
    expect(flag?.body).toMatchObject({
      ruleVersion: 1,
      article: '13-2',
      inputs: { ofBuyerInAgency: 0.6, limit: 0.5 },
      evidenceRefs: [expect.stringContaining('EQUITY#'), expect.stringContaining('EQUITY#')],
    });
  });

  it('are judged on a kept answer for 90 days, and raise nothing twice', async () => {
    const buyer = world.newBuyer();
    const { orderId, body } = await world.newOrder('IN_SERVICE', { buyer });
    world.gateway.script(control(buyer.uscc));
    const id = await world.deliver('OrderServiceBegun', orderId);
    const asked = world.gateway.asked.length;
    await world.deliver('OrderServiceBegun', orderId, {}, id);
    await world.deliver('RedemptionClaimed', orderId);
    const second = await world.newOrder('IN_SERVICE', { agencyId: body.agencyId, uscc: body.uscc, buyer });
    await world.deliver('OrderServiceBegun', second.orderId);
    expect(world.gateway.asked.length).toBe(asked);
    expect((await world.readFlag(`${orderId}-RP-02`))?.version).toBe(1);
    expect(await world.flagsOf(second.orderId)).toContain('RP-02 HOLD OPEN');
  });

  it('are judged whatever day the contract bears', async () => {
    const usual = await world.newOrder('IN_SERVICE');
    const { contract } = usual.body;
    const { orderId } = await world.newOrder('IN_SERVICE', {
      ...(contract && { contract: { ...contract, signedOn: '0001-01-01', subcontracted: true } }),
    });
    await world.deliver('OrderServiceBegun', orderId);
    expect(await world.flagsOf(orderId)).toContain('SC-04 HOLD OPEN');
  });

  it('that nobody knows of are a person’s to look at before payment, never clear', async () => {
    const { orderId, body } = await world.newOrder('ARCHIVED');
    world.gateway.script({ EQUITY_AND_OFFICERS: 'UNAVAILABLE', INVOICE: 'SILENT' });
    await world.seal(orderId, body);
    await world.deliver('OrderServiceBegun', orderId);
    expect(await world.tasksAbout(`ORDER#${orderId}`)).toEqual([]);
    await world.deliver('ArchiveSealed', orderId);
    await world.deliver('ArchiveSealed', orderId);
    expect(await world.tasksAbout(`ORDER#${orderId}`)).toEqual(['CENTRE_OFFICER CHECK_ORDER_BY_HAND']);
    expect(await world.flagsOf(orderId)).toEqual([]);
  });

  it('RP-09 compares phones by their blind index', async () => {
    const { orderId, body } = await world.newOrder('PLACED');
    await world.verifiedPhone(body.uscc, 'h1');
    await world.verifiedPhone(body.buyer.id, 'h1');
    await world.deliver('OrderPlaced', orderId);
    expect(await world.flagsOf(orderId)).toEqual(['RP-09 REVIEW OPEN']);
    expect(await world.tasksAbout(`RISKFLAG#${orderId}-RP-09`)).toEqual(['CENTRE_OFFICER REVIEW_RISK_FLAG']);
    expect((await world.readOrder(orderId)).body.hold).toBeUndefined();
  });

  it('RP-08 found on a placed order holds it as soon as it is accepted', async () => {
    const yes = { version: '1', at: '2026-03-02T01:00:00.000Z', by: 'u', relatedParty: true };
    const declarations = { declarations: { buyer: yes } };
    const placed = await world.newOrder('PLACED', declarations);
    await world.deliver('OrderPlaced', placed.orderId);
    expect(await world.flagsOf(placed.orderId)).toEqual(['RP-08 HOLD OPEN']);
    expect((await world.readOrder(placed.orderId)).body.hold).toBeUndefined();
    const accepted = await world.newOrder('ACCEPTED', declarations);
    await world.deliver('OrderAccepted', accepted.orderId);
    expect((await world.readOrder(accepted.orderId)).body.hold).toBeDefined();
  });
});

describe('[13-1c] [13-3] files in two orders', () => {
  it('SC-05 holds the order that brings another agency’s deliverable, and not an agency’s own', async () => {
    const first = await world.newOrder('DELIVERED');
    const { deliveries } = first.body;
    await world.deliver('OrderDelivered', first.orderId);
    const { agencyId, uscc } = first.body;
    const own = await world.newOrder('DELIVERED', { agencyId, uscc, deliveries });
    await world.deliver('OrderDelivered', own.orderId);
    const other = await world.newOrder('DELIVERED', { deliveries });
    await world.deliver('OrderDelivered', other.orderId);
    expect(await world.flagsOf(first.orderId)).toEqual([]);
    expect(await world.flagsOf(own.orderId)).toEqual([]);
    expect(await world.flagsOf(other.orderId)).toEqual(['SC-05 HOLD OPEN']);
    expect((await world.readFlag(`${other.orderId}-SC-05`))?.body.evidenceRefs).toContain(
      `ORDER#${first.orderId}`,
    );
  });

  it('of two that come at once, one sees the other', async () => {
    const first = await world.newOrder('DELIVERED');
    const second = await world.newOrder('DELIVERED', { deliveries: first.body.deliveries });
    await Promise.all([first, second].map(({ orderId }) => world.deliver('OrderDelivered', orderId)));
    const found = await Promise.all([first, second].map(({ orderId }) => world.flagsOf(orderId)));
    expect(found.flat()).toEqual(['SC-05 HOLD OPEN']);
  });

  it('SC-03 holds an order of a category without its certificate', async () => {
    const { orderId } = await world.newOrder('DELIVERED', { category: 'INSPECTION_TESTING' });
    await world.deliver('OrderDelivered', orderId);
    expect(await world.flagsOf(orderId)).toEqual(['SC-03 HOLD OPEN']);
  });
});

describe('[13-1a] [13-1d] papers of a sealed archive', () => {
  it('are judged when it is sealed; their hold waits for the claim', async () => {
    const { orderId, body } = await world.newOrder('ARCHIVED');
    await world.seal(orderId, body, { invoice: { amountFen: 1_900_000 } });
    await world.deliver('ArchiveSealed', orderId);
    expect(await world.flagsOf(orderId)).toEqual(['FR-04 HOLD OPEN']);
    await world.claim(orderId, body);
    await world.deliver('RedemptionClaimed', orderId);
    expect(await world.readRedemption(orderId)).toMatchObject({
      status: 'ON_HOLD',
      body: { heldFrom: 'CLAIMED', holds: [{ ref: `RISKFLAG#${orderId}-FR-04`, cause: 'RISK_FLAG' }] },
    });
  });

  it('FR-03 asks for the invoice again at the claim, as it may have been cancelled since', async () => {
    const { orderId, body } = await world.newOrder('ARCHIVED');
    await world.seal(orderId, body);
    await world.deliver('ArchiveSealed', orderId);
    expect(await world.flagsOf(orderId)).toEqual([]);
    world.gateway.script({ INVOICE: { status: 'RED_LETTER' } });
    await world.claim(orderId, body);
    await world.deliver('RedemptionClaimed', orderId);
    expect(await world.flagsOf(orderId)).toEqual(['FR-03 HOLD OPEN']);
    expect((await world.readRedemption(orderId)).status).toBe('ON_HOLD');
    const asked = world.gateway.asked.find(({ checks }) => checks.includes('INVOICE'));
    expect(asked?.invoiceNumber).toBe('25312000000012345678');
  });

  it('other evidence is no matter of the rules', async () => {
    const { orderId } = await world.newOrder('COMPLETED');
    await world.deliver('ArchiveItemAdded', orderId, { kind: 'PROCESS_RECORD' });
    expect(world.gateway.asked).toEqual([]);
    expect(world.log.lines.at(-1)?.code).toBe('SKIPPED');
  });
});

describe('[13-1d] prices and patterns', () => {
  it('FR-06 compares with the median of ten others', async () => {
    const category = 'SCI_TECH_CONSULTING';
    for (let i = 0; i < 10; i += 1) {
      const { orderId } = await world.newOrder('IN_SERVICE', { category });
      await world.deliver('OrderServiceBegun', orderId);
      expect(await world.flagsOf(orderId)).toEqual([]);
    }
    const at = async (amountFen: number) => {
      const base = await world.newOrder('PLACED');
      const contract = {
        ...base.body.contract!,
        amountFen,
        sha256: base.body.contract!.sha256.replace('A', 'B'),
      };
      const { orderId } = await world.newOrder('IN_SERVICE', { category, contract });
      await world.deliver('OrderServiceBegun', orderId);
      return world.flagsOf(orderId);
    };
    expect(await at(4_000_000)).toEqual([]);
    expect(await at(4_000_001)).toEqual(['FR-06 REVIEW OPEN']);
  });

  it('FR-08 flags the agency once for its one buyer; FR-07 at the third amount near the cap', async () => {
    const { agencyId, uscc } = await world.newAgency();
    const buyer = world.newBuyer();
    const flags: string[][] = [];
    for (let i = 1; i <= 12; i += 1) {
      const voucherFen = i <= 3 ? 29_500_000 : 1_000_000;
      const { orderId } = await world.newOrder('ACCEPTED', { agencyId, uscc, buyer, voucherFen });
      const id = await world.deliver('OrderAccepted', orderId);
      await world.deliver('OrderAccepted', orderId, {}, id);
      flags.push(await world.flagsOfAgency(agencyId));
    }
    const [near, both] = [['FR-07 INFO OPEN'], ['FR-07 INFO OPEN', 'FR-08 REVIEW OPEN']];
    // From the tenth order of the agency on, its one buyer is also far beyond 30 % of them.
    expect(flags).toEqual([[], [], near, near, near, near, near, near, near, both, both, both]);
    expect((await world.readFlag(`${agencyId}-FR-08-2026-${buyer.id}`))?.version).toBe(1);
    expect(await world.tasksAbout(`RISKFLAG#${agencyId}-FR-07-2026`)).toEqual([]);
  });

  it('FR-11 counts ratings of buyers of one order, until they order again', async () => {
    const { agencyId, uscc } = await world.newAgency();
    const orders = [];
    for (let i = 0; i < 6; i += 1) {
      const made = await world.newOrder('COMPLETED', { agencyId, uscc });
      await world.deliver('OrderAccepted', made.orderId);
      orders.push(made);
    }
    for (const { orderId } of orders.slice(0, 4)) await world.deliver('OrderRated', orderId);
    expect(await world.flagsOfAgency(agencyId)).toEqual([]);
    for (const { body } of orders.slice(0, 2)) {
      const again = await world.newOrder('ACCEPTED', { agencyId, uscc, buyer: body.buyer });
      await world.deliver('OrderAccepted', again.orderId);
    }
    await world.deliver('OrderRated', orders[4]!.orderId);
    expect(await world.flagsOfAgency(agencyId)).toEqual(['FR-11 INFO OPEN']);
  });
});
