// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/disk.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace sim {

namespace fs = std::filesystem;

namespace {

std::string lines_after_the_first(const Problems& problems) {
    std::string all = problems.entries().front().what;
    const std::size_t named = lines_for(problems.size());
    for (std::size_t i = 1; i < named; ++i)
        all += "\n" + problems.entries()[i].where + ": " + problems.entries()[i].what;
    if (problems.size() > named) all += text("\nand ", problems.size() - named, " more problems");
    return all;
}

} // namespace

FilesError::FilesError(const Problems& problems)
    : FileError(problems.entries().front().where, lines_after_the_first(problems)),
      problems_(problems) {}

void refuse_files(const Problems& problems) {
    if (!problems.empty()) throw FilesError(problems);
}

void write_whole(const fs::path& path, const std::string& content) {
    const fs::path aside = path.string() + ".partial";
    errno = 0;
    std::ofstream file(aside, std::ios::binary);
    file << content;
    file.close();
    if (!file) throw FileError(path, text("cannot be written: ", std::strerror(errno)));
    on_disk(path, [&] { fs::rename(aside, path); });
}

void copy_whole(const fs::path& from, const fs::path& to) {
    const fs::path aside = to.string() + ".partial";
    on_disk(to, [&] {
        fs::copy_file(from, aside, fs::copy_options::overwrite_existing);
        fs::rename(aside, to);
    });
}

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> names;
    if (!fs::is_directory(folder)) return names;
    on_disk(folder, [&] {
        for (const auto& entry : fs::directory_iterator(folder))
            names.push_back(entry.path().filename());
    });
    std::ranges::sort(names);
    return names;
}

bool holds_points(const fs::path& folder) { return fs::exists(folder / design_name); }

} // namespace sim
