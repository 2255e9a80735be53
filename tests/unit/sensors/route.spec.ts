import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { routeOf, Routes } from '../../../src/sensors/route.ts';

const BASE = 'http://127.0.0.1:4000';

test('ids of every kind leave a route that has none', () => {
  const routes = Object.entries({
    '/api/claims/42': '/api/claims/:id',
    '/api/claims/42/pages/7': '/api/claims/:id/pages/:id',
    '/api/claims/2f1c9e1a-7b44-4c0e-9a55-0c1d2e3f4a5b': '/api/claims/:id',
    '/api/claims/507f1f77bcf86cd799439011/edit': '/api/claims/:id/edit',
    '/grants/applications/TG-2026-00042': '/grants/applications/:id',
    '/grants/applications/claim-1234': '/grants/applications/:id',
    '/who/jane.doe%40example.org': '/who/:id',
    '/t/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9': '/t/:id',
    '/days/2026-11-21': '/days/:id',
    '/files/01HF8Q2Z5YV3K9.pdf': '/files/:id.pdf',
    '/api/v2/claims': '/api/v2/claims',
    '/assets/application-form.js': '/assets/application-form.js',
    '/forms/w2': '/forms/w2',
    '/apply/step-2': '/apply/step-2',
    '/': '/',
    '': '',
  });
  for (const [path, route] of routes) expect(routeOf(BASE + path)).toBe(BASE + route);
  expect(routeOf('/claims/17')).toBe('/claims/:id');
});

/** One kind of id, as services make them. */
const id = fc.oneof(
  fc.nat({ max: 1e12 }).map(String),
  fc.uuid(),
  fc
    .string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 24, maxLength: 24 })
    .filter((t) => /\d/.test(t)),
  fc.nat({ max: 99_999 }).map((n) => `TG-2026-${String(n).padStart(5, '0')}`),
  fc.emailAddress().map((mail) => encodeURIComponent(mail)),
);

test('addresses that differ by their ids alone are one route, whatever the ids', () => {
  fc.assert(
    fc.property(id, id, (one, other) => {
      const route = routeOf(`${BASE}/api/claims/${one}/notes/${other}`);
      expect(route).toBe(`${BASE}/api/claims/:id/notes/:id`);
    }),
  );
});

test('a route is its own route, and words stay as they are', () => {
  const piece = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 70 })
    .map((text) => encodeURIComponent(text));
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, id), { maxLength: 4 }), (pieces) => {
      const route = routeOf([BASE, ...pieces].join('/'));
      expect(routeOf(route)).toBe(route);
    }),
  );
  const word = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz-')),
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const url = [BASE, ...words].join('/');
      expect(routeOf(url)).toBe(url);
    }),
  );
});

test('a service that makes ever new addresses makes no series without end', () => {
  const routes = new Routes(3);
  const seen = new Set<string>();
  for (let index = 0; index < 50_000; index += 1)
    seen.add(routes.of(`${BASE}/${'abcdefgh'.repeat(1 + (index % 7))}/${index}`));
  expect([...seen]).toHaveLength(4);
  expect(seen).toContain(`${BASE}/:other`);
});
