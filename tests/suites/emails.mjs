// Addresses put to a whole check, one file each, as a quoted cell: "accepted" or "refused: reason".
import { ask, check_request, quoted_row } from './probe.mjs';

function judged({ fault, records, findings }) {
  const record = records[0];
  if (fault || !record) return `no record: ${fault ?? findings.map(({ code }) => code).join(' ')}`;
  const trimmed = findings.some(({ code }) => code === 'identifier_trimmed') ? ' without the blanks around it' : '';
  if (record.states[0] === 'kept' && record.status === 'accepted') return `accepted${trimmed}`;
  if (record.states[0] === 'blank') return 'refused: blank';
  const reasons = findings.filter(({ severity }) => severity === 'value' || severity === 'error').filter(({ code }) => code !== 'identifier_none');
  return `refused: ${reasons.map(({ code, arguments: { reason } }) => reason ?? code).join(' ')}`;
}

export function judge_addresses(addresses) {
  const file = (address) => Buffer.concat([quoted_row(['email', 'name']), quoted_row([address, 'someone'])]);
  return ask(addresses.map((address) => check_request('generic', {}, file(address)))).map(judged);
}

/** Both in the words that are compared: a reason is ours alone, so any refusal will do where one is expected. */
export function compare_address(name, accept, ours) {
  const same = ours.startsWith(accept ? 'accepted' : 'refused') && !ours.includes('blanks around');
  return { name, expected: same ? ours : accept ? 'accepted' : 'refused', ours };
}
