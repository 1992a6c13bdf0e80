// What a page imports from @consentry/check.
export { checkFile, describeFindings } from './check_file.js';
export { CheckError } from './errors.js';
export { kEncodings } from './generated/encodings.js';
export { kFindings, kSeverities } from './generated/findings.js';
export { prepare } from './workers.js';
export * from './types.js';
