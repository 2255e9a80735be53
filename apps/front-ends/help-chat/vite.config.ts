import { defineConfig } from 'vite';
import { microFrontEnd } from '../build-settings.ts';

export default defineConfig(microFrontEnd('help-chat', 'main.ts'));
