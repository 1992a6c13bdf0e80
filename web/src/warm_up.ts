// Has the machine code of a check made before the first file comes: engines compile a function when it is first called, and better when it
// has run for a while. What is made belongs to the module, so that one warming serves every worker of the page.
// Memory: an instance of its own, given up at once.
import { Engine } from './engine.js';
import { warmWorkbook } from './warm_workbook.js';

const kBytes = 256 << 10; // some 20 ms of a worker that waits anyway; the first rows then come in half the time

function contacts(): Uint8Array {
  let text = 'email,phone,birth_date,city,consent_email,notes\n';
  for (let i = 0; text.length < kBytes; ++i)
    text += `contact${i}@example.com,+48501${100_000 + i},1990-01-${10 + (i % 20)},Kraków,${i % 2},"a, ${i}"\n`;
  return new TextEncoder().encode(text);
}

/** Checks what nobody has, in an instance that nobody hears. */
async function check(module: WebAssembly.Module, bytes: Uint8Array): Promise<void> {
  const engine = await Engine.create(module);
  const work = (): void => {
    while (engine.step(bytes.byteLength) === 'more');
  };
  engine.setSource({
    readAt: (offset, target) => {
      target.set(bytes.subarray(offset, offset + target.byteLength));
      return target.byteLength;
    },
  });
  engine.open('generic', '{}', bytes.byteLength, bytes.byteLength);
  engine.feed(bytes);
  work();
  engine.finish();
  work();
}

export async function warmUp(module: WebAssembly.Module): Promise<void> {
  await check(module, contacts());
  await check(module, await warmWorkbook());
}
