import { KMSClient } from '@aws-sdk/client-kms';
import { codeGuard } from '../../../functions/satisfaction/surveys/new-survey.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideContact } from '../../../shared/domain/evaluation/sample/contact.ts';
import { sampleIdOf } from '../../../shared/domain/evaluation/sample/sample.ts';
import { respondentRefOf, type SurveyState } from '../../../shared/domain/evaluation/sample/survey.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { kmsKeyedHash } from '../../../shared/platform/keyed-hash.ts';
import { hashSurveyCode } from '../../../shared/platform/secret-code.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { change } from '../../../shared/store/plan.ts';
import { settings } from '../../../test/support/order-fixtures.ts';
import { NOW, put, type Scenario } from '../scenario.ts';
import { begun, sidesOf } from '../subjects.ts';

export const surveyScenarios: readonly Scenario[] = [
  {
    name: 'answerSurvey, one of three users',
    load: () => import('../../../functions/satisfaction/api.ts'),
    status: 200,
    prepare: async (tables, index) => {
      const sides = sidesOf('V', index);
      const { agencyId: id, uscc } = sides;
      const sampleId = sampleIdOf(id, id);
      const drawn = {
        cycleId: id,
        agencyId: id,
        uscc,
        agencyName: '上海示例检测技术有限公司',
        users: 12,
        excluded: 0,
        size: 3,
        populationHash: 'd'.repeat(64),
        list: { ref: `SAMPLE-${sampleId}/list`, hash: 'e'.repeat(64) },
        next: 3,
        slots: [1, 2, 3].map((slot) => ({ slot, surveyId: slot === 1 ? id : `${id}-${slot}` })),
        drawnAt: NOW,
        policyVersion: 'default',
      };
      const state: SurveyState = {
        id,
        status: 'DRAWN',
        deadlines: {},
        body: {
          cycleId: id,
          sampleId,
          slot: 1,
          place: 0,
          respondent: { ref: respondentRefOf(id), hash: 'f'.repeat(64) },
          channel: 'LINK',
          drawnAt: NOW,
          policyVersion: 'default',
          contacts: [],
        },
      };
      const { events, body } = orThrow(decideContact(state, {}, { ...bySystem(NOW), ...settings }));
      const code = `${id.slice(0, 6)}${id.slice(-10)}`;
      const keyedHash = kmsKeyedHash(new KMSClient({}), process.env['MAC_KEY_ARN'] ?? '');
      await put(tables, {
        changes: [
          change(sample, { newId: sampleId }, { events: [begun('SampleDrawn', 'DRAWN')], body: drawn }),
          change(survey, { newId: id }, { events, body }),
        ],
        guards: [
          {
            take: codeGuard(await hashSurveyCode(keyedHash, code)),
            owner: id,
            refusal: refuse('BUSY'),
          },
        ],
      });
      const scores = { expertise: 92, responsiveness: 88, quality: 95, pricing: 90, overall: 91 };
      const call = {
        routeKey: 'POST /survey-answers',
        body: { scores, performedByAgency: true, deliverableReceived: true },
        headers: { 'x-survey-code': code },
        idempotencyKey: id,
        // Every source of its own, as the calls of one are counted.
        sourceIp: `10.1.${Math.floor(index / 250)}.${index % 250}`,
      };
      return { id, call };
    },
    // Reads: settings, idempotency record, guard of the code, survey, sample, two tasks to call that may be there.
    // Writes: the count of the source, in no transaction, 1. Survey, under 3 KB before and 1 KB after, as its deadlines go, 6;
    // it moves in one list, 3 and 1, and stays in one, 3; event 2 and its outbox entry; two deadlines go, 2 and one entry
    // each. Sample 2 and its list, event 2 and its outbox entry. Idempotency record 2.
    units: { read: 7, write: 31, counted: '1 + (6 + 4 + 3) + (2 + 1) + 2 × (2 + 1) + (2 + 1) + (2 + 1) + 2' },
  },
];
