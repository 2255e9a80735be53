import { useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, Refused } from '../api.ts';
import type { Bus } from '../contract.ts';
import { FileTarget } from './file-target.tsx';
import { send } from './send.ts';

type Upload =
  | { readonly is: 'nothing' }
  | { readonly is: 'sending' | 'received'; readonly name: string }
  | { readonly is: 'needed' | 'refused'; readonly problem: Pick<Problem, 'detail' | 'rule'> };

function announcement(upload: Upload): string {
  if (upload.is === 'sending') return `Uploading ${upload.name}…`;
  if (upload.is === 'received') return `${upload.name} is uploaded.`;
  return '';
}

/** The field "Transcript": sends a file as soon as it is chosen and says on the bus what becomes of it. */
export function DocumentUpload({ api, bus }: { api: string; bus: Bus }) {
  const [upload, setUpload] = useState<Upload>({ is: 'nothing' });
  const running = useRef<AbortController>(undefined);

  useEffect(() => {
    const stop = bus.on('document-needed', ({ message }) => {
      // A refusal says more than that something is missing.
      setUpload((now) => (now.is === 'refused' ? now : { is: 'needed', problem: { detail: message } }));
    });
    return () => {
      stop();
      running.current?.abort();
    };
  }, [bus]);

  async function choose(file: File | undefined): Promise<void> {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    if (!file) {
      setUpload({ is: 'nothing' });
      return bus.emit('document-missing', {});
    }
    const { name } = file;
    setUpload({ is: 'sending', name });
    bus.emit('document-sending', { name });
    try {
      const document = await send(api, file, mine.signal);
      if (mine.signal.aborted) return;
      setUpload({ is: 'received', name });
      bus.emit('document-received', document);
    } catch (error) {
      if (mine.signal.aborted) return;
      const problem =
        error instanceof Refused ? error.problem : { detail: 'The file could not be sent. Try again.' };
      setUpload({ is: 'refused', problem });
      bus.emit('document-missing', {});
    }
  }

  const problem = 'problem' in upload ? upload.problem : undefined;
  return (
    <div class={`usa-form-group ${problem ? 'usa-form-group--error' : ''}`}>
      <label class="usa-label" for="transcript">
        Transcript
      </label>
      <span class="usa-hint" id="transcript-hint">
        A PDF, JPEG or PNG file of at most 5 MB
      </span>
      {problem && (
        <span
          class="usa-error-message"
          id="transcript-error"
          role={upload.is === 'refused' ? 'alert' : undefined}
        >
          {problem.detail}
          {problem.rule && ` (Rule ${problem.rule})`}
        </span>
      )}
      <FileTarget
        invalid={problem !== undefined}
        chosen={'name' in upload ? upload.name : undefined}
        onChoose={(file) => void choose(file)}
      />
      <p class="portal-status" role="status">
        {announcement(upload)}
      </p>
    </div>
  );
}
