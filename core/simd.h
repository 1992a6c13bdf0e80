// Whether the core takes its quick ways at all, and with which vectors: asked instead of the compiler's own macros. Vocabulary.
// CONSENTRY_SCALAR=1 (CMake option, preset `scalar`) builds the reference: byte by byte, cell by cell, everywhere; the same reports.
#pragma once

#ifndef CONSENTRY_SCALAR
#define CONSENTRY_SCALAR 0
#endif

// 1 where the compiler gives them: WebAssembly's 128 bits; x86-64's baseline of 128 bits, whose wider forms are asked for at run time.
#if !CONSENTRY_SCALAR && defined(__wasm_simd128__)
#define CONSENTRY_WASM_SIMD 1
#else
#define CONSENTRY_WASM_SIMD 0
#endif
#if !CONSENTRY_SCALAR && defined(__SSE2__)
#define CONSENTRY_SSE2 1
#else
#define CONSENTRY_SSE2 0
#endif

namespace consentry {

/// False: the exact way throughout, the reference that every quick way must equal.
inline constexpr bool kQuickPaths = !CONSENTRY_SCALAR;

}  // namespace consentry
