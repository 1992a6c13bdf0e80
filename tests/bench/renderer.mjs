// Memory of the renderers of this process's browsers, as the kernel tells it.
import { readdirSync, readFileSync } from 'node:fs';

/** A field of /proc/PID/status in MiB. */
function memory(pid, field) {
  try {
    const found = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0; // ended meanwhile
  }
}

function descends(pid) {
  for (let at = pid; Number(at) > 1;) {
    if (Number(at) === process.pid) return true;
    at = readFileSync(`/proc/${at}/stat`, 'utf8').replace(/.*\) /, '').split(' ')[1];
  }
  return false;
}

function isRenderer(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('--type=renderer') && !command.includes('--extension-process') && descends(pid);
  } catch {
    return false;
  }
}

const renderers = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isRenderer(name));

/** Peak of the largest renderer so far (VmHWM). */
export const rendererPeak = () => Math.max(0, ...renderers().map((pid) => memory(pid, 'VmHWM')));
