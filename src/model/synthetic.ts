/**
 * What everything of ours ends its `User-Agent` with when it asks the service under test, so that an agency can tell
 * rehearsals from people: OpenTelemetry knows synthetic traffic by this header (`user_agent.synthetic.type`).
 */
export const SYNTHETIC_TOKEN = 'HMS-ESR (synthetic; test)';
