import type { Frame } from 'playwright';
import type { Button, Field, Wanted, Widget } from '../../model/index.ts';

/** A control that was found in a frame. */
export interface Candidate {
  /** By which the frame finds it again. */
  number: number;
  widget: Widget;
  /** For a sentence: `button “Send”`. */
  shown: string;
  /** It is a frame, and what is meant is the page in it: an editor. */
  inFrame: boolean;
  enabled: boolean;
  /** Where it leads, if it is a link and not alone. */
  place: string;
  /** What tells the part of the page it is in from others; empty when it is alone. */
  context: string;
  /** `css=#id` that points at it alone; empty when it is alone, or without. */
  selector: string;
}

/** What a frame answers when it is asked for a control. */
export interface Report {
  /** How many are as good as each other. */
  count: number;
  /** How good they are; smaller numbers are better, the first counts most. */
  key: number[];
  /** By what they are called so, for a sentence. */
  how: string;
  /** Which of the candidates is meant; -1 when the frame cannot tell. */
  chosen: number;
  candidates: Candidate[];
  /** When somebody last did something in this frame, ms since 1970. */
  lastTime: number;
  frames: FrameSeen[];
}

/** A frame as the page around it has it. */
export interface FrameSeen {
  /** -1 when nobody sees it, else how many names of `within` are met where it stands. */
  met: number;
  /** The address it was given. */
  src: string;
}

/** A field of a form with what it is. */
export interface FoundField {
  candidate: Candidate;
  field: Field;
}

/** A button with what it is; `here` as far as the frame knows. */
export interface FoundButton {
  candidate: Candidate;
  button: Button;
}

/** What one frame of a page says. */
export interface Answer {
  frame: Frame;
  /** What it was asked: within what is left of the regions for it. */
  wanted: Wanted;
  report: Report;
}
