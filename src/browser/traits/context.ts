import { traitsOf, type Persona } from '../../model/index.ts';

/** What traits mean for a browser context, in Playwright's words; what changes nothing is left out. */
export interface TraitContext {
  viewport: { width: number; height: number };
  deviceScaleFactor?: number;
  hasTouch: boolean;
  forcedColors?: 'active';
  javaScriptEnabled?: false;
}

/**
 * Context options of a persona's traits. Zoom is what a browser does when its user zooms: the same screen has fewer and
 * larger CSS pixels, so that media queries answer as they would; CSS `zoom` would leave them as they are.
 */
export function traitContext(persona: Persona): TraitContext {
  const { zoom, input, forcedColors, javaScript } = traitsOf(persona);
  const { width, height } = persona.viewport;
  return {
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    hasTouch: persona.device !== 'desktop' || input === 'touch',
    ...(zoom === 1 ? {} : { deviceScaleFactor: zoom }),
    ...(forcedColors ? { forcedColors: 'active' } : {}),
    ...(javaScript ? {} : { javaScriptEnabled: false }),
  };
}
