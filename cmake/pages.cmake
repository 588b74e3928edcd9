# SPDX-License-Identifier: Apache-2.0
# Target pages: the schema of scenarios and the parameter pages, written by the program from its tables.
if(TARGET sharesim)
    add_custom_target(pages COMMAND "${PROJECT_SOURCE_DIR}/cmake/pages.sh" $<TARGET_FILE:sharesim>
                      "${PROJECT_SOURCE_DIR}" DEPENDS sharesim VERBATIM)
endif()
