/** How a control stands to the keyboard focus. */
export interface Standing {
  /**
   * `there`: it has the focus. `group`: another one of its group has, so that arrows get there: radio buttons, tabs,
   * options of a list. `elsewhere`: neither.
   */
  at: 'there' | 'group' | 'elsewhere';
  /** What it is, as far as keys go. */
  kind: 'entry' | 'radio' | 'box' | 'choice' | 'native' | 'other';
  /** Native controls react to keys by themselves. */
  native: boolean;
  /** Of checkboxes, switches and radio buttons; of an option or a tab, whether it is chosen. */
  checked: boolean;
  enabled: boolean;
  /** It comes before what has the focus, in the order of the page. */
  before: boolean;
  /** The page means it to be reached with Tab. */
  tabbable: boolean;
  /** Members of its group, 0 without. */
  members: number;
  /** Element it is, for a sentence. */
  tag: string;
}

/**
 * Runs in the page: how a control stands to the focus. A label stands for its control, a hidden file input for the
 * button beside it, a part of a button for the button. It is one function, since it is sent to the page as it is.
 */
export function standingIn(element: Element): Standing {
  const PRESSABLE =
    'button, a[href], summary, label, [role=button], [role=link], [role=tab], [role=menuitem]';
  const GROUPS =
    '[role=radiogroup], [role=tablist], [role=toolbar], [role=menu], [role=menubar], [role=listbox], [role=tree], [role=grid]';
  const ITEMS =
    '[role=radio], [role=tab], [role=option], [role^=menuitem], [role=treeitem], [role=gridcell], button, a[href], input';
  const over = (node: Element): Element | null =>
    node.assignedSlot ??
    node.parentElement ??
    (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const holds = (outer: Element, inner: Element): boolean => {
    for (let node: Element | null = inner; node; node = over(node)) if (node === outer) return true;
    return false;
  };
  const closest = (from: Element, css: string): Element | null => {
    for (let node: Element | null = from; node; node = over(node)) if (node.matches(css)) return node;
    return null;
  };
  const isTabbable = (node: Element): boolean =>
    node instanceof HTMLElement &&
    node.tabIndex >= 0 &&
    !node.matches(':disabled') &&
    node.checkVisibility({ visibilityProperty: true });

  const document = element.ownerDocument;
  let active = document.hasFocus() ? document.activeElement : null;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active === document.body && !document.body.isContentEditable) active = null;

  let target = element;
  const label = closest(element, 'label');
  if (label instanceof HTMLLabelElement && label.control && !isTabbable(element)) target = label.control;
  if (target instanceof HTMLInputElement && target.type === 'file' && !isTabbable(target)) {
    // What is further away belongs to something else.
    const around = [target.parentElement, target.parentElement?.parentElement].filter(
      (place) => place && !place.matches('body, form, main, fieldset, section'),
    );
    const opens = 'button:not([type=submit], form button:not([type])), [role=button], [tabindex]';
    const beside = [...(target.labels ?? []), ...around]
      .flatMap((place) => (place ? [place, ...place.querySelectorAll(opens)] : []))
      .find((one) => one.matches(`label, ${opens}`) && isTabbable(one));
    target = beside ?? target;
  }
  const button = closest(target, PRESSABLE);
  if (button && !isTabbable(target)) target = button;

  const role = target.getAttribute('role') ?? '';
  const type = target instanceof HTMLInputElement ? target.type : '';
  const isRadio = type === 'radio' || role === 'radio' || role === 'menuitemradio';
  const isBox = type === 'checkbox' || role === 'checkbox' || role === 'switch';
  const isChoice = ['option', 'tab', 'treeitem', 'gridcell'].includes(role) || role.startsWith('menuitem');
  const isEntry =
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable) ||
    ['textbox', 'searchbox', 'spinbutton', 'slider'].includes(role) ||
    (target instanceof HTMLInputElement &&
      !['button', 'submit', 'reset', 'image', 'file', 'checkbox', 'radio'].includes(type));

  let peers: Element[] = [];
  if (type === 'radio') {
    const { name, form } = target as HTMLInputElement;
    const root = target.getRootNode() as Document | ShadowRoot;
    peers = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      (one) => name !== '' && one.name === name && one.form === form,
    );
  } else {
    const group = closest(over(target) ?? target, GROUPS);
    if (group) peers = [...group.querySelectorAll(ITEMS)];
    // A field that a list belongs to keeps the focus; its arrows go through the list.
    const opensIt =
      active?.matches('[role=combobox], [aria-haspopup], [aria-expanded=true], [aria-controls]') ?? false;
    if (active && (opensIt || (group && holds(group, active))) && isChoice) peers = [...peers, active];
    else if (active && group && holds(group, active)) peers = [...peers, active];
  }
  const root = active?.getRootNode() as Document | ShadowRoot | undefined;
  const pointed = active?.getAttribute('aria-activedescendant');
  const isPointed = pointed && root ? root.getElementById(pointed) === target : false;
  const hasIt =
    active !== null &&
    (target === active ||
      isPointed ||
      (holds(target, active) && !isChoice) ||
      (holds(active, target) && active.matches(PRESSABLE)));
  return {
    at: hasIt ? 'there' : active && peers.includes(active) ? 'group' : 'elsewhere',
    kind: isRadio
      ? 'radio'
      : isBox
        ? 'box'
        : isChoice
          ? 'choice'
          : isEntry
            ? 'entry'
            : target.matches('button, a[href], summary, input')
              ? 'native'
              : 'other',
    native: target.matches('button, a[href], summary, input'),
    checked:
      target instanceof HTMLInputElement
        ? target.checked
        : (target.getAttribute('aria-checked') ??
            (isChoice ? target.getAttribute('aria-selected') : null)) === 'true',
    enabled: !target.matches(':disabled') && closest(target, '[aria-disabled=true]') === null,
    before: active
      ? (active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
      : false,
    tabbable: isTabbable(target),
    members: peers.length,
    tag: target.localName,
  };
}

/** What has the focus in a frame: which it is, and for a sentence. */
export interface Focus {
  /** Unlike any other's in this frame; empty where nothing has it. */
  place: string;
  /** `button “Send”`. */
  shown: string;
  /** The focus is in a frame within. */
  isFrame: boolean;
  /** It has parts that Tab goes through without leaving it: a date. */
  hasParts: boolean;
}

/** Runs in the page: what has the focus. One function, since it is sent to the page as it is. */
export function focusIn(): Focus {
  const nothing = { place: '', shown: 'nothing', isFrame: false, hasParts: false };
  let active = document.hasFocus() ? document.activeElement : null;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return nothing;
  const place: number[] = [];
  for (let node: Node | null = active; node;) {
    const above: Node | null = node.parentNode;
    if (above) place.push([...above.childNodes].indexOf(node as ChildNode));
    node = above ?? (node instanceof ShadowRoot ? node.host : null);
  }
  const labels = (active as HTMLInputElement).labels ?? [];
  const words = [
    active.getAttribute('aria-label'),
    labels[0]?.textContent,
    active.textContent,
    active.getAttribute('placeholder'),
    active.getAttribute('name'),
    active.id,
  ];
  const name = words.map((one) => (one ?? '').replace(/\s+/g, ' ').trim()).find((one) => one !== '') ?? '';
  const tag = active.getAttribute('role') ?? (active.localName === 'a' ? 'link' : active.localName);
  return {
    place: place.join('/'),
    shown: name === '' ? tag : `${tag} “${name.slice(0, 40)}”`,
    isFrame: active.localName === 'iframe' || active.localName === 'frame',
    hasParts:
      active.matches(
        'input:is([type=date], [type=time], [type=month], [type=week], [type=datetime-local])',
      ) || active.matches('audio, video'),
  };
}
