// SPDX-License-Identifier: Apache-2.0
#pragma once
// A fixture for tests that write files.

#include "sim/base/problems.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

namespace sim::test {

namespace fs = std::filesystem;

/// Tests that write files.
class ResultFolder : public testing::Test {
protected:
    std::string file(const std::string& name = "out.h5") const { return own_.path(name); }
    bool nothing_left() const { return own_.empty(); }

    std::string bytes_of(const std::string& path) const {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void put(const std::string& path, const std::string& bytes) const {
        std::ofstream(path, std::ios::binary) << bytes;
    }
    static std::string reason(const std::function<void()>& action) {
        try {
            action();
        } catch (const sim::FileError& error) {
            return error.reason();
        }
        return "nothing was thrown";
    }

    FolderForATest own_;
    fs::path folder_ = own_.path();
};

} // namespace sim::test
