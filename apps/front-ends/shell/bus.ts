import type { Bus, PageEvents } from '../contract.ts';

/** An event bus for one page. Listeners are called in the order in which they came, before `emit` returns. */
export function createBus(): Bus {
  const listeners: { [Name in keyof PageEvents]: Set<(event: PageEvents[Name]) => void> } = {
    'document-sending': new Set(),
    'document-received': new Set(),
    'document-missing': new Set(),
    'document-needed': new Set(),
  };
  return {
    emit(name, event) {
      for (const listener of listeners[name]) listener(event);
    },
    on(name, listener) {
      listeners[name].add(listener);
      return () => void listeners[name].delete(listener);
    },
  };
}
