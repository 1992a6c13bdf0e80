// What a host imports that feeds the core itself, without a worker: Node, tests, other runtimes. Entry "@consentry/check/engine".
export { Engine, type Listener, type Source, type Step } from './engine.js';
export { CheckError } from './errors.js';
export { digestBlob, feedBlob, feedSource } from './feed.js';
export { compileCore } from './loader.js';
export * from './types.js';
