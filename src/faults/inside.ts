import { kindOf } from './kinds/index.ts';

/** What the middleware cannot do, with its reason; everything else is the same as in front of the service. */
const NOT_HERE: Readonly<Record<string, string>> = {
  duplicate: 'a service cannot be made to send itself a request again',
  stale: 'a service would give one citizen what it told another',
};

/** Why a kind cannot act inside a service, at a point of it where one is named; undefined where it can. */
export function refusalInside(name: string, point: string | undefined): string | undefined {
  const kind = kindOf(name);
  if (kind?.acts !== 'exchange') return `“${name}” is a fault of the citizen’s window`;
  if (Object.hasOwn(NOT_HERE, name)) return NOT_HERE[name];
  if (point !== undefined && kind.needs.length > 0) {
    return `“${name}” acts on bytes of answers, and at the point “${point}” there are none`;
  }
  return undefined;
}
