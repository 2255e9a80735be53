import { useState } from 'preact/hooks';

/** What the box shows and whom it tells. */
export interface FileTargetProps {
  readonly invalid: boolean;
  /** The name of the file that was chosen. */
  readonly chosen: string | undefined;
  readonly onChoose: (file: File | undefined) => void;
}

/** The design system's file input: a dashed box to click or to drop a file on, over a real file input. */
export function FileTarget({ invalid, chosen, onChoose }: FileTargetProps) {
  const [dragging, setDragging] = useState(false);
  return (
    <div
      class={`usa-file-input ${dragging ? 'usa-file-input--drag' : ''}`}
      onDragOver={() => setDragging(true)}
      onDragLeave={() => setDragging(false)}
      onDrop={() => setDragging(false)}
    >
      <div class={`usa-file-input__target ${invalid ? 'has-invalid-file' : ''}`}>
        <div class="usa-file-input__instructions" aria-hidden="true">
          <span class="usa-file-input__drag-text">{chosen ?? 'Drag file here'} or </span>
          <span class="usa-file-input__choose">{chosen ? 'change file' : 'choose from folder'}</span>
        </div>
        <div class="usa-file-input__box" />
        <input
          class="usa-file-input__input"
          id="transcript"
          name="transcript"
          type="file"
          accept=".pdf,.jpg,.jpeg,.png"
          required
          aria-invalid={invalid}
          aria-describedby={invalid ? 'transcript-error transcript-hint' : 'transcript-hint'}
          onChange={(event) => onChoose(event.currentTarget.files?.[0])}
        />
      </div>
    </div>
  );
}
