import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { Contribute, Contribution, Happened } from '../../shared/domain/metrics/contribution.ts';
import { contributionOfOrder } from '../../shared/domain/metrics/order-contribution.ts';
import { contributionOfResponse } from '../../shared/domain/metrics/response-contribution.ts';
import {
  contributionOfCase,
  contributionOfDocument,
  contributionOfPlace,
  contributionOfProduct,
  contributionOfQualification,
  contributionOfUpkeep,
} from '../../shared/domain/metrics/stock-contribution.ts';
import {
  contributionOfComplaint,
  contributionOfCreditCheck,
  contributionOfFlag,
  contributionOfSpotCheck,
  contributionOfViolation,
} from '../../shared/domain/metrics/supervision-contribution.ts';
import type { AggregateType, Loaded } from '../../shared/store/aggregate.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { creditCheck } from '../../shared/store/aggregates/credit-check.ts';
import { demandResponse } from '../../shared/store/aggregates/demand.ts';
import { onboardingCase } from '../../shared/store/aggregates/onboarding-case.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { product } from '../../shared/store/aggregates/product.ts';
import { qualification } from '../../shared/store/aggregates/qualification.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { spotCheck } from '../../shared/store/aggregates/spot-check.ts';
import { standingDocument } from '../../shared/store/aggregates/standing-document.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { SourceKind } from './source-kinds.ts';

type Before = Pick<Contribution, 'marks' | 'memo'> | undefined;

/** An object that adds to metrics, as read; what it adds is known once its events are there. */
export interface Found {
  readonly version: number;
  contribution(events: readonly Happened[], before: Before): Contribution | undefined;
}

/** Finds an object by its id, strongly consistent. */
export type Source = (tables: Tables, id: string) => Promise<Found | undefined>;

function source<B>(
  type: AggregateType<B>,
  contribute: Contribute<B>,
  complete: (body: B, tables: Tables) => Promise<B> = async (body) => body,
): Source {
  return async (tables, id) => {
    const loaded = await load(tables, type, id);
    return loaded && found(loaded, await complete(loaded.body, tables), contribute);
  };
}

const found = <B>(
  { id, status, refs, version }: Loaded<unknown>,
  body: B,
  contribute: Contribute<B>,
): Found => ({
  version,
  contribution: (events, before) => contribute({ id, status, refs, body, events, before }),
});

type CheckedBody = Parameters<typeof contributionOfSpotCheck>[0]['body'];

/** A place in a training session (3-2b): what metrics read of it. */
const trainingPlace: AggregateType<{ agencyId: string }> = {
  kind: 'TRAININGPLACE',
  body: onFirstUse(() => z.looseObject({ agencyId: z.string() })),
};

/** Every kind of object that adds to metrics. */
export const sources: Readonly<Record<SourceKind, Source>> = {
  ORDER: source(order, contributionOfOrder),
  DEMANDRESPONSE: source(demandResponse, contributionOfResponse),
  SPOTCHECK: source<CheckedBody>(spotCheck, contributionOfSpotCheck, async (body, tables) => {
    // The category of an order never changes, so that it makes no difference when it is read.
    const category = (await load(tables, order, body.orderId))?.body.category;
    return category === undefined ? body : { ...body, category };
  }),
  COMPLAINT: source(complaint, contributionOfComplaint),
  PRODUCT: source(product, contributionOfProduct),
  QUALIFICATION: source(qualification, contributionOfQualification),
  STANDINGDOC: source(standingDocument, contributionOfDocument),
  TRAININGPLACE: source(trainingPlace, contributionOfPlace),
  UPKEEP: source(upkeep, contributionOfUpkeep),
  CREDITCHECK: source(creditCheck, contributionOfCreditCheck),
  RISKFLAG: source(riskFlag, contributionOfFlag),
  CASE: source(onboardingCase, contributionOfCase),
  VIOLATION: source(violation, contributionOfViolation),
};
