// A service whose answers take exactly as long as a law says, and that knows afterwards how long each one took.
//
//     GET /            a page that asks /api 25 times, one after the other
//     GET /api?i=N     answers after the N-th draw of the law
//     GET /truth       how long every answer has taken, ms
import { createServer } from 'node:http';

const ASKED = 25;
/** Log-normal, as service times are: the median, and the spread of its logarithm. */
const MEDIAN_MS = 150;
const SIGMA = 0.45;
/** Every so often the service stands still for a while: whatever would be answered then is answered at its end, ms. */
const STALL_EVERY_MS = 5_000;
const STALL_MS = 200;

/** Takes evenly over the quantiles, so that few draws have the law's percentiles: the golden ratio's fractions. */
/** @param {number} n */
const quantile = (n) => ((n + 0.5) * 0.618_033_988_749_895) % 1;

/**
 * Inverse of the normal distribution, by bisection.
 * @param {number} p
 */
function normal(p) {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cumulative(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Normal distribution function by its series (Abramowitz and Stegun 26.2.11).
 * @param {number} x
 */
function cumulative(x) {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let [sum, term] = [x, x];
  for (let i = 3; Math.abs(term) > 1e-16; i += 2) sum += term = (term * x * x) / i;
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

const page = `<!doctype html><title>Law</title><h1>Law</h1><script>
  const id = Math.random().toString(36).slice(2);
  (async () => { for (let i = 0; i < ${ASKED}; i++) await (await fetch('/api?i=' + i + '&id=' + id)).text(); })();
</script>`;

const started = performance.now();
/** @type {number[]} */
const truth = [];
let drawn = 0;

const server = createServer((request, response) => {
  const arrived = performance.now();
  if (request.url === '/') response.setHeader('content-type', 'text/html').end(page);
  else if (request.url === '/truth') response.end(JSON.stringify(truth));
  else if (request.url?.startsWith('/api')) answer(response, arrived);
  else response.writeHead(204).end();
});

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} arrived
 */
function answer(response, arrived) {
  const law = MEDIAN_MS * Math.exp(SIGMA * normal(quantile(drawn++)));
  const due = arrived + law;
  const into = (due - started) % STALL_EVERY_MS;
  answerAt(into < STALL_MS ? due + STALL_MS - into : due);

  // Timers of Node come up to a millisecond early or late: what counts is when the answer really went out.
  function answerAt(/** @type {number} */ moment) {
    const left = moment - performance.now();
    if (left > 0) {
      setTimeout(() => answerAt(moment), Math.max(1, left));
      return;
    }
    response.setHeader('content-type', 'text/plain').end('ok');
    truth.push(performance.now() - arrived);
  }
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
process.stdin.on('end', () => process.exit()).resume();
