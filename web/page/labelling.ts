// Writes the page's words into index.html: data-label names the text of an element, data-label-aria its accessible name.
import { find } from './dom.js';
import type { LabelKey, Speech } from './labels/index.js';

/** `hasFile`: whether the button now chooses another file. */
export function applyLabels(speech: Speech, hasFile: boolean): void {
  document.documentElement.lang = speech.language;
  document.title = speech.say('title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.textContent = speech.say(element.dataset['label'] as LabelKey);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label-aria]')) {
    element.setAttribute('aria-label', speech.say(element.dataset['labelAria'] as LabelKey));
  }
  find('choose', HTMLButtonElement).textContent = speech.say(hasFile ? 'chooseOther' : 'choose');
}
