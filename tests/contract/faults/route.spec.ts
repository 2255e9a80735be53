import { faultContract } from './contract.ts';
import { routeLayer } from './stage.ts';

faultContract(routeLayer);
