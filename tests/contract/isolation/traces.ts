/** Something that a page can leave behind, in the page's own script. */
export interface Trace {
  name: string;
  /** Body of an async function that leaves it. */
  leave: string;
  /** Body of an async function that gives what is there of it; nothing there is an empty text. */
  look: string;
}

const DATABASE = `await new Promise((done, fail) => {
  const asked = indexedDB.open('drafts', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('forms').put('Ada', 'name');
  asked.onsuccess = () => done(asked.result.close());
  asked.onerror = fail;
});`;

const FRAME = `const frame = document.createElement('iframe');
frame.src = location.href.replace('127.0.0.1', 'localhost').replace(/[?].*/, '').replace(/\\w+$/, 'frame');
const told = new Promise((done) => addEventListener('message', ({ data }) => done(data), { once: true }));
document.body.append(frame);`;

/** What a citizen's page leaves in the browser, and how the next page would find it. */
export const traces: readonly Trace[] = [
  { name: 'a cookie', leave: `document.cookie = 'who=Ada; max-age=3600';`, look: `return document.cookie;` },
  {
    name: 'local storage',
    leave: `localStorage.setItem('who', 'Ada');`,
    look: `return localStorage.getItem('who') ?? '';`,
  },
  {
    name: 'session storage',
    leave: `sessionStorage.setItem('who', 'Ada');`,
    look: `return sessionStorage.getItem('who') ?? '';`,
  },
  {
    name: 'a database',
    leave: DATABASE,
    look: `return (await indexedDB.databases()).map(({ name }) => name).join();`,
  },
  {
    name: 'cache storage',
    leave: `await (await caches.open('forms')).put('/draft', new Response('Ada'));`,
    look: `return (await caches.keys()).join();`,
  },
  {
    name: 'a file of the page’s own',
    leave: `await (await navigator.storage.getDirectory()).getFileHandle('draft', { create: true });`,
    look: `let names = '';
for await (const name of (await navigator.storage.getDirectory()).keys()) names += name;
return names;`,
  },
  {
    name: 'a service worker',
    leave: `await navigator.serviceWorker.register('/worker'); await navigator.serviceWorker.ready;`,
    look: `return (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope).join();`,
  },
  { name: 'the name of the window', leave: `window.name = 'Ada';`, look: `return window.name;` },
  {
    name: 'history',
    leave: `for (let i = 0; i < 5; i += 1) history.pushState({}, '', '?' + i);`,
    look: `return history.length > 3 ? 'visited ' + history.length : '';`,
  },
  {
    name: 'a window that stays open, with its locks',
    leave: `await new Promise((held) => {
  navigator.locks.request('Ada', () => { held(); return new Promise(() => {}); });
});
const other = open('/plain');
await new Promise((done) => other.addEventListener('load', done));`,
    look: `return (await navigator.locks.query()).held.map(({ name }) => name).join();`,
  },
  {
    name: 'a password that the service asked for',
    leave: `await new Promise((done) => {
  const asked = new XMLHttpRequest();
  asked.open('GET', '/secret', true, 'ada', 'lovelace');
  asked.onloadend = done;
  asked.send();
});`,
    look: `return new Promise((done) => {
  const asked = new XMLHttpRequest();
  asked.open('GET', '/secret');
  asked.onloadend = () => done(asked.status === 200 ? asked.responseText : '');
  asked.send();
});`,
  },
  {
    name: 'storage of a frame from another origin',
    leave: `${FRAME} await told; frame.contentWindow.postMessage('keep', '*');
await new Promise((done) => addEventListener('message', done, { once: true }));`,
    look: `${FRAME} return told;`,
  },
  {
    name: 'what is kept as the page goes',
    leave: `addEventListener('pagehide', () => {
  localStorage.setItem('late', 'Ada');
  document.cookie = 'late=Ada; max-age=3600';
});`,
    look: `return (localStorage.getItem('late') ?? '') + document.cookie;`,
  },
];
