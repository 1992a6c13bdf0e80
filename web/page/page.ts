// The page: a file and a profile in, a verdict out. Holds the one state there is: what runs and what is shown.
import {
  CheckError,
  describeFindings,
  kLanguages,
  prepare,
  type CheckResult,
  type Language,
} from '../src/index.js';
import { check, readings } from './check.js';
import type { Choice } from './choice.js';
import { find, h } from './dom.js';
import { handOverView, showPercent } from './handover.js';
import { kLanguageNames, preferredLanguage, Speech, type LabelKey } from './labels/index.js';
import { applyLabels } from './labelling.js';
import type { HandOver, Outcome } from './outcome.js';
import { setUpPicker } from './picker.js';
import { setUpProfileChoice } from './profile_choice.js';
import { showResult } from './result.js';
import { setUpSettings, showCountry } from './settings.js';
import { Working } from './working.js';

const result = find('result', HTMLElement);
const notice = find('notice', HTMLElement);
const announce = find('announce', HTMLElement);
const working = new Working(result);

let speech = new Speech(preferredLanguage());
let running = new AbortController();
let file: File | undefined;
let choice: Choice = {}; // within the file
let outcome: Outcome | undefined;

function showNotice(title: string, text = ''): void {
  notice.replaceChildren(h('p', { class: 'notice-title' }, title), text ? h('p', {}, text) : '');
  notice.hidden = false;
}

/** Ends what runs, clears what is shown, and answers the signal of what comes next. */
function begin(): AbortSignal {
  running.abort();
  running = new AbortController();
  notice.hidden = true;
  outcome = undefined;
  result.replaceChildren();
  result.ariaBusy = 'false';
  return running.signal;
}

async function run(chosen: File): Promise<void> {
  if (chosen !== file) choice = {};
  file = chosen;
  const signal = begin();
  const profile = chosenProfile();
  const settings = { ...chosenSettings(), ...choice };
  document.body.dataset['stage'] = 'working';
  announce.textContent = speech.say('checking', { name: chosen.name });
  working.start(chosen, readings(settings), speech);
  try {
    const { verdict, whole } = check(chosen, profile, settings, speech, {
      signal,
      onProgress: (progress) => working.progress(progress, speech),
      onPreview: (preview) => working.preview(preview, speech),
      onPercent: (percent) => updateHandOver({ state: 'preparing', percent }, signal),
    });
    const made = await verdict;
    const texts = await describeFindings(made.report, speech.language);
    const handOver = await soFar(whole);
    if (!signal.aborted)
      await finish({ file: chosen, profile, settings, result: made, texts, handOver, onChoice }, signal);
    if (!signal.aborted && handOver.state === 'preparing') await completeHandOver(whole, signal);
  } catch (thrown) {
    if (!signal.aborted) fail(thrown);
  }
}

/** A small file's digest is there before anything is shown. */
async function soFar(whole: Promise<CheckResult>): Promise<HandOver> {
  const made = await Promise.race([whole, undefined]).catch(() => undefined);
  return made ? { state: 'ready', result: made } : { state: 'preparing', percent: 0 };
}

async function finish(made: Outcome, signal: AbortSignal): Promise<void> {
  outcome = made;
  working.stop();
  document.body.dataset['stage'] = 'result';
  await showResult(result, made, speech, signal, () => {
    announce.textContent = speech.say(made.result.report.verdict);
    document.getElementById('verdict')?.focus({ preventScroll: true });
  });
}

function updateHandOver(state: HandOver, signal: AbortSignal): void {
  if (signal.aborted || !outcome) return;
  outcome = { ...outcome, handOver: state };
  if (state.state === 'preparing') showPercent(state, speech);
  else document.getElementById('handover')?.replaceWith(handOverView(outcome, speech));
}

async function completeHandOver(whole: Promise<CheckResult>, signal: AbortSignal): Promise<void> {
  try {
    updateHandOver({ state: 'ready', result: await whole }, signal);
  } catch (thrown) {
    updateHandOver({ state: 'failed' }, signal);
    if (!signal.aborted) showNotice(speech.say('noContract'), thrown instanceof Error ? thrown.message : '');
  }
}

function fail(thrown: unknown): void {
  begin();
  working.stop();
  document.body.dataset['stage'] = 'start';
  if (thrown instanceof CheckError) showNotice(speech.say('failed'), `${thrown.message} (${thrown.code})`);
  else showNotice(speech.say('failed'), String(thrown));
}

function cancel(): void {
  begin();
  file = undefined;
  working.stop();
  document.body.dataset['stage'] = 'start';
  showNotice(speech.say('cancelled'));
  find('choose', HTMLButtonElement).focus();
}

async function speak(language: Language): Promise<void> {
  speech = new Speech(language);
  applyLabels(speech, file !== undefined);
  showCountry(speech);
  working.relabel(speech);
  const { signal } = running;
  if (!outcome) return;
  const texts = await describeFindings(outcome.result.report, language);
  if (signal.aborted || speech.language !== language) return;
  outcome = { ...outcome, texts };
  await showResult(result, outcome, speech, signal);
}

function setUpLanguages(): void {
  const select = find('language', HTMLSelectElement);
  for (const language of kLanguages)
    select.append(h('option', { value: language, lang: language }, kLanguageNames[language]));
  select.value = speech.language;
  select.addEventListener('change', () => {
    const chosen = kLanguages.find((language) => language === select.value);
    if (chosen) void speak(chosen);
  });
}

const onChoice = (made: Choice): void => {
  choice = made;
  checkAnew();
};
const checkAnew = (): void => {
  if (file) void run(file);
};
const chosenProfile = setUpProfileChoice(checkAnew);
const chosenSettings = setUpSettings(() => {
  showCountry(speech);
  checkAnew();
});
setUpLanguages();
applyLabels(speech, false);
setUpPicker(
  {
    onFile: (chosen) => {
      void run(chosen).then(() => applyLabels(speech, true));
      applyLabels(speech, true);
    },
    onRefused: (why: LabelKey) => showNotice(speech.say(why)),
  },
  (over) => document.body.toggleAttribute('data-over', over),
);
find('cancel', HTMLButtonElement).addEventListener('click', cancel);
prepare().catch(fail);
