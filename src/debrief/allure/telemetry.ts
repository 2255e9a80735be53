/**
 * Allure 3 puts Google Analytics into every report and has no switch for it (its generator writes
 * `analyticsEnable: true`). Nothing of a rehearsal leaves the machine, so both script elements are taken out:
 * the loader, and the inline one that follows it and pushes to `dataLayer`.
 */
export function withoutTelemetry(html: string): string {
  return html
    .replace(/<script[^>]*\ssrc="https:\/\/www\.googletagmanager\.com\/[^"]*"[^>]*>\s*<\/script>/g, '')
    .replace(/<script>\s*window\.dataLayer = (?:(?!<\/script>)[\s\S])*<\/script>/g, '');
}
