/** The chat brings its own style: the page's stops at a shadow root. Colours are the design system's. */
export const STYLES = `
  :host { display: block; max-width: 40rem; font-family: inherit; }
  .log { padding: 1rem; min-height: 16rem; max-height: 60vh; overflow-y: auto;
    border: 2px solid #dfe1e2; border-radius: 0.5rem; background: #fff; }
  .log p { max-width: 85%; margin: 0 0 0.75rem; padding: 0.6rem 0.9rem; border-radius: 0.75rem; line-height: 1.5;
    overflow-wrap: anywhere; width: fit-content; }
  .log p.agent { background: #f0f0f0; color: #1b1b1b; }
  .log p.citizen { background: #162e51; color: #fff; margin-left: auto; }
  .log p.withheld { background: #faf3d1; border-left: 0.4rem solid #ffbe2e; }
  form { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1rem; }
  label { width: 100%; }
  input { flex: 1 1 12rem; box-sizing: border-box; height: 2.5rem; padding: 0 0.5rem; font: inherit;
    border: 1px solid #565c65; min-width: 0; }
  button { font: inherit; font-weight: 700; color: #fff; background: #005ea2; border: 0; border-radius: 0.25rem;
    padding: 0.6rem 1.25rem; cursor: pointer; }
  button:hover { background: #1a4480; }
  input:focus, button:focus, .log:focus { outline: 0.25rem solid #2491ff; outline-offset: 0; }
  .status { margin: 0.5rem 0 0; min-height: 1.5em; }
`;
