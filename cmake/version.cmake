# SPDX-License-Identifier: Apache-2.0
# Writes sharesim_version.hpp: which version, commit and compiler made a result. Include it from one
# .cpp only, so that a commit rebuilds one file.
set(SHARESIM_COMMIT unknown)
find_package(Git QUIET)
if(GIT_FOUND)
    execute_process(COMMAND "${GIT_EXECUTABLE}" rev-parse HEAD --git-path logs/HEAD
                    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" RESULT_VARIABLE failed
                    OUTPUT_VARIABLE answer ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(NOT failed)
        string(REPLACE "\n" ";" answer "${answer}")
        list(GET answer 0 SHARESIM_COMMIT)
        list(GET answer 1 head_log)
        cmake_path(ABSOLUTE_PATH head_log BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
        if(EXISTS "${head_log}")
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${head_log}")
        endif()
    endif()
endif()

configure_file(cmake/sharesim_version.hpp.in generated/sharesim_version.hpp @ONLY)
add_library(sharesim_version INTERFACE)
target_include_directories(sharesim_version INTERFACE "${PROJECT_BINARY_DIR}/generated")
