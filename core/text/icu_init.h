// Makes ICU ready for core/text and core/encoding, which alone call it. Memory: none of its own.
#pragma once

namespace consentry {

// Call before the first call into ICU; further calls do nothing. In WebAssembly it hands over the data that lies inside
// the module; natively the system's ICU brings its own. Not to be called from two threads at once for the first time.
void icu_init();

}  // namespace consentry
