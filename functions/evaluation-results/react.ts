import { AgencyExited } from '../../events/agency-exited/v1.ts';
import { AgencyRemoved } from '../../events/agency-removed/v1.ts';
import type { Envelope } from '../../events/envelope.ts';
import { EvaluationResultDrafted } from '../../events/evaluation-result-drafted/v1.ts';
import { EvaluationResultProposed } from '../../events/evaluation-result-proposed/v1.ts';
import { EvaluationResultPublicised } from '../../events/evaluation-result-publicised/v1.ts';
import { EvaluationResultPublished } from '../../events/evaluation-result-published/v1.ts';
import { PublicityCancelled } from '../../events/publicity-cancelled/v1.ts';
import { PublicityCleared } from '../../events/publicity-cleared/v1.ts';
import { PublicityClosed } from '../../events/publicity-closed/v1.ts';
import type { PublicitySubject } from '../../events/publicity-subject.ts';
import { PublicityUpheld } from '../../events/publicity-upheld/v1.ts';
import { buildBundles } from './bundles/build.ts';
import type { ResultsWorkerDeps } from './deps.ts';
import { openNotice } from './notices/open-notice.ts';
import { openNotices } from './notices/open-notices.ts';
import { followNotice, type NoticeEnd } from './notices/settle.ts';
import { tellAgencies } from './notices/tell-agencies.ts';
import type { ResultPage } from './page.ts';
import { finaliseEntries, publishCategories } from './publication/finalise.ts';
import { takeOutAgency } from './ranking/agency-gone.ts';
import { orderRanking } from './ranking/order.ts';
import { keepRows, proposeRanking } from './ranking/propose.ts';
import { restoreEntries } from './ranking/restore-entries.ts';
import { writeEntries } from './ranking/write-entries.ts';

/** The queue carries what happened to results, notices and agencies, and the pages of work that follow from it. */
export function react(message: Envelope | ResultPage, now: string, deps: ResultsWorkerDeps): Promise<void> {
  return 'step' in message ? workOn(message, now, deps) : reactToEvent(message, now, deps);
}

function workOn(page: ResultPage, now: string, deps: ResultsWorkerDeps): Promise<void> {
  switch (page.step) {
    case 'ROWS':
      return keepRows(page, now, deps);
    case 'WRITE':
      return writeEntries(page, now, deps);
    case 'RESTORE':
      return restoreEntries(page, now, deps);
    case 'OPEN':
      return openNotice(page, now, deps);
    case 'PUBLICISE':
      return tellAgencies(page, now, deps);
    case 'BUNDLES':
      return buildBundles(page, now, deps);
    case 'FINALISE':
      return finaliseEntries(page, now, deps);
  }
}

async function reactToEvent(event: Envelope, now: string, deps: ResultsWorkerDeps): Promise<void> {
  const { id: eventId } = event;
  switch (event.type) {
    case EvaluationResultProposed.type: {
      const { cycleId } = EvaluationResultProposed.data().parse(event.data);
      return proposeRanking({ cycleId, run: String(event.aggregate.version) }, now, deps);
    }
    case EvaluationResultDrafted.type:
      return orderRanking(EvaluationResultDrafted.data().parse(event.data), now, deps);
    case EvaluationResultPublicised.type:
      return openNotices(EvaluationResultPublicised.data().parse(event.data), eventId, now, deps);
    case EvaluationResultPublished.type:
      return publishCategories(EvaluationResultPublished.data().parse(event.data).cycleId, now, deps);
    case AgencyRemoved.type: {
      const { agencyId } = AgencyRemoved.data().parse(event.data);
      return takeOutAgency({ eventId, agencyId, reason: 'AGENCY_REMOVED' }, now, deps);
    }
    case AgencyExited.type: {
      const { agencyId } = AgencyExited.data().parse(event.data);
      return takeOutAgency({ eventId, agencyId, reason: 'AGENCY_EXITED' }, now, deps);
    }
    default: {
      const ended = noticeEnded(event);
      if (ended !== undefined) return followNotice({ eventId, ...ended }, now, deps);
      deps.log.info('SKIPPED', { eventId, eventType: event.type });
    }
  }
}

/** What an event says of a notice of a result; undefined for any other. */
function noticeEnded(event: Envelope) {
  switch (event.type) {
    case PublicityClosed.type: {
      const data = PublicityClosed.data().parse(event.data);
      return ofResult(data, data.outcome === 'CLEAR' ? 'clear' : 'pending');
    }
    case PublicityCleared.type:
      return ofResult(PublicityCleared.data().parse(event.data), 'clear');
    case PublicityUpheld.type:
      return ofResult(PublicityUpheld.data().parse(event.data), 'uphold');
    case PublicityCancelled.type: {
      const data = PublicityCancelled.data().parse(event.data);
      // One that gives way to the notice of a new draft is cancelled by us.
      return data.cause === 'CONTENT_ERROR' ? ofResult(data, 'uphold') : undefined;
    }
    default:
      return undefined;
  }
}

const ofResult = (
  { publicityId, subject }: { readonly publicityId: string; readonly subject: PublicitySubject },
  end: NoticeEnd,
) => (subject.kind === 'EVALUATION_RESULT' ? { publicityId, subjectId: subject.id, end } : undefined);
