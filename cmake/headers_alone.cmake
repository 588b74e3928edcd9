# SPDX-License-Identifier: Apache-2.0
# Target headers_alone: each header of sim and models compiled by itself, so that none leans on what
# another file happened to include before it.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}"
     "${PROJECT_SOURCE_DIR}/sim/*.hpp" "${PROJECT_SOURCE_DIR}/models/*.hpp")
set(units "")
foreach(header IN LISTS headers)
    set(unit "${PROJECT_BINARY_DIR}/headers/${header}.cpp")
    file(CONFIGURE OUTPUT "${unit}" CONTENT "#include \"${header}\" // IWYU pragma: keep\n")
    list(APPEND units "${unit}")
endforeach()
add_library(headers_alone OBJECT EXCLUDE_FROM_ALL ${units})
target_link_libraries(headers_alone PRIVATE models sharesim_version hdf5::hdf5)
target_compile_options(headers_alone PRIVATE -O0)
