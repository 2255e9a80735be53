// What Playwright calls: a selector engine whose selectors are questions in JSON.
//
//     esr={"do":"find","wanted":{…}}   ──> one element beside the page, its text is the answer in JSON
//     esr={"at":7,"wanted":{…}}        ──> the control itself
import { buttons, fields } from './fields.mjs';
import { chosen } from './choice.mjs';
import { find, framesIn, matchesOf } from './find.mjs';
import { linkTo } from './links.mjs';
import { lookAt } from './look.mjs';
import { elementOf, numberOf, watch } from './memory.mjs';
import { alerts, offers, reads, text } from './read.mjs';
import { isField, widgetOf } from './kinds.mjs';
import { boxOf } from './sight.mjs';
import { allOf } from './tree.mjs';
import { asked } from './words.mjs';

/** @typedef {import('../ask.ts').Question} Question */
/** @typedef {import('../ask.ts').Pointer} Pointer */

/**
 * Elements that Playwright's own selectors found, one call for each, in front of the question about all of them.
 * @type {Set<Element>}
 */
let pointed = new Set();

/** The engine, as Playwright wants it. */
export function engine() {
  return {
    query: (/** @type {Node} */ root, /** @type {string} */ body) => queryAll(root, body)[0] ?? null,
    queryAll,
  };
}

/**
 * @param {Node} root
 * @param {string} body
 * @returns {Element[]}
 */
function queryAll(root, body) {
  /** @type {Question | Pointer} */
  const question = JSON.parse(body);
  watch();
  return 'at' in question ? pointAt(question) : answer(root, question);
}

/**
 * @param {Node} root
 * @param {Question} question
 * @returns {Element[]}
 */
function answer(root, question) {
  if (question.do === 'point') {
    if (root instanceof Element) pointed.add(root);
    return [document.documentElement];
  }
  const sheet = document.createElement('esr-answer');
  // A frame that nobody sees has nothing to say.
  const isSeen = window === window.top || (innerWidth > 1 && innerHeight > 1);
  sheet.textContent = JSON.stringify((isSeen && answerTo(question)) || null);
  return [sheet];
}

/** @param {import('../ask.ts').Asking} question */
function answerTo(question) {
  switch (question.do) {
    case 'find':
      return find(question.wanted, question.pointed ? takePointed() : undefined);
    case 'fields':
      return fields(question.within);
    case 'buttons':
      return buttons(question.within);
    case 'reads':
      return reads(question.text, question.within);
    case 'text':
      return text(question.within);
    case 'alerts':
      return alerts();
    case 'offers':
      return offers(question.within);
    case 'link': {
      const link = linkTo(question.address);
      return link ? numberOf(link) : 0;
    }
    case 'frames':
      return framesIn(question.within, lookAt(document));
  }
}

function takePointed() {
  const taken = [...pointed];
  pointed = new Set();
  return taken;
}

/**
 * The control with a number; where the page has drawn it anew since, the one that the same words mean now.
 * @param {Pointer} pointer
 * @returns {Element[]}
 */
function pointAt({ at, wanted }) {
  const element = elementOf(at) ?? (wanted && again(wanted));
  if (!element) return [];
  // A link without a box of its own is pressed by what is in it; a field is typed in as it is.
  return [isField(widgetOf(element) ?? 'other') ? element : (boxOf(element) ?? element)];
}

/** @param {import('../../../model/index.ts').Wanted} wanted */
function again(wanted) {
  const look = lookAt(document);
  const { name = '' } = wanted;
  // What only Playwright can read, it has to look for anew.
  if (name.startsWith('role=')) return undefined;
  const byCss = name.startsWith('css=') ? allOf(name.slice('css='.length), look.roots) : undefined;
  const matches = matchesOf(wanted, look, byCss);
  const match = wanted.nth === undefined ? chosen(matches, asked(name)) : matches[wanted.nth - 1];
  return match?.control.element;
}
