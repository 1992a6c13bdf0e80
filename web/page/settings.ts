// What the operator may settle besides the profile: what happens to duplicates, and the country of phone numbers without country code.
import type { CheckOptions } from '../src/index.js';
import type { Choice } from './choice.js';
import { find } from './dom.js';
import type { Speech } from './labels/index.js';

const kPolicies = ['first', 'last', 'merge', 'error'] as const;

/** Options of a check; a setting that is left to the profile is not among them. */
export type Settings = Choice & Pick<CheckOptions, 'duplicates' | 'default_country'>;

const country = (): HTMLInputElement => find('default-country', HTMLInputElement);

/** Says beside the code which country it stands for. */
export function showCountry({ language }: Speech): void {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const code = country().value.toUpperCase();
  const name = /^[A-Z]{2}$/.test(code) ? names.of(code) : undefined;
  find('country-name', HTMLElement).textContent = name ?? '';
}

function settings(duplicates: string): Settings {
  const policy = kPolicies.find((one) => one === duplicates);
  const code = country().value.trim().toUpperCase();
  return { ...(policy && { duplicates: policy }), ...(code && { default_country: code }) };
}

/** Wires the settings; `onChange` hears every change. The answer tells the current ones. */
export function setUpSettings(onChange: () => void): () => Settings {
  const duplicates = find('duplicates', HTMLSelectElement);
  for (const element of [duplicates, country()]) element.addEventListener('change', onChange);
  return () => settings(duplicates.value);
}
