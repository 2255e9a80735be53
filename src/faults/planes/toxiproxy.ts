import type { FaultSpec, Remedy, TargetFaults } from '../../model/index.ts';
import { ask, isGone } from './ask.ts';
import type { LastingPlane } from './lasting.ts';
import { toxicOf } from './toxics.ts';

/** Names of toxics are ours where they begin so: who finds one knows whose it is. */
const OURS = 'esr-';

/** Faults on the connections to a service, by a Toxiproxy that stands in front of it, over its HTTP API (version 2). */
export function toxiproxyPlane({ url, proxies }: NonNullable<TargetFaults['toxiproxy']>): LastingPlane {
  const at = (path: string): string => `${url.replace(/\/+$/, '')}${path}`;
  const proxyOf = ({ service }: FaultSpec): string =>
    `/proxies/${encodeURIComponent(proxies[service] ?? '')}`;
  const toxicAt = (fault: FaultSpec): string => `${proxyOf(fault)}/toxics/${nameOf(fault)}`;
  return {
    plane: 'toxiproxy',
    refuses(fault) {
      if (!Object.hasOwn(proxies, fault.service))
        return `no proxy of Toxiproxy is named for “${fault.service}”: there is one for ${Object.keys(proxies).join(', ')}`;
      return toxicOf(fault) ? undefined : `Toxiproxy has nothing for “${fault.kind}”`;
    },
    async put(fault) {
      const toxic = toxicOf(fault);
      if (toxic === undefined) throw new Error(`Toxiproxy has nothing for “${fault.kind}”`);
      if (toxic === 'down') await tell(fault, proxyOf(fault), { enabled: false });
      else {
        // What an earlier run left there would be in its way.
        await take(fault);
        const wanted = { name: nameOf(fault), stream: 'downstream', toxicity: 1, ...toxic };
        await tell(fault, `${proxyOf(fault)}/toxics`, wanted);
      }
      return () => take(fault);
    },
    remedy(fault): Remedy {
      if (toxicOf(fault) !== 'down') {
        const there = at(toxicAt(fault));
        return { by: 'request', method: 'DELETE', url: there, hand: `curl -X DELETE ${there}` };
      }
      const there = at(proxyOf(fault));
      const body = JSON.stringify({ enabled: true });
      const headers = { 'content-type': 'application/json' };
      return { by: 'request', method: 'POST', url: there, headers, body, hand: `curl -d '${body}' ${there}` };
    },
  };

  async function tell(fault: FaultSpec, path: string, body: unknown): Promise<void> {
    const heard = await ask(at(path), { method: 'POST', body });
    if (heard.status >= 200 && heard.status < 300) return;
    const said = (heard.body as { error?: string } | undefined)?.error ?? `it answered with ${heard.status}`;
    throw new Error(`could not tell Toxiproxy of the fault “${fault.name}”, because of ${at(path)}: ${said}`);
  }

  async function take(fault: FaultSpec): Promise<void> {
    const isDown = toxicOf(fault) === 'down';
    const [path, what] = isDown
      ? [proxyOf(fault), { method: 'POST', body: { enabled: true } }]
      : [toxicAt(fault), { method: 'DELETE' }];
    try {
      const { status } = await ask(at(path), what);
      if ((status >= 200 && status < 300) || status === 404) return;
      throw new Error(`could not take “${fault.name}” away, because Toxiproxy answered with ${status}`);
    } catch (error) {
      // Nobody there: the service is not reached through it either.
      if (!isGone(error)) throw error;
    }
  }
}

function nameOf({ name }: FaultSpec): string {
  return encodeURIComponent(`${OURS}${name.replaceAll(/[^\w.-]+/g, '-')}`);
}
