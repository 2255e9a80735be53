import { faultKinds, parseDuration } from '../../model/index.ts';
import type { FaultOrder } from './talk.ts';

/** A fault as a line of a scenario, and how long it was said to last, ms. */
export interface Candidate {
  item: Record<string, unknown> | string;
  forMs?: number;
}

/**
 * What an order can mean, the likelier first. The word after a kind is what it does (`latency 800ms`), or, for one that
 * needs no saying, how long (`offline 60s`): whoever knows the kinds reads the one and then the other. A word that is
 * neither is left to be complained about.
 */
export function candidatesOf(order: FaultOrder, named: readonly string[]): Candidate[] {
  const [fault = '', value, ...others] = order.words;
  const rest = order.words.slice(1);
  const isKind = !named.includes(fault) && faultKinds.some((kind) => kind === fault);
  if (!isKind && !named.includes(fault)) return [{ item: order.words.join(' ') }];
  if (!isKind) return [candidate(order, rest, ({ words }) => ({ [fault]: words.join(' ') || null }))];
  const withValue =
    value === undefined || value.includes('=')
      ? []
      : [candidate(order, others, (said) => kindItem(fault, plain(value), said))];
  return [...withValue, candidate(order, rest, (said) => kindItem(fault, undefined, said))];
}

interface Said {
  /** Without how long. */
  words: readonly string[];
  settings: Record<string, unknown>;
  service?: string;
}

function kindItem(fault: string, value: unknown, { settings, service }: Said): Record<string, unknown> {
  const isShort = value !== undefined && Object.keys(settings).length === 0;
  const inFull = { ...(value === undefined ? {} : { [fault]: value }), ...settings };
  return { [fault]: isShort ? value : inFull, ...(service === undefined ? {} : { service }) };
}

function candidate(
  { service, share, persona }: FaultOrder,
  rest: readonly string[],
  itemOf: (said: Said) => Record<string, unknown>,
): Candidate {
  const length = rest.find((word) => parseDuration(word) !== undefined);
  const words = rest.filter((word) => word !== length);
  const said: Said = { words, settings: {} };
  for (const word of words) {
    const [, key, text = ''] = /^([A-Za-z_]\w*)=(.+)$/.exec(word) ?? [];
    if (key === undefined || key === 'service') said.service = key === undefined ? word : text;
    else said.settings[key] = plain(text);
  }
  const forMs = length === undefined ? undefined : parseDuration(length);
  return {
    item: {
      ...itemOf(said),
      ...(service === undefined ? {} : { service }),
      ...(share === undefined ? {} : { share }),
      ...(persona === undefined ? {} : { persona }),
    },
    ...(forMs === undefined ? {} : { forMs }),
  };
}

/** A number as YAML would read it. */
function plain(text: string): unknown {
  return /^\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
