# SPDX-License-Identifier: Apache-2.0
# Target pages: the schema of scenarios and the parameter pages, written by the program from its tables.
find_program(PYTHON3 NAMES python3)
if(TARGET sharesim AND PYTHON3)
    add_custom_target(pages COMMAND "${PYTHON3}" "${PROJECT_SOURCE_DIR}/cmake/pages.py"
                      $<TARGET_FILE:sharesim> "${PROJECT_SOURCE_DIR}" DEPENDS sharesim VERBATIM)
endif()
