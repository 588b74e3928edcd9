// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files for tests, which run side by side.

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace sim {

/// A folder of its own for each test, removed afterwards.
class FolderForATest {
public:
    FolderForATest() {
        std::string name = std::filesystem::temp_directory_path() / "sharesim_XXXXXX";
        path_ = mkdtemp(name.data());
    }
    ~FolderForATest() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    FolderForATest(const FolderForATest&) = delete;
    FolderForATest& operator=(const FolderForATest&) = delete;

    /// A path in the folder, and with no name the folder's own.
    [[nodiscard]] std::string path(std::string_view name = {}) const {
        return name.empty() ? path_ : path_ / name;
    }

    /// Makes a file; its path.
    std::string write(std::string_view name, std::string_view content) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

    [[nodiscard]] bool empty() const { return std::filesystem::is_empty(path_); }

private:
    std::filesystem::path path_;
};

} // namespace sim
