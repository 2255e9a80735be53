/**
 * Headers that keep a page to itself. Scripts come from the portal and from its micro-frontends' origins only;
 * styles, data and fonts from the portal only; frames from the origins that are meant for it.
 */
export function securityHeaders(
  frontEndOrigins: readonly string[],
  framed: readonly string[],
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      `default-src 'none'`,
      `script-src ${["'self'", ...new Set(frontEndOrigins)].join(' ')}`,
      `style-src 'self'`,
      `img-src 'self' data:`,
      `font-src 'self'`,
      `connect-src 'self'`,
      `frame-src ${framed.length > 0 ? framed.join(' ') : "'none'"}`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
