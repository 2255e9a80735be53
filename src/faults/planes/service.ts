import type { FaultSpec, TargetFaults, Undo } from '../../model/index.ts';
import { refusalInside } from '../inside.ts';
import { ask, isGone, type Heard } from './ask.ts';
import type { LastingPlane, LiveTarget } from './lasting.ts';

/** A fault in a service ends so long after its run was heard of last, ms: also after a kill -9. */
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 5_000;

type Control = NonNullable<TargetFaults['control']>;

/** Faults inside the service, by the middleware that it mounts: told over its control address, with a lease. */
export function serviceLayer(
  { address, tokenFrom }: Control,
  { baseUrl, token, globOf, tell }: Required<Pick<LiveTarget, 'tell'>> & LiveTarget,
): LastingPlane {
  const urlOf = ({ name }: FaultSpec): string => {
    if (address.startsWith('/') && baseUrl === '') throw new Error('the service is not up yet');
    const base = address.startsWith('/') ? `${baseUrl}${address}` : address;
    return `${base.replace(/\/+$/, '')}/${encodeURIComponent(name)}`;
  };
  return {
    plane: 'service',
    refuses(fault) {
      if (token === undefined) return `nobody knows its token: set ${tokenFrom}`;
      return refusalInside(fault.kind, pointOf(fault));
    },
    put: async (fault) => lease(fault, urlOf(fault)),
    remedy: (fault) => ({
      by: 'request',
      method: 'DELETE',
      url: urlOf(fault),
      headers: { authorization: `Bearer ${token}` },
      hand: `curl -X DELETE -H "authorization: Bearer $${tokenFrom}" ${urlOf(fault)}`,
    }),
  };

  async function lease(fault: FaultSpec, url: string): Promise<Undo> {
    const { kind, settings, service } = fault;
    const point = pointOf(fault);
    const glob = service.includes('*') ? service : globOf(service);
    const where = point === undefined ? { glob } : { point };
    const order = { kind, settings, ...where, leaseMs: LEASE_MS };
    const put = async (): Promise<void> => {
      const heard = await ask(url, { method: 'PUT', body: order, token });
      if (heard.status !== 200 || !isPut(heard)) throw new Error(refusal(fault, heard, tokenFrom));
    };
    await put();
    let renewing: Promise<void> = Promise.resolve();
    let said = false;
    const renew = (): void => {
      renewing = put().catch((error: unknown) => {
        // Once: a service that is down is not asked anything new.
        if (!said) tell(`the fault “${fault.name}” may have ended early: ${(error as Error).message}`);
        said = true;
      });
    };
    const timer = setInterval(renew, RENEW_EVERY_MS);
    timer.unref();
    return async () => {
      clearInterval(timer);
      // One that is under way would put it back.
      await renewing;
      await take(url);
    };
  }

  async function take(url: string): Promise<void> {
    try {
      const { status } = await ask(url, { method: 'DELETE', token });
      if (status === 200 || status === 404 || status === 410) return;
      throw new Error(`could not take a fault out of the service, because ${url} answered with ${status}`);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

/** An application may answer whatever it is asked, with a page of its own. */
function isPut({ body }: Heard): boolean {
  return typeof body === 'object' && body !== null && 'put' in body;
}

/** Where inside the service it acts, if there. */
function pointOf(fault: FaultSpec): string | undefined {
  return fault.point;
}

function refusal({ name }: FaultSpec, { status, body }: Heard, tokenFrom: string): string {
  const said = (body as { problems?: string[] } | undefined)?.problems?.join('; ');
  const why =
    status === 401
      ? `it does not know the token in ${tokenFrom}`
      : status === 404 || status === 405 || status === 200
        ? 'nothing is mounted at its control address: see docs/fault-planes.md'
        : (said ?? `it answered with ${status}`);
  return `could not put the fault “${name}” into the service, because ${why}`;
}
