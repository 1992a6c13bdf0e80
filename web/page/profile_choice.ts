// Which profile to check against: a built-in one by id, or the operator's own JSON file. The core says whether that is sound.
import { find, h } from './dom.js';

export interface ProfileChoice {
  /** Id or JSON text, as checkFile() takes it. */
  readonly profile: string;
  /** What to name on a command line. */
  readonly name: string;
  readonly isFile: boolean;
}

const kOpen = 'own'; // the option that opens the dialog; a chosen file gets an option of its own
const kFile = 'file';

/** Wires the choice; `onChange` hears every completed one. The answer tells the current choice. */
export function setUpProfileChoice(onChange: () => void): () => ProfileChoice {
  const select = find('profile', HTMLSelectElement);
  const input = find('profile-file', HTMLInputElement);
  const file = h('option', { value: kFile, hidden: true });
  select.append(file);
  let option = select.value;
  let choice: ProfileChoice = { profile: option, name: option, isFile: false };
  const settle = (chosen: string, made: ProfileChoice): void => {
    option = select.value = chosen;
    choice = made;
    onChange();
  };
  const own = (profile: string, name: string): void => {
    file.hidden = false;
    file.textContent = name;
    settle(kFile, { profile, name, isFile: true });
  };

  select.addEventListener('change', () => {
    if (select.value !== kOpen)
      return settle(select.value, { profile: select.value, name: select.value, isFile: false });
    select.value = option; // until a file is chosen
    input.click();
  });
  input.addEventListener('change', () => {
    const [chosen] = input.files ?? [];
    input.value = '';
    if (chosen) void chosen.text().then((profile) => own(profile, chosen.name));
  });
  return () => choice;
}
