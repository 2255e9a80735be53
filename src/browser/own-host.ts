/**
 * Whether an address is the service's: on its host, whatever the port, or below it, since micro-frontends live at
 * addresses of their own. What a page asks of others, such as somebody's statistics, is not the service under test.
 */
export function ownHost(baseUrl: string): (url: string) => boolean {
  const { hostname: own } = new URL(baseUrl);
  return (url) => {
    if (!URL.canParse(url)) return false;
    const { hostname } = new URL(url);
    return hostname === own || hostname.endsWith(`.${own}`);
  };
}
