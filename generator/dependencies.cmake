# Finds the system's libraries and wraps each as one target, or says which Debian package is
# missing. Nothing is downloaded. docs/dependencies.md says why each is there.

function(praxis_missing what package)
  message(FATAL_ERROR "${what} is missing; on Debian: apt-get install ${package}")
endfunction()

find_package(Threads REQUIRED)

# cmark-gfm, statically: two of its functions are wrapped to make it safe on threads
# (markup/cmark_threads.cpp), which a shared library would not let us do.
find_path(PRAXIS_CMARK_INCLUDE cmark-gfm.h)
find_library(PRAXIS_CMARK_CORE libcmark-gfm.a)
find_path(PRAXIS_CMARK_EXTENSIONS_INCLUDE cmark-gfm-core-extensions.h)
find_library(PRAXIS_CMARK_EXTENSIONS libcmark-gfm-extensions.a)
if(NOT PRAXIS_CMARK_INCLUDE OR NOT PRAXIS_CMARK_CORE)
  praxis_missing("cmark-gfm" libcmark-gfm-dev)
endif()
if(NOT PRAXIS_CMARK_EXTENSIONS_INCLUDE OR NOT PRAXIS_CMARK_EXTENSIONS)
  praxis_missing("cmark-gfm's extensions" libcmark-gfm-extensions-dev)
endif()
add_library(praxis_cmark INTERFACE)
target_include_directories(praxis_cmark SYSTEM INTERFACE
  ${PRAXIS_CMARK_INCLUDE} ${PRAXIS_CMARK_EXTENSIONS_INCLUDE})
target_compile_definitions(praxis_cmark INTERFACE
  CMARK_GFM_STATIC_DEFINE CMARK_GFM_EXTENSIONS_STATIC_DEFINE)
target_link_libraries(praxis_cmark INTERFACE ${PRAXIS_CMARK_EXTENSIONS} ${PRAXIS_CMARK_CORE})
target_link_options(praxis_cmark INTERFACE
  LINKER:--wrap=cmark_inlines_add_special_character
  LINKER:--wrap=cmark_inlines_remove_special_character)

# Header-only libraries.
function(praxis_header_library name header package)
  string(TOUPPER ${name} upper)
  find_path(${upper}_INCLUDE ${header})
  if(NOT ${upper}_INCLUDE)
    praxis_missing(${header} ${package})
  endif()
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${${upper}_INCLUDE})
endfunction()
praxis_header_library(praxis_mustache kainjow/mustache.hpp libkainjow-mustache-dev)
praxis_header_library(praxis_toml toml++/toml.h libtomlplusplus-dev)
praxis_header_library(praxis_cli11 CLI/CLI.hpp libcli11-dev)
praxis_header_library(praxis_json nlohmann/json.hpp nlohmann-json3-dev)
praxis_header_library(praxis_fmt fmt/format.h libfmt-dev)
# Its version stands only in the comment at its head.
file(STRINGS ${PRAXIS_MUSTACHE_INCLUDE}/kainjow/mustache.hpp PRAXIS_MUSTACHE_TITLE
  REGEX "Mustache v[0-9.]+" LIMIT_COUNT 1)
string(REGEX MATCH "[0-9.]+" PRAXIS_MUSTACHE_VERSION "${PRAXIS_MUSTACHE_TITLE}")
target_compile_definitions(praxis_toml INTERFACE TOML_HEADER_ONLY=1)

# Static archives, so that the program is one file to install.
function(praxis_static_library name header archive package)
  string(TOUPPER ${name} upper)
  find_path(${upper}_INCLUDE ${header})
  find_library(${upper}_ARCHIVE ${archive})
  if(NOT ${upper}_INCLUDE OR NOT ${upper}_ARCHIVE)
    praxis_missing(${header} ${package})
  endif()
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${${upper}_INCLUDE})
  target_link_libraries(${name} INTERFACE ${${upper}_ARCHIVE})
endfunction()
praxis_static_library(praxis_xxhash xxhash.h libxxhash.a libxxhash-dev)
praxis_static_library(praxis_utf8proc utf8proc.h libutf8proc.a libutf8proc-dev)
target_compile_definitions(praxis_utf8proc INTERFACE UTF8PROC_STATIC)
praxis_static_library(praxis_jemalloc jemalloc/jemalloc.h libjemalloc.a libjemalloc-dev)
