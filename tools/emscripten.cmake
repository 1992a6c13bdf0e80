# CMake toolchain file for the WebAssembly build: takes whichever emcc is on PATH and that Emscripten's own platform
# file, so that no path of a machine is written down. Used by the "wasm" preset and by wasm/third_party.
find_program(EM_CONFIG em-config)
if(NOT EM_CONFIG)
  message(FATAL_ERROR "Emscripten is missing: em-config is not on PATH. tools/run installs it.")
endif()
execute_process(COMMAND ${EM_CONFIG} EMSCRIPTEN_ROOT OUTPUT_VARIABLE EMSCRIPTEN_ROOT_PATH
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
