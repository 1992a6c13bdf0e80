// What the operator takes along: report, rejected rows, contract, and the command that imports on the server what was checked here.
import type { CheckResult } from '../src/index.js';
import { h, icon } from './dom.js';
import type { LabelKey, Speech } from './labels/index.js';
import type { HandOver, Outcome } from './outcome.js';

/** Object URLs of the shown downloads; released when others take their place. */
let urls_: string[] = [];

function urlOf(content: Blob): string {
  const url = URL.createObjectURL(content);
  urls_.push(url);
  return url;
}

interface Download {
  readonly name: string;
  readonly label: LabelKey;
  readonly text: LabelKey;
  readonly content: Blob | undefined;
  readonly instead: string | undefined;
}

function downloadView({ name, label, text, content, instead }: Download, speech: Speech): HTMLElement {
  const words = h('p', { class: 'quiet' }, instead ?? speech.say(text));
  const link = content
    ? h(
        'a',
        {
          class: 'button',
          href: urlOf(content),
          download: name,
          'aria-label': speech.say('download', { name }),
        },
        icon('download'),
        name,
      )
    : undefined;
  return h('li', {}, h('h4', {}, speech.say(label)), words, link);
}

function downloads({ result, handOver }: Outcome, speech: Speech): HTMLElement {
  const ready = handOver.state === 'ready' ? handOver.result : undefined;
  const waiting =
    handOver.state === 'preparing'
      ? speech.say('preparing', { percent: speech.count(handOver.percent) })
      : undefined;
  const json = (content: BlobPart): Blob => new Blob([content], { type: 'application/json' });
  const list: readonly Download[] = [
    {
      name: 'rejects.csv',
      label: 'rejects',
      text: 'rejectsFileText',
      content: result.rejects.size > 0 ? result.rejects : undefined,
      instead: result.rejects.size > 0 ? undefined : speech.say('noRejects'),
    },
    {
      name: 'report.json',
      label: 'report',
      text: 'reportText',
      content: json((ready ?? result).reportBytes),
      instead: undefined,
    },
    {
      name: 'contract.json',
      label: 'contract',
      text: 'contractText',
      content: ready ? json(JSON.stringify(ready.contract) + '\n') : undefined,
      instead: waiting,
    },
  ];
  return h('ul', { class: 'downloads' }, ...list.map((one) => downloadView(one, speech)));
}

const quoted = (text: string): string =>
  /^[\w.@%+=:,/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

function command({ file, profile }: Outcome, { contract }: CheckResult): string {
  const own = profile.isFile ? [`--profile ${quoted(profile.name)}`] : []; // the contract names a built-in one
  return [
    `consentry import ${quoted(file.name.startsWith('-') ? `./${file.name}` : file.name)}`,
    ...own,
    `--contract contract.json --expect-report ${contract.report_sha256}`,
    '--into contacts.db',
  ].join(' \\\n  ');
}

function commandView(outcome: Outcome, ready: CheckResult, speech: Speech): HTMLElement {
  const text = command(outcome, ready);
  const button = h('button', { type: 'button' }, speech.say('copy'));
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(() => (button.textContent = speech.say('copied')));
  });
  return h(
    'div',
    { class: 'command' },
    h('div', { class: 'command-head' }, h('h4', {}, speech.say('command')), button),
    h('pre', { tabindex: 0 }, h('code', {}, text)),
  );
}

/** The section; made anew when the hand-over gets ready. */
export function handOverView(outcome: Outcome, speech: Speech): HTMLElement {
  for (const url of urls_) URL.revokeObjectURL(url);
  urls_ = [];
  const { handOver, result } = outcome;
  const ready =
    handOver.state === 'ready' && result.report.verdict !== 'refused' ? handOver.result : undefined;
  return h(
    'section',
    { id: 'handover', 'aria-labelledby': 'results' },
    h('h3', { id: 'results' }, speech.say('results')),
    downloads(outcome, speech),
    ready ? commandView(outcome, ready, speech) : undefined,
  );
}

/** Whether the change is one of a percentage alone: then only its words need to change. */
export function showPercent(handOver: HandOver, speech: Speech): void {
  if (handOver.state !== 'preparing') return;
  const words = document.querySelector('#handover li:last-child .quiet');
  if (words) words.textContent = speech.say('preparing', { percent: speech.count(handOver.percent) });
}
