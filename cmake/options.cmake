# SPDX-License-Identifier: Apache-2.0
# How everything is compiled. Results must be the same bits on every build, hence no contraction and
# no fast-math; the last two flags give vector code without changing any value.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
# One way to compile for the program and for the Python extension, so that ccache serves both.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Sets `result` to x86-64-v3 where this machine has it (Haswell and later, Zen and later).
function(best_architecture result)
    set(${result} "" PARENT_SCOPE)
    if(EXISTS /proc/cpuinfo AND CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64" AND NOT CMAKE_CROSSCOMPILING)
        file(STRINGS /proc/cpuinfo flags REGEX "^flags" LIMIT_COUNT 1)
        if(flags MATCHES " avx2 " AND flags MATCHES " fma " AND flags MATCHES " bmi2 ")
            set(${result} x86-64-v3 PARENT_SCOPE)
        endif()
    endif()
endfunction()

best_architecture(default_architecture)
set(SHARESIM_ARCH "${default_architecture}" CACHE STRING
    "Instruction set for -march; empty for one that runs on every machine, as distributed wheels need")

add_library(sharesim_options INTERFACE)
target_include_directories(sharesim_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(sharesim_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<BOOL:${SHARESIM_WERROR}>:-Werror>
    -ffp-contract=off -fno-math-errno -fno-trapping-math)
# GCC 12 sees overlaps in std::string that are not there (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(sharesim_options INTERFACE -Wno-restrict)
endif()
target_link_options(sharesim_options INTERFACE -Wl,--as-needed)
if(SHARESIM_ARCH)
    target_compile_options(sharesim_options INTERFACE "-march=${SHARESIM_ARCH}")
endif()
if(SHARESIM_SANITIZE)
    set(sanitize -fsanitize=${SHARESIM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(sharesim_options INTERFACE ${sanitize})
    target_link_options(sharesim_options INTERFACE ${sanitize})
endif()
