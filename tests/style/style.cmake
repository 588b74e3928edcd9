# SPDX-License-Identifier: Apache-2.0
# Each look at the sources is a test labelled `style`; SHARESIM_LINT_ALL=1 looks at all files, otherwise
# clang-tidy takes those changed since the parent commit.
set(style "${CMAKE_CURRENT_LIST_DIR}")
add_test(NAME style.format COMMAND "${style}/format.sh")
add_test(NAME style.tidy COMMAND "${style}/tidy.sh" "${PROJECT_BINARY_DIR}")
add_test(NAME style.shell COMMAND "${style}/shell.sh")
add_test(NAME style.ruff COMMAND "${style}/python.sh" ruff check)
add_test(NAME style.ruff_format COMMAND "${style}/python.sh" ruff format --check)
add_test(NAME style.mypy COMMAND "${style}/python.sh" mypy)
add_test(NAME style.floors COMMAND "${style}/python.sh" pytest -q tests/style)
set_tests_properties(style.format style.tidy style.shell style.ruff style.ruff_format style.mypy
    style.floors PROPERTIES LABELS style TIMEOUT 1200 WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
