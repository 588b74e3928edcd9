// SPDX-License-Identifier: Apache-2.0
#pragma once
// A fixture for tests that write files: a folder of its own, removed afterwards.

#include "sim/base/problems.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

namespace sim::test {

namespace fs = std::filesystem;

/// A folder of its own for each test, removed afterwards.
class ResultFolder : public testing::Test {
protected:
    ResultFolder() {
        std::string name = (fs::temp_directory_path() / "sharesim_hdf5_XXXXXX").string();
        folder_ = mkdtemp(name.data());
    }
    ~ResultFolder() override { fs::remove_all(folder_); }

    std::string file(const std::string& name = "out.h5") const { return folder_ / name; }
    bool nothing_left() const { return fs::is_empty(folder_); }

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

    fs::path folder_;
};

} // namespace sim::test
