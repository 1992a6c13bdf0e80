# The libraries that the core may use, under the same names in both builds:
#   consentry::icu  consentry::simdjson  consentry::md  consentry::zlib  consentry::deflate  consentry::expat
# Natively they are the distribution's shared libraries; for WebAssembly static ones, built from the same versions'
# sources by wasm/third_party/build, which answers at once when they are in its cache.
add_library(consentry_icu INTERFACE)
add_library(consentry_simdjson INTERFACE)
add_library(consentry_md INTERFACE)
add_library(consentry_zlib INTERFACE)
add_library(consentry_deflate INTERFACE)
add_library(consentry_expat INTERFACE)

if(EMSCRIPTEN)
  execute_process(COMMAND ${PROJECT_SOURCE_DIR}/wasm/third_party/build OUTPUT_VARIABLE CONSENTRY_THIRD_PARTY
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS wasm/third_party/CMakeLists.txt)
  unset(consentry_third_party_DIR CACHE) # of other versions, perhaps
  find_package(consentry_third_party CONFIG REQUIRED NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH
               PATHS ${CONSENTRY_THIRD_PARTY})
  target_link_libraries(consentry_icu INTERFACE third_party::icu)
  target_link_libraries(consentry_simdjson INTERFACE third_party::simdjson)
  target_link_libraries(consentry_md INTERFACE third_party::md)
  target_link_libraries(consentry_zlib INTERFACE third_party::zlib)
  target_link_libraries(consentry_deflate INTERFACE third_party::deflate)
  target_link_libraries(consentry_expat INTERFACE third_party::expat)
else()
  find_package(ICU REQUIRED COMPONENTS uc)
  find_package(simdjson REQUIRED)
  find_library(MD_LIBRARY md REQUIRED)
  target_link_libraries(consentry_icu INTERFACE ICU::uc)
  target_link_libraries(consentry_simdjson INTERFACE simdjson::simdjson)
  target_compile_definitions(consentry_simdjson INTERFACE SIMDJSON_EXCEPTIONS=0)
  target_link_libraries(consentry_md INTERFACE ${MD_LIBRARY})
  find_package(ZLIB REQUIRED)
  find_library(DEFLATE_LIBRARY deflate REQUIRED)
  find_package(EXPAT REQUIRED)
  target_link_libraries(consentry_zlib INTERFACE ZLIB::ZLIB)
  target_link_libraries(consentry_deflate INTERFACE ${DEFLATE_LIBRARY})
  target_link_libraries(consentry_expat INTERFACE EXPAT::EXPAT)
endif()
target_compile_definitions(consentry_icu INTERFACE U_SHOW_CPLUSPLUS_API=0)

foreach(library icu simdjson md zlib deflate expat)
  add_library(consentry::${library} ALIAS consentry_${library})
endforeach()
