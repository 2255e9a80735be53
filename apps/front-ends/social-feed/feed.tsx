import { useEffect, useState } from 'preact/hooks';
import { get, post } from '../api.ts';
import { ProblemBox, useAttempt } from '../caseworker-queue/attempt.tsx';

interface Post {
  readonly applicant: string;
  readonly text: string;
  readonly posted: string;
}

interface Posts {
  readonly total: number;
  readonly posts: readonly Post[];
}

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** What people complain about, newest first, and a field to join in. */
export function Feed({ api }: { api: string }) {
  const { busy, problem, attempt } = useAttempt();
  const [found, setFound] = useState<Posts>();
  const [text, setText] = useState('');
  const address = `${api}/feed/posts`;

  useEffect(() => {
    void attempt('', async () => setFound(await get<Posts>(address)));
  }, [address]);

  const send = () =>
    attempt('Posting…', async () => {
      await post(address, { text });
      setText('');
      setFound(await get<Posts>(address));
    });

  return (
    <>
      <ProblemBox problem={problem} />
      <form
        class="usa-form usa-form--large"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label class="usa-label" for="text">
          What went wrong?
        </label>
        <textarea
          class="usa-textarea"
          id="text"
          name="text"
          rows={3}
          maxLength={280}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button class="usa-button" type="submit" aria-disabled={busy !== ''}>
          Post
        </button>
        <p class="portal-status" role="status">
          {busy}
        </p>
      </form>
      <h2>{found ? `${found.total} ${found.total === 1 ? 'complaint' : 'complaints'}` : 'Complaints'}</h2>
      <ul class="portal-posts">
        {found?.posts.map(({ applicant, text: words, posted }, index) => (
          <li key={`${found.total - index}`}>
            <p class="portal-card__agency">
              {applicant}, {day.format(new Date(posted))}
            </p>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
