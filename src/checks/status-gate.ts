import type { Check } from '../model/index.ts';
import type { Measured } from './measured.ts';
import { ifEnough } from './proof.ts';
import type { Sight } from './sight.ts';
import type { Errors } from './traffic.ts';
import { counted, outOf } from './words.ts';

/**
 * `status_code_ok`: every document and api call was answered with a status under 400. A refusal by a rule of the
 * service is a right answer; what a fault answered, a page called off without harm, or a lost or stopped citizen left
 * behind is no evidence, and exchanges with other hosts are none of the service's. Without any evidence it is unproven.
 */
export function statusGate(check: Check, { everybody, traffic }: Sight): Measured {
  const errors = traffic.errors(everybody);
  const asides = [
    ...(errors.assets > 0 ? [`${counted(errors.assets, 'asset')} failed to load`] : []),
    ...(traffic.rejected > 0
      ? [`${counted(traffic.rejected, 'refusal')} by policy, which are right answers`]
      : []),
    ...(errors.byFault > 0 ? [`${counted(errors.byFault, 'error')} caused by a fault left out`] : []),
    ...(errors.cutOff > 0 ? [`${counted(errors.cutOff, 'exchange')} called off or cut off left out`] : []),
  ];
  const measured = [
    `${counted(errors.count, 'error')} in ${counted(traffic.exchanges, 'exchange')}`,
    ...asides,
  ].join('; ');
  const gate = { measured, bounds: 'red from the first error; yellow where only assets fail' };
  if (errors.judged === 0) {
    const seen = traffic.exchanges > 0;
    return {
      ...gate,
      status: 'unproven',
      measured: seen ? measured : 'no exchange',
      reason: seen
        ? `none of ${counted(traffic.exchanges, 'exchange')} with the service could be judged: ${asides.join('; ')}`
        : 'no exchange with the service was seen',
    };
  }
  return ifEnough({ ...gate, ...colourOf(errors, traffic.exchanges) }, check, errors.judged);
}

function colourOf({ count, assets, kinds }: Errors, exchanges: number): Pick<Measured, 'status' | 'reason'> {
  if (count > 0) {
    const first = kinds.slice(0, 3).map(([kind, n]) => (kinds.length > 1 ? `${n} × ${kind}` : kind));
    const more = kinds.length > 3 ? ', …' : '';
    const reason = `${outOf(count, exchanges, 'exchanges')} failed: ${first.join(', ')}${more}`;
    return { status: 'red', reason };
  }
  if (assets > 0) return { status: 'yellow', reason: `${counted(assets, 'asset')} failed to load` };
  return { status: 'green', reason: '0 errors' };
}
