// The card of a running check: bytes done, cancel, and the first rows as soon as they are known.
import type { Preview, Progress } from '../src/index.js';
import { find } from './dom.js';
import type { Speech } from './labels/index.js';
import { previewView } from './preview.js';

const kPreviewMs = 100; // a check that ends sooner shows its result at once instead of flashing rows
const kTakesLonger = 10e6; // bytes; of such a file they are shown at once

export class Working {
  private readonly card_ = find('working', HTMLElement);
  private readonly name_ = find('working-name', HTMLElement);
  private readonly bar_ = find('progress', HTMLProgressElement);
  private readonly bytes_ = find('working-bytes', HTMLElement);
  private file_: File | undefined;
  private passes_ = 1;
  private timer_: ReturnType<typeof setTimeout> | undefined;

  /** `rows`: where the provisional preview goes. */
  constructor(private readonly rows: HTMLElement) {}

  /** `passes`: how often the file will be read, as far as that is known. */
  start(file: File, passes: number, speech: Speech): void {
    this.file_ = file;
    this.passes_ = passes;
    this.card_.hidden = false;
    this.relabel(speech);
    this.progress({ bytes: 0, total: file.size, pass: 1 }, speech);
  }

  /** A second reading goes through the second half of the bar. */
  progress({ bytes, total, pass }: Progress, speech: Speech): void {
    this.passes_ = Math.max(this.passes_, pass);
    const share = total === 0 ? 0 : (pass - 1 + bytes / total) / this.passes_;
    this.bar_.value = share * this.bar_.max;
    this.bytes_.textContent = speech.say(pass > 1 ? 'progressAgain' : 'progressBytes', {
      done: speech.bytes(bytes),
      total: speech.bytes(total),
    });
  }

  preview(preview: Preview, speech: Speech): void {
    clearTimeout(this.timer_);
    const show = (): void => this.rows.replaceChildren(previewView(preview, true, speech) ?? '');
    if (this.file_ && this.file_.size > kTakesLonger) show();
    else this.timer_ = setTimeout(show, kPreviewMs);
  }

  relabel(speech: Speech): void {
    if (this.file_) this.name_.textContent = speech.say('checking', { name: this.file_.name });
  }

  stop(): void {
    clearTimeout(this.timer_);
    this.file_ = undefined;
    this.card_.hidden = true;
  }
}
