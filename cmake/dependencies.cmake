# SPDX-License-Identifier: Apache-2.0
# What the project stands on; `./dev build` installs it on Debian. Each is linked to one floor only.
find_package(Threads REQUIRED)
if(SHARESIM_THREADS STREQUAL "openmp")
    find_package(OpenMP REQUIRED COMPONENTS CXX)
endif()
find_package(HDF5 REQUIRED COMPONENTS C HL)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Boost 1.74 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
# Header only: one file includes it, and the program needs no further shared library.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)

add_library(sharesim_toml INTERFACE)
target_include_directories(sharesim_toml SYSTEM INTERFACE "${TOMLPLUSPLUS_INCLUDE_DIR}")
