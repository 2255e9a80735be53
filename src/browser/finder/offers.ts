import type { Page } from 'playwright';

const CONTROLS = [
  'button, a[href], input:not([type=hidden]), select, textarea, summary, [contenteditable=true]',
  '[role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=switch]',
  '[role=combobox], [role=textbox], [role=checkbox], [role=radio]',
].join(', ');
const MOST = 24;

/** What the page offers, as a person would call it: `button “Submit”`, `field “State of residence”`. */
export async function offersOf(page: Page): Promise<string[]> {
  const perFrame = await Promise.all(
    page.frames().map((frame) =>
      frame
        .locator(CONTROLS)
        .evaluateAll(describeControls, MOST)
        .catch(() => []),
    ),
  );
  return [...new Set(perFrame.flat())].slice(0, MOST);
}

/** What the page says is wrong, where it says so in an alert; at most 200 characters. */
export async function alertsOf(page: Page): Promise<string> {
  const texts = await page
    .locator('[role=alert]')
    .filter({ visible: true })
    .allInnerTexts()
    .catch(() => []);
  return texts.join(' ').replace(/\s+/g, ' ').trim().slice(0, 200);
}

/** Runs in the page. The name is an approximation of the accessible name, good enough for a sentence. */
function describeControls(elements: (HTMLElement | SVGElement)[], most: number): string[] {
  const described: string[] = [];
  for (const element of elements) {
    if (described.length >= most) break;
    if (!(element instanceof HTMLElement)) continue;
    const input = element instanceof HTMLInputElement ? element : undefined;
    const isFile = input?.type === 'file';
    if (!isFile && !element.checkVisibility({ visibilityProperty: true })) continue;
    const tag = element.tagName.toLowerCase();
    const role = element.getAttribute('role');
    const isField = input !== undefined || tag === 'select' || tag === 'textarea';
    const isButton =
      tag === 'button' || role === 'button' || /^(submit|button|reset|image)$/.test(input?.type ?? '');
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    const root = element.getRootNode() as Document | ShadowRoot;
    const ofLabels = [...((element as HTMLInputElement).labels ?? [])].flatMap((label) => [
      ...label.childNodes,
    ]);
    const name = [
      ids.map((id) => (id === '' ? '' : (root.getElementById(id)?.textContent ?? ''))).join(' '),
      element.getAttribute('aria-label'),
      ofLabels.map((node) => (node.contains(element) ? '' : node.textContent)).join(' '),
      isField ? (isButton ? input?.value : '') : element.innerText,
      element.getAttribute('placeholder'),
      element.querySelector('img[alt]')?.getAttribute('alt') ?? element.getAttribute('alt'),
      element.title,
      element.getAttribute('name'),
      element.id,
    ].find((text) => text?.trim());
    if (!name) continue;
    const kind = isFile
      ? 'upload'
      : tag === 'a'
        ? 'link'
        : isButton
          ? 'button'
          : isField
            ? 'field'
            : 'control';
    described.push(`${kind} “${name.replace(/\s+/g, ' ').trim().slice(0, 60)}”`);
  }
  return described;
}
