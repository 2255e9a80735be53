import { expect, test } from '@playwright/test';
import { checkOutgoing, Ledger } from '../../../src/guard/index.ts';
import type { OutgoingRequest } from '../../../src/guard/index.ts';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.6778.33 Safari/537.36';

/** A request as a browser sends it. */
function request(changes: Partial<OutgoingRequest>): OutgoingRequest {
  const { headers, ...rest } = changes;
  return {
    method: 'POST',
    url: 'http://93.184.216.34:8080/api/apply',
    headers: {
      host: '93.184.216.34:8080',
      origin: 'http://93.184.216.34:8080',
      'user-agent': CHROME,
      'sec-ch-ua': '"Chromium";v="131.0.6778.33", "Not_A Brand";v="24.0.0.0"',
      accept: 'application/json, text/plain, */*',
      ...headers,
    },
    ...rest,
  };
}

const found = (changes: Partial<OutgoingRequest>): string[] =>
  checkOutgoing(request(changes)).map(({ kind, where }) => `${kind}: ${where}`);

const json = { 'content-type': 'application/json; charset=utf-8' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

test('a request of the browser itself, to a target with a public address, leaves', () => {
  expect(found({ method: 'GET' })).toEqual([]);
  expect(found({ url: 'data:text/plain,132-27-2542' })).toEqual([]);
});

test('a number in a JSON body is found by the key it is sent under, however deep', () => {
  const body = JSON.stringify({
    applicant: { ssn: '132272542', phone: { number: '2024561111' }, order: 2024567890 },
    answers: [{ field: 'passport', value: '496965793' }],
  });
  expect(found({ headers: json, body })).toEqual([
    'ssn: field “applicant ssn” of the body',
    'phone: field “applicant phone number” of the body',
    'passport: field “passport” of the body',
  ]);
});

test('a form, an address and its fragment are read with their encoding undone', () => {
  expect(
    found({ headers: form, body: 'mail=j.rossi%40libero.it&phone=%28202%29+456-1111&state=New+York' }),
  ).toEqual(['email: field “mail” of the body', 'phone: field “phone” of the body']);
  expect(found({ url: 'https://a.example/find?ssn=132272542&page=2#to=kim.lee%40daum.net' })).toEqual([
    'ssn: parameter “ssn” of the address',
    'email: the fragment of the address',
  ]);
  expect(found({ url: 'https://a.example/people/ssn/132272542/edit' })).toEqual([
    'ssn: the path of the address',
  ]);
});

test('cookies, the referrer, credentials and the page’s own headers are looked at', () => {
  const basic = Buffer.from('r.mason@verizon.net:secret').toString('base64');
  expect(
    found({
      headers: {
        Cookie: 'sid=s%3A4a7d1ed414474e4033ac29ccb8653d9b; user=kim.lee%40daum.net',
        Referer: 'http://93.184.216.34:8080/find?phone=2024561111',
        Authorization: `Basic ${basic}`,
        'X-Applicant-SSN': '132272542',
      },
    }),
  ).toEqual([
    'email: cookie “user”',
    'phone: parameter “phone” of header “Referer”',
    'email: header “Authorization”',
    'ssn: header “X-Applicant-SSN”',
  ]);
});

test('of a multipart body the fields and text files are looked at, and the names of files; pictures are not', () => {
  const picture = Buffer.from([0xff, 0xd8, 0xff, ...Buffer.from('132-27-2542'), 0]);
  const part = (head: string, content: Buffer | string): Buffer[] => [
    Buffer.from(`--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ];
  const body = Buffer.concat([
    ...part('name="ssn"', '132272542'),
    ...part('name="photo"; filename="photo.jpg"\r\nContent-Type: image/jpeg', picture),
    ...part('name="list"; filename="people.csv"\r\nContent-Type: text/csv', 'name\nann@yahoo.com\n'),
    ...part(
      'name="scan"; filename="132-27-2543.pdf"\r\nContent-Type: application/pdf',
      '%PDF-1.7 132-27-2542',
    ),
    ...part('name="meta"\r\nContent-Type: application/json', '{"phone":"2024561111"}'),
    Buffer.from('--xyz--\r\n'),
  ]);
  expect(found({ headers: { 'content-type': 'multipart/form-data; boundary=xyz' }, body })).toEqual([
    'ssn: field “ssn” of the body',
    'email: field “list” of the body',
    'ssn: the file name in field “scan” of the body',
    'phone: field “phone” of field “meta” of the body',
  ]);
});

test('a body that is no text is passed over, one without a type is read when it looks like text', () => {
  const leak = 'ssn 132-27-2542';
  expect(found({ headers: { 'content-type': 'application/octet-stream' }, body: leak })).toEqual([]);
  expect(found({ body: Buffer.from(`${leak}\0`) })).toEqual([]);
  expect(found({ body: Buffer.from(leak) })).toEqual(['ssn: the body']);
  expect(found({ body: leak, contentType: 'text/plain' })).toEqual(['ssn: the body']);
});

test('JSON that is broken or too deep is read as it stands', () => {
  expect(found({ headers: json, body: '{"ssn":"132272542",' })).toEqual(['ssn: the body']);
  const deep = `${'{"a":'.repeat(60)}{"ssn":"132272542"}${'}'.repeat(60)}`;
  expect(found({ headers: json, body: deep })).toHaveLength(1);
});

test('only the first 64 KB of a body’s text are looked at', () => {
  const body = `${'x '.repeat(40_000)}132-27-2542`;
  expect(found({ headers: { 'content-type': 'text/plain' }, body })).toEqual([]);
  expect(found({ headers: { 'content-type': 'text/plain' }, body: body.slice(20_000) })).toEqual([
    'ssn: the body',
  ]);
});

test('a key that is somebody’s number itself is found, and not shown', () => {
  const body = JSON.stringify({ 'kim.lee@daum.net': true, '132-27-2542': { paid: 1 } });
  const findings = checkOutgoing(request({ headers: json, body }));
  expect(findings.map(({ kind }) => kind)).toEqual(['email', 'ssn']);
  expect(JSON.stringify(findings)).not.toMatch(/kim|2542/);
  expect(JSON.stringify(checkOutgoing(request({ headers: form, body: '132-27-2542=1' })))).not.toMatch(
    /132|2542/,
  );
});

test('what the citizen was given leaves, in whatever part of the request', () => {
  const ledger = new Ledger(['B23394604', '1974-11-03']);
  const body = JSON.stringify({ passport: 'B23394604', dob: '11/03/1974' });
  expect(checkOutgoing(request({ headers: json, body }), { ledger })).toEqual([]);
  expect(checkOutgoing(request({ headers: json, body }))).toHaveLength(2);
});

test('what was clean is remembered, what was not is stopped each time', () => {
  const seen = new Set<string>();
  const clean = request({
    headers: { cookie: 'sid=4a7d1ed4' },
    body: 'state=Ohio',
    contentType: 'text/plain',
  });
  checkOutgoing(clean, { seen });
  const { size } = seen;
  expect(size).toBeGreaterThan(0);
  checkOutgoing(clean, { seen });
  expect(seen.size).toBe(size);
  const leak = request({ headers: json, body: '{"ssn":"132272542"}' });
  expect(checkOutgoing(leak, { seen })).toHaveLength(1);
  expect(checkOutgoing(leak, { seen })).toHaveLength(1);
});
