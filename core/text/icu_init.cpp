// See icu_init.h. The data object is made by the build of the WebAssembly module (wasm/icu_data.c).
#include "core/text/icu_init.h"

#ifdef __EMSCRIPTEN__
#include <unicode/udata.h>

extern "C" const unsigned char consentry_icu_data[];

namespace consentry {

void icu_init() {
  static const bool ready = [] {
    UErrorCode status = U_ZERO_ERROR;
    udata_setCommonData(consentry_icu_data, &status);
    return U_SUCCESS(status);
  }();
  if (!ready) __builtin_trap();
}

}  // namespace consentry
#else
namespace consentry {

void icu_init() {}

}  // namespace consentry
#endif
