// How something of the browser's own is replaced so that a page which looks at it still finds a native function of the
// same name, length and attributes.

/**
 * Replaces a part of a property; what is not said stays as it was.
 * @param {object} holder
 * @param {string} name
 * @param {PropertyDescriptor} part
 */
export function replace(holder, name, part) {
  const own = Object.getOwnPropertyDescriptor(holder, name);
  if (own) Object.defineProperty(holder, name, { ...own, ...part });
}

/**
 * Puts a stand-in over a method, when there is such a method.
 * @param {any} holder
 * @param {string} name
 * @param {(real: (...given: any[]) => any, self: unknown, given: any[]) => unknown} standIn
 */
export function over(holder, name, standIn) {
  const real = holder[name];
  if (typeof real === 'function') replace(holder, name, { value: new Proxy(real, { apply: standIn }) });
}
