import type { Service } from '../../platform/service.ts';
import { createConnectors } from './service.ts';

/** Mock connectors to systems of other agencies, which write down what was sent. */
export const connectors: Service = { name: 'connectors', start: async () => createConnectors() };
