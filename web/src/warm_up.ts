// Has the machine code of a check made before the first file comes: engines compile a function when it is first called, and better when it
// has run for a while. What is made belongs to the module, so that one warming serves every worker of the page.
// Memory: an instance of its own, given up at once.
import { Engine } from './engine.js';
import { warmWorkbook } from './warm_workbook.js';

const kBytes = 256 << 10; // some 20 ms of a worker that waits anyway; the first rows then come in half the time
const kStepBytes = 64 << 10; // a request waits for one step at most

function contacts(): Uint8Array {
  let text = 'email,phone,birth_date,city,consent_email,notes\n';
  for (let i = 0; text.length < kBytes; ++i)
    text += `contact${i}@example.com,+48501${100_000 + i},1990-01-${10 + (i % 20)},Kraków,${i % 2},"a, ${i}"\n`;
  return new TextEncoder().encode(text);
}

/** Lets a message in that waits. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Checks what nobody has, in an instance that nobody hears, for as long as nobody asks for anything. */
async function check(module: WebAssembly.Module, bytes: Uint8Array, idle: () => boolean): Promise<void> {
  const engine = await Engine.create(module);
  const work = async (): Promise<void> => {
    while (idle() && engine.step(kStepBytes) === 'more') await turn();
  };
  engine.setSource({
    readAt: (offset, target) => {
      target.set(bytes.subarray(offset, offset + target.byteLength));
      return target.byteLength;
    },
  });
  engine.open('generic', '{}', bytes.byteLength, bytes.byteLength);
  engine.feed(bytes);
  await work();
  if (!idle()) return;
  engine.finish();
  await work();
}

/** `idle` tells whether a request has yet to come; what then remains of the warming is left. */
export async function warmUp(module: WebAssembly.Module, idle: () => boolean): Promise<void> {
  await check(module, contacts(), idle);
  if (idle()) await check(module, await warmWorkbook(), idle);
}
