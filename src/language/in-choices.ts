import type { ChooseOption, ScriptItem } from '../model/index.ts';

/** An item of a list of steps, and who does it. */
export interface Part {
  /** 0 < share <= 1. */
  share: number;
  /** Whether its author said so. */
  stated: boolean;
  items: readonly ScriptItem[];
}

/** Sums of shares as people write them, 0.98 and 0.02, are 1 up to this. */
const ALMOST = 1e-9;

/**
 * Puts neighbours that not everybody does into choices: they exclude each other while their shares add up to at most 1;
 * one more starts the next choice.
 */
export function inChoices(parts: readonly Part[]): ScriptItem[] {
  const items: ScriptItem[] = [];
  let open: ChooseOption[] = [];
  for (const part of parts) {
    if (part.share >= 1) {
      items.push(...part.items);
      open = [];
    } else if (open.length > 0 && sumOf(open) + part.share <= 1 + ALMOST) {
      open.push(optionOf(part));
    } else {
      open = [optionOf(part)];
      items.push({ item: 'choose', options: open });
    }
  }
  return items;
}

export function sumOf(parts: readonly { share: number }[]): number {
  return parts.reduce((sum, { share }) => sum + share, 0);
}

function optionOf({ share, items }: Part): ChooseOption {
  return { share, items };
}
