// SPDX-License-Identifier: Apache-2.0
// The seeds of the fuzzers, and every input that once broke a reader, on any compiler.
#include "tests/fuzz/targets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace fuzz {
namespace {

namespace fs = std::filesystem;

void replay(const char* name, void (*target)(std::string_view)) {
    int inputs = 0;
    for (const char* shelf : {"corpus", "found"}) {
        const fs::path folder = fs::path("tests/fuzz") / shelf / name;
        if (!fs::exists(folder)) continue;
        for (const auto& file : fs::directory_iterator(folder)) {
            std::ifstream in(file.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            EXPECT_NO_THROW(target(bytes)) << file.path();
            ++inputs;
        }
    }
    EXPECT_GT(inputs, 0) << name;
}

TEST(Replay, Scenarios) { replay("scenario", scenario); }
TEST(Replay, Tables) { replay("csv", csv); }
TEST(Replay, Records) { replay("hdf5", hdf5); }

} // namespace
} // namespace fuzz
