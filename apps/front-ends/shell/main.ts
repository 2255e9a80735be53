import type { PortalContext } from '../contract.ts';
import { startRouter } from './router.ts';

const context = JSON.parse(document.getElementById('portal-context')!.textContent) as PortalContext;

document.getElementById('signed-in-as')!.textContent = context.applicant.name;
startRouter(document.getElementById('main')!, context);
