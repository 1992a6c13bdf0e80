// Replays one case in a worker of its own, whose instances all go with it. Started by page.mjs.
import { Engine } from '/web/dist/engine.js';

import { replay_all } from './replay.mjs';

onmessage = async ({ data: { module, vector, seed } }) => postMessage(await replay_all(Engine, module, vector, seed));
