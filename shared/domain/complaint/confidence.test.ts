import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICER_ROLES } from '../identity/role.ts';
import { isRefusal } from '../problem.ts';
import { decideAcceptComplaint, decideNotAcceptComplaint, decideTransferComplaint } from './accept.ts';
import { type ComplaintState, concernsAgency } from './complaint.ts';
import { decideFinding, decideProposeFinding, decideReturnFinding } from './decide.ts';
import { decideInvestigateComplaint } from './investigate.ts';
import { decideOpenComplainant, decideOpenText, identityRefused, mayOpenIdentity } from './open-sealed.ts';
import { decideCloseComplaint, decideExtendReply, decideReply } from './reply.ts';
import {
  accepted,
  after,
  agency,
  by,
  clerk,
  commented,
  complaint,
  decided,
  discipline,
  finding,
  proposed,
  replied,
  report,
  reviewer,
  suggestion,
  summary,
} from '../../../test/support/complaint-fixtures.ts';

describe('confidence', () => {
  it.each([['赵小满'], ['示例甲公司'], ['13800000042'], ['ORDER-77']])(
    '[3-2g] no text of the centre says %s',
    (secret) => {
      const text = `据${secret}反映`;
      const attempts = [
        decideAcceptComplaint(complaint, { summary: text }, clerk),
        decideNotAcceptComplaint(complaint, { code: 'DUPLICATE', reason: text }, clerk),
        decideTransferComplaint(complaint, { authority: '他处', reason: text }, clerk),
        decideProposeFinding(commented, { ...finding, reason: text }, clerk),
        decideFinding(proposed, { reason: text }, reviewer),
        decideReturnFinding(proposed, { reason: text }, reviewer),
        decideExtendReply(accepted, { reason: text }, reviewer),
        decideReply(decided, { text }, clerk),
        decideCloseComplaint(replied, { text }, clerk),
      ];
      for (const refused of attempts) expect(refused).toMatchObject({ refused: 'VALIDATION_FAILED' });
    },
  );

  it('[3-2g] shows an agency a complaint once accepted, a report once it is asked, a suggestion never', () => {
    const taken = after(report, decideAcceptComplaint(report, summary, discipline));
    const asked = after(taken, decideInvestigateComplaint(taken, discipline));
    expect(
      [complaint, accepted, report, taken, asked, suggestion].map(({ body }) => concernsAgency(body)),
    ).toEqual([false, true, false, false, true, false]);
  });

  it('[3-2g] the identity opens for the discipline office alone, whoever else asks in whatever state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OFFICER_ROLES, 'AGENCY_ADMIN' as const, 'BUYER' as const, 'PUBLIC' as const),
        fc.constantFrom(complaint, report, accepted, decided, replied, suggestion),
        (role, state) => {
          const opened = decideOpenComplainant(state, { purpose: '核实' }, by('p', role));
          expect(isRefusal(opened)).toBe(role !== 'CENTRE_DISCIPLINE');
          expect(mayOpenIdentity([role])).toBe(role === 'CENTRE_DISCIPLINE');
        },
      ),
    );
    expect(identityRefused(report)).toMatchObject({
      type: 'ComplaintIdentityRefused',
      data: { complaintId: report.id },
    });
  });

  it('[3-2g] what was written opens for who handles it: a report’s text for the discipline office alone', () => {
    const opens = (state: ComplaintState, who: typeof clerk) =>
      !isRefusal(decideOpenText(state, { purpose: '办理' }, who));
    expect([clerk, reviewer, discipline, agency].map((who) => opens(complaint, who))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([clerk, reviewer, discipline, agency].map((who) => opens(report, who))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});
