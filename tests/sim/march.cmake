# SPDX-License-Identifier: Apache-2.0
# The same bits on every instruction set: one more build of one test for each level of x86-64, and a
# look at the assembly, since a loop that stops being vectorised stays correct and becomes slow.

if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    set(source ${CMAKE_CURRENT_LIST_DIR}/math_every_march_test.cpp)
    foreach(level x86-64 x86-64-v3 x86-64-v4)
        set(target test_math_${level})
        add_executable(${target} ${source})
        target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
        target_compile_features(${target} PRIVATE cxx_std_20)
        target_compile_options(${target} PRIVATE
            -O3 -march=${level} -ffp-contract=off -fno-math-errno)
        target_link_libraries(${target} PRIVATE GTest::gtest GTest::gtest_main)
        add_test(NAME math_every_march.${level} COMMAND ${target})
        set_tests_properties(math_every_march.${level} PROPERTIES LABELS unit)
    endforeach()

    # The root is taken after the logarithm: if it is packed, so is all of the loop.
    add_test(NAME math_vectorises COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -O3 -march=x86-64
        -ffp-contract=off -fno-math-errno -I${PROJECT_SOURCE_DIR} -S -o - ${source})
    set_tests_properties(math_vectorises PROPERTIES LABELS unit PASS_REGULAR_EXPRESSION "sqrtpd")
endif()
