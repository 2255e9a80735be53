import { defineConfig } from 'vite';
import { vueFrontEnd } from '../build-settings.ts';

export default defineConfig(vueFrontEnd('unemployment-claim'));
