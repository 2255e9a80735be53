/** Text that is HTML already; only this class makes it, so that no text of a page under test gets in unescaped. */
export class Html {
  readonly source: string;
  private constructor(source: string) {
    this.source = source;
  }

  /** Strings and numbers are escaped, `Html` is taken as it is, arrays are joined, `false` and undefined are nothing. */
  static readonly of = (parts: TemplateStringsArray, ...values: Part[]): Html =>
    new Html(parts.reduce((sum, part, i) => sum + render(values[i - 1]) + part));

  /** A style element; its text is our own and never holds anything observed. */
  static style(css: string): Html {
    return new Html(`<style>${css}</style>`);
  }
}

/** What may stand in `${}` of an `html` text. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/** Tag of a template that is HTML: `html\`<b>${name}</b>\``. Attribute values must be in double quotes. */
export const html = Html.of;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: Part): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.source;
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
  }
  return value.map(render).join('');
}
