import type { Check } from '../model/index.ts';
import type { Measured } from './measured.ts';
import type { Sight } from './sight.ts';
import { counted, outOf } from './words.ts';

/**
 * `status_code_ok`: every document and api call was answered with a status under 400. A refusal by a rule of the
 * service is a right answer; what a fault answered, a page called off without harm, or a lost or stopped citizen left
 * behind is no evidence, and exchanges with other hosts are none of the service's.
 */
export function statusGate(_check: Check, { everybody, traffic }: Sight): Measured {
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
  if (traffic.exchanges === 0) {
    return {
      ...gate,
      status: 'unproven',
      measured: 'no exchange',
      reason: 'no exchange with the service was seen',
    };
  }
  if (errors.count > 0) {
    const kinds = errors.kinds
      .slice(0, 3)
      .map(([kind, n]) => (errors.kinds.length > 1 ? `${n} × ${kind}` : kind));
    const more = errors.kinds.length > 3 ? ', …' : '';
    const reason = `${outOf(errors.count, traffic.exchanges, 'exchanges')} failed: ${kinds.join(', ')}${more}`;
    return { ...gate, status: 'red', reason };
  }
  if (errors.assets > 0)
    return { ...gate, status: 'yellow', reason: `${counted(errors.assets, 'asset')} failed to load` };
  return { ...gate, status: 'green', reason: '0 errors' };
}
