export { documentFor } from './document-for.ts';
