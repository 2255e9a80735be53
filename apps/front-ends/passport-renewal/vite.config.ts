import { defineConfig } from 'vite';
import { microFrontEnd } from '../build-settings.ts';

export default defineConfig(microFrontEnd('passport-renewal', 'main.ts'));
