// Chooses the page's words and its forms of numbers. The languages are those of the core's texts.
import { kLanguages, type Language } from '../../src/index.js';
import { de } from './de.js';
import { en, type Labels } from './en.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { ru } from './ru.js';

export type LabelKey = keyof Labels;
const kAll: Readonly<Record<Language, Labels>> = { en, de, nl, pl, ru };
export const kLanguageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  nl: 'Nederlands',
  pl: 'Polski',
  ru: 'Русский',
};

/** Words and numbers in one language. */
export class Speech {
  private readonly numbers_: Intl.NumberFormat;
  constructor(readonly language: Language) {
    this.numbers_ = new Intl.NumberFormat(language);
  }

  /** The label with its {placeholders} filled in. */
  say(key: LabelKey, values: Readonly<Record<string, string>> = {}): string {
    return kAll[this.language][key].replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  }

  count(value: number): string {
    return this.numbers_.format(value);
  }

  /** Bytes as a person reads them: decimal units, as file managers and the platforms' limits use them. */
  bytes(value: number): string {
    const unit = value < 1e3 ? 'byte' : value < 1e6 ? 'kilobyte' : value < 1e9 ? 'megabyte' : 'gigabyte';
    const size = { byte: 1, kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
    const unitDisplay = value < 1e3 ? 'long' : 'short';
    const style = { style: 'unit', unit, unitDisplay, maximumFractionDigits: value < 1e6 ? 0 : 1 } as const;
    return new Intl.NumberFormat(this.language, style).format(value / size);
  }
}

/** The first of the browser's languages that is one of ours, else English. */
export function preferredLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  const first = wanted.find((tag) => kLanguages.some((language) => language === tag));
  return kLanguages.find((language) => language === first) ?? 'en';
}
