import { formatDuration } from '../../model/index.ts';
import type { Evidence, Exchange, PageProblem } from '../../model/index.ts';
import { counted, headline, inMs } from '../words.ts';
import type { Case } from './case.ts';
import type { Inferred } from './for-all.ts';
import type { Seen } from './stories.ts';

/** Longer texts of a page are cut in a clause. */
const MOST_CHARS = 160;

/**
 * An exchange as evidence: `POST /api/grants/applications answered 500 after 12 ms`.
 * @param inferred where it is only put down to its fault.
 */
export function exchangeEvidence({ event, line }: Seen<Exchange>, inferred?: Inferred): Evidence {
  const { startedAt, durationMs, citizen, fault, rejection } = event;
  const notes = [
    ...(rejection ? [`refused by rule ${rejection.rule}: “${headline(rejection.title, MOST_CHARS)}”`] : []),
    ...(fault === undefined ? [] : [`${inferred ? 'in the time of' : 'touched by'} the fault ‘${fault}’`]),
  ];
  const what = [`${askedOf(event)} ${answeredOf(event)}`, ...notes].join(', ');
  return { t: startedAt + durationMs, line, citizen, what };
}

/** `POST /api/grants/applications`, without the host. */
export function askedOf({ method, url }: Exchange): string {
  return `${method} ${url.replace(/^[a-z]+:\/\/[^/]+(?=\/)/i, '')}`;
}

function answeredOf({ status, durationMs, error = 'no reason given' }: Exchange): string {
  if (status > 0) return `answered ${status} after ${inMs(durationMs)}`;
  return `got no answer in ${inMs(durationMs)} (${error})`;
}

/** A problem of the page as evidence. */
export function problemEvidence({ event, line }: Seen<PageProblem>): Evidence {
  const { t, citizen, source, message } = event;
  const where = source === 'exception' ? 'a script of the page failed' : 'the page logged an error';
  return { t, line, citizen, what: `${where}: ${headline(message, MOST_CHARS)}` };
}

/** The failure itself, the end of every chain. */
export function failureEvidence({ story, failure }: Case): Evidence {
  const { title, message, to, line } = failure;
  const where = title === undefined ? '' : `‘${title}’: `;
  return { t: to, line, citizen: story.citizen, what: `${where}${headline(message)}` };
}

/** How others did at the same step, where there were any: a figure of many, without a line. */
export function comparison({ story, failure, others }: Case): Evidence[] {
  const { through, failed } = others.passage(failure);
  if (failure.title === undefined || failed.size + through.size < 2) return [];
  const who = (n: number): string => (story.isStaff ? `${n} of the staff` : counted(n, 'citizen'));
  const what =
    through.size === 0
      ? `all ${who(failed.size)} who came to ‘${failure.title}’ failed there in this way`
      : `${who(through.size)} got through ‘${failure.title}’, ${failed.size} failed there in this way`;
  return [{ t: failure.to, citizen: story.citizen, what }];
}

/** A figure as evidence, without a line. */
export function figure({ story, failure }: Case, what: string): Evidence {
  return { t: failure.to, citizen: story.citizen, what };
}

/** `12 s`, `250 ms`. */
export function inTime(ms: number): string {
  return formatDuration(Math.round(ms));
}
