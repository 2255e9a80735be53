import type { PortalContext } from '../contract.ts';
import { startRouter } from './router.ts';
import { showSession } from './session.ts';

const context = JSON.parse(document.getElementById('portal-context')!.textContent) as PortalContext;

showSession(context.applicant);
startRouter(document.getElementById('main')!, context);
