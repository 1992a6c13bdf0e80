// Choosing a file: a button for the keyboard and for readers, the whole window as a place to drop. Says why a choice is no file.
import { find } from './dom.js';
import type { LabelKey } from './labels/index.js';

export interface PickerEvents {
  onFile(file: File): void;
  onRefused(why: LabelKey): void;
}

/** A button that opens the system's dialog; the same file can be chosen twice in a row. */
export function chooseWith(button: HTMLElement, input: HTMLInputElement, onFile: (file: File) => void): void {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = '';
    if (file) onFile(file);
  });
}

function dropped(items: DataTransferItemList, { onFile, onRefused }: PickerEvents): void {
  const files = Array.from(items).filter((item) => item.kind === 'file');
  const [first] = files;
  if (!first || files.length > 1) return onRefused('oneFile');
  if (first.webkitGetAsEntry()?.isDirectory) return onRefused('noFolder');
  const file = first.getAsFile();
  if (file) onFile(file);
}

/** Wires button and window; `setHover` hears whether a file hangs over the page. */
export function setUpPicker(events: PickerEvents, setHover: (over: boolean) => void): void {
  chooseWith(find('choose', HTMLButtonElement), find('file', HTMLInputElement), events.onFile);
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    setHover(true);
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) setHover(false);
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    setHover(false);
    if (event.dataTransfer) dropped(event.dataTransfer.items, events);
  });
}
