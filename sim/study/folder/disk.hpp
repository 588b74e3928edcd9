// SPDX-License-Identifier: Apache-2.0
#pragma once
// What folders of experiments do with the disk: small files that appear whole or not at all, and
// errors that name every file that is wrong.

#include "sim/base/problems.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sim {

/// Several files are wrong; says all of them.
class FilesError : public FileError {
public:
    explicit FilesError(const Problems& problems);
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_.entries(); }
    [[nodiscard]] const Problems& found() const { return problems_; }

private:
    Problems problems_;
};

/// Throws FilesError when there are problems, else does nothing.
void refuse_files(const Problems& problems);

/// Runs a step that touches the disk; its failures come out as the one error that names the file.
template <class Step> void on_disk(const std::filesystem::path& path, Step&& step) {
    try {
        step();
    } catch (const std::filesystem::filesystem_error& error) {
        const std::filesystem::path& named = error.path2().empty() ? error.path1() : error.path2();
        throw FileError(named.empty() ? path : named, error.code().message());
    }
}

/// Writes a file that takes its name when it is complete.
void write_whole(const std::filesystem::path& path, const std::string& content);

/// Copies a file; the copy takes its name when it is complete.
void copy_whole(const std::filesystem::path& from, const std::filesystem::path& to);

/// The files directly inside a folder, by name; none when there is no such folder.
std::vector<std::string> files_in(const std::filesystem::path& folder);

/// The file of a sweep's folder that says how its points were drawn.
inline constexpr const char* design_name = "design.json";

/// Whether a folder holds a sweep: an experiment at each of many points.
bool holds_points(const std::filesystem::path& folder);

} // namespace sim
