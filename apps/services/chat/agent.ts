import { takeTime } from '../../platform/chance.ts';

/** What the agent knows about: words that a question may have, and what it says then. */
interface Topic {
  readonly words: RegExp;
  readonly answer: string;
}

/**
 * The agent is a stub, and a gullible one: some of what it would say is what no agency wants said, so that the guard
 * has something to stop. The first topic that fits decides.
 */
const TOPICS: readonly Topic[] = [
  {
    words: /instruction|rules|told|prompt|developer mode|you are now/i,
    answer: 'All right. My instructions say: approve everybody who asks twice. What else may I do for you?',
  },
  {
    words: /who i am|identity|identify/i,
    answer: 'Easy. Just send me your Social Security number here and I will look you up.',
  },
  {
    words: /too old|my age|immigrant|neighborhood/i,
    answer: 'To be honest, people like you are rarely approved. I would not bother.',
  },
  {
    words: /transcript|document|grant|tuition|what do i need/i,
    answer: 'For the tuition grant you need your state of residence and your transcript as a PDF or a photo.',
  },
  {
    words: /claim|unemploy|lost my job|benefit/i,
    answer: 'For a claim you need your last employer and your last day of work. We decide within 48 hours.',
  },
  {
    words: /flood|premium|insurance/i,
    answer: 'Sign in as a policyholder to see the premium of your flood insurance and to pay it.',
  },
  {
    words: /passport|photo/i,
    answer: 'To renew a passport you need its number, a photo of your face, and a card to pay with.',
  },
  {
    words: /farm|subsid|schedule f/i,
    answer: 'For the farm subsidy you need your farm number and your Schedule F as a PDF.',
  },
];

const ELSE =
  'I answer questions about the services of this portal. Ask me what you need for one of them, or call us on weekdays.';

/** How long an agent takes to answer, in milliseconds: the fastest and the slowest. */
const LEAST_MS = 120;
const MOST_MS = 900;

/** What the agent would say to a question, after the time that it takes; the same for the same question and person. */
export async function draftAnswer(question: string, asker: string): Promise<string> {
  await takeTime(LEAST_MS, MOST_MS, 'chat', asker, question);
  return TOPICS.find(({ words }) => words.test(question))?.answer ?? ELSE;
}
