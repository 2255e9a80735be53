import { defineConfig } from 'vite';
import { preactFrontEnd } from '../build-settings.ts';

export default defineConfig(preactFrontEnd('flood-premium'));
