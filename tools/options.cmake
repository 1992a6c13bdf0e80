# How our own code is compiled. Two interface targets:
#   consentry_options       for every target: warnings, include root, sanitizers as the preset asks
#   consentry_core_options  for core/ and wasm/ in addition: no exceptions, no RTTI, files beyond 4 GB in 32 bits
add_library(consentry_options INTERFACE)
target_include_directories(consentry_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(consentry_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                                   -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(consentry_options INTERFACE -Wno-restrict) # false alarms of GCC 12 on "text" + string (bug 105651)
endif()
if(CONSENTRY_WERROR)
  target_compile_options(consentry_options INTERFACE -Werror)
endif()
if(CONSENTRY_SANITIZE)
  # vptr checks need RTTI, which the core is built without.
  set(sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(consentry_options INTERFACE ${sanitizers})
  target_link_options(consentry_options INTERFACE ${sanitizers})
endif()
if(CONSENTRY_FUZZ)
  target_compile_options(consentry_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

add_library(consentry_core_options INTERFACE)
target_link_libraries(consentry_core_options INTERFACE consentry_options)
target_compile_options(consentry_core_options INTERFACE -fno-exceptions -fno-rtti)
if(EMSCRIPTEN)
  # size_t has 32 bits there and a file's offsets have 64: a silent cut is an error.
  # -flto: a fifth less time, and a smaller module; full, since Debian's Emscripten has no libraries for the thin kind.
  target_compile_options(consentry_core_options INTERFACE -msimd128 -flto -Werror=shorten-64-to-32)
endif()
