// Formula injection: kept on import; in the file of rejected rows no spreadsheet runs it, and what is no formula stays as it is.
import { ask, check_request, quoted_row } from '../probe.mjs';
import { parse_csv } from '../csv.mjs';
import { identity, injections } from '../strings.mjs';

/** The cell in the rejects file: neutralised or as it was. */
function exported(all) {
  const file = Buffer.concat([quoted_row(['email', 'note']), ...all.map(({ payload }) => quoted_row(['no address', payload]))]);
  const rows = parse_csv(ask([check_request('generic', {}, file)])[0].rejects);
  return all.map(({ payload, starts_formula }, i) => ({
    name: `rejects ${i + 1}`,
    expected: JSON.stringify((starts_formula ? "'" : '') + payload),
    ours: JSON.stringify(`${rows[i + 1]?.[1]}`),
  }));
}

export const cases = (_, data) => [...identity(injections(data).map(({ payload }) => payload)), ...exported(injections(data))];
