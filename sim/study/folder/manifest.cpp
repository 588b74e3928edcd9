// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/manifest.hpp"

#include "sim/document/files.hpp"
#include "sim/record/sha256.hpp"
#include "sim/study/folder/disk.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 3> single{"experiment.toml", "results.h5", "scenario.toml"};
constexpr std::array<const char*, 3> folders{"inputs", "parts", "reforms"};
constexpr std::array<const char*, 4> of_sweep{"design.csv", design_name, "experiment.toml",
                                              "sweep.nc"};
constexpr std::size_t digits = 64;

void add_experiment(const fs::path& folder, const fs::path& inside, std::vector<std::string>& all) {
    for (const char* name : single)
        if (fs::exists(folder / inside / name)) all.push_back(inside / name);
    for (const char* within : folders)
        for (const std::string& name : files_in(folder / inside / within))
            all.push_back(inside / within / name);
}

void add_sweep(const fs::path& folder, std::vector<std::string>& all) {
    for (const char* name : of_sweep)
        if (fs::exists(folder / name)) all.emplace_back(name);
    for (const std::string& name : files_in(folder / "points")) {
        const fs::path point = fs::path("points") / name;
        add_experiment(folder, point, all);
        if (fs::exists(folder / point / manifest_name)) all.push_back(point / manifest_name);
    }
}

// What the manifest has to name; figures and remarks that people put beside are theirs.
std::vector<std::string> covered(const fs::path& folder) {
    std::vector<std::string> all;
    if (holds_points(folder))
        add_sweep(folder, all);
    else
        add_experiment(folder, {}, all);
    std::ranges::sort(all);
    return all;
}

// As sha256sum does it: a line whose name needs escapes begins with a backslash.
std::string line_of(const std::string& hash, const std::string& name) {
    std::string escaped;
    for (const char letter : name) {
        if (letter == '\\') escaped += "\\\\";
        if (letter == '\n') escaped += "\\n";
        if (letter != '\\' && letter != '\n') escaped += letter;
    }
    return text(escaped == name ? "" : "\\", hash, "  ", escaped, "\n");
}

std::string plain(const std::string& escaped) {
    std::string name;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        const bool escape = escaped[i] == '\\' && i + 1 < escaped.size();
        if (escape) ++i;
        name += escape && escaped[i] == 'n' ? '\n' : escaped[i];
    }
    return name;
}

// Hashes by name; a line that says nothing of the kind is a problem.
std::map<std::string, std::string> read_manifest(const fs::path& file, Problems& problems) {
    std::map<std::string, std::string> hashes;
    std::istringstream lines(read_file(file));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const bool escaped = line.starts_with('\\');
        if (escaped) line.erase(0, 1);
        if (line.size() <= digits + 2 || line.substr(digits, 2) != "  ") {
            problems.add(text(file.string(), ":", number), "is no line of sha256sum");
            continue;
        }
        const std::string name = line.substr(digits + 2);
        hashes[escaped ? plain(name) : name] = line.substr(0, digits);
    }
    return hashes;
}

} // namespace

void write_manifest(const fs::path& folder) {
    std::string all;
    for (const std::string& name : covered(folder)) all += line_of(sha256(folder / name), name);
    write_whole(folder / manifest_name, all);
}

Checked check_manifest(const fs::path& folder) {
    Checked checked;
    const auto hashes = read_manifest(folder / manifest_name, checked.problems);
    checked.files = hashes.size();
    const auto here = covered(folder);
    for (const auto& [name, hash] : hashes) {
        const fs::path file = folder / name;
        if (!std::ranges::binary_search(here, name))
            checked.problems.add(file, "is missing, or no file of an experiment");
        else if (sha256(file) != hash)
            checked.problems.add(file,
                                 text("was changed: its SHA-256 is not that in ", manifest_name));
    }
    for (const std::string& name : here)
        if (!hashes.contains(name))
            checked.problems.add(folder / name,
                                 text("is unexpected: ", manifest_name, " does not name it"));
    for (const char* name :
         {"experiment.toml", holds_points(folder) ? design_name : "scenario.toml"})
        if (!hashes.contains(name))
            checked.problems.add(folder / manifest_name, text("does not name ", name));
    return checked;
}

} // namespace sim
