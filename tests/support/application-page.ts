import { serveSite } from './site.ts';

/** A one-page service: a name, a Send button, an answer of the service that the page shows. */
const PAGE = `<!doctype html><html lang="en"><title>Apply</title><link rel="icon" href="data:,">
<h1>Apply</h1>
<label>Your name <input name="name"></label>
<button>Send</button><a href="/help">Help</a>
<p role="status"></p>
<script>
  document.querySelector('button').onclick = async () => {
    const answer = await fetch('/api/applications', { method: 'POST', body: document.querySelector('input').value });
    document.querySelector('[role=status]').textContent = answer.ok ? 'Received' : 'Sorry';
  };
</script></html>`;

/** Serves it; what the service answers to an application can be changed. */
export async function serveApplicationPage(status: () => number = () => 201) {
  return serveSite({
    '/apply': PAGE,
    '/api/applications': (_request, response) => {
      response.writeHead(status(), { 'content-type': 'application/json' }).end('{}');
    },
  });
}

/** A scenario for it: citizens one every 300 ms. */
export function applicationScenario({ users = 5, button = 'Send', more = '' } = {}): string {
  return `name: Applications
users: ${users}
ramp_up: ${users * 300}ms
script:
  - click: "/apply"
  - fill:
      field: "Your name"
      value: "{{ citizen.fullName }}"
  - click: "${button}"
  - expect: { text: "Received" }
checks:
  - type: status_code_ok
${more}`;
}
