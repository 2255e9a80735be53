import { BlockList, isIP } from 'node:net';

/**
 * Addresses nobody else is bothered at: loopback (RFC 1122, RFC 4291) and private ones (RFC 1918, RFC 4193).
 * Link-local is left out on purpose: 169.254.169.254 is the metadata service of clouds.
 */
const ours = new BlockList();
ours.addSubnet('127.0.0.0', 8);
ours.addSubnet('10.0.0.0', 8);
ours.addSubnet('172.16.0.0', 12);
ours.addSubnet('192.168.0.0', 16);
ours.addAddress('::1', 'ipv6');
ours.addSubnet('fc00::', 7, 'ipv6');

/**
 * Whether load may be put on a host without anybody's permission: it is this machine or on a private network.
 * Names are judged as written, never looked up: only `localhost` and the reserved `.localhost` and `.test`
 * (RFC 6761) are known to be harmless.
 * @param host as `URL.hostname` gives it.
 */
export function isPrivateHost(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  const version = isIP(name);
  if (version !== 0) return ours.check(name, version === 6 ? 'ipv6' : 'ipv4');
  return /(?:^|\.)localhost$/.test(name) || name.endsWith('.test');
}
