import { globTest, type FaultSpec } from '../../model/index.ts';

/** In a closed tunnel there are bytes and no answers: what can still be done to them. */
const IN_TUNNELS: readonly string[] = ['bandwidth', 'sever', 'timeout', 'connection'];

/**
 * Why the proxies of sessions cannot express a fault; undefined where they can.
 * @param baseUrl address of the service, or what it begins with while nobody knows the rest: `http://`.
 */
export function proxyRefuses(
  baseUrl: string,
  globOf: (service: string) => string,
): (fault: FaultSpec) => string | undefined {
  return ({ kind, settings, service }) => {
    if (kind === 'connection' && settings['how'] !== 'reset') {
      return 'a browser that has a proxy reaches the proxy, so that no connection is refused and no host unknown';
    }
    if (!baseUrl.startsWith('https:')) return undefined;
    if (!IN_TUNNELS.includes(kind)) return 'the service is behind https, where a proxy sees no answers';
    const glob = service.includes('*') ? service : globOf(service);
    const covers = globTest(glob);
    if (covers(`${new URL(baseUrl).origin}/`)) return undefined;
    return 'the service is behind https, where a proxy sees no paths: only “**” reaches it there';
  };
}
