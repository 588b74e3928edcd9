// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/points_folder.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/document/toml.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/folder/manifest.hpp"
#include "sim/study/folder/plan_file.hpp"

#include <array>
#include <set>
#include <utility>

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr const char* plan_name = "experiment.toml";
constexpr const char* table_name = "design.csv";
constexpr const char* result_name = "sweep.nc"; // written by whoever drew the points
constexpr const char* points_name = "points";
constexpr const char* unfinished = "points.partial";
// The plan and the manifest first: without them nothing half removed is taken for a sweep.
constexpr std::array<const char*, 6> ours{plan_name,  "SHA256SUMS", design_name,
                                          table_name, result_name,  points_name};
constexpr std::array<const char*, 7> foreign{plan_name, "results.h5", "scenario.toml", "reforms",
                                             "inputs",  "parts",      "shards"};

std::string name_of_point(std::size_t number) {
    const std::string digits = text(number + 1);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

void clear(const fs::path& folder) {
    on_disk(folder, [&] {
        for (const char* name : ours) fs::remove_all(folder / name);
    });
}

void refuse_experiment(const fs::path& folder) {
    if (holds_points(folder)) return;
    for (const char* name : foreign)
        if (fs::exists(folder / name))
            throw FileError(folder, text("holds '", name,
                                         "' of an experiment and no sweep; choose "
                                         "another folder"));
}

void refuse_others(const fs::path& folder, Existing existing) {
    refuse_experiment(folder);
    if (existing == Existing::replace) return;
    constexpr const char* replaces = "--force, or overwrite=True, replaces it";
    if (fs::exists(folder / result_name))
        throw FileError(folder, text("holds a finished sweep; ", replaces));
    if (holds_points(folder))
        throw FileError(folder, text("holds an unfinished sweep; `sharesim resume ",
                                     folder.string(), "` goes on with it, ", replaces));
    for (const char* name : ours)
        if (fs::exists(folder / name))
            throw FileError(folder, text("already has '", name, "'; ", replaces));
}

// Mistakes of many points are mostly the same: each is named where it was seen first.
void add_new(const std::vector<Problem>& found, std::size_t point, std::set<std::string>& known,
             Problems& all) {
    for (const Problem& one : found)
        if (known.insert(one.where + '\n' + one.what).second)
            all.add(text("point ", point + 1, one.where.empty() ? "" : ": ", one.where), one.what,
                    one.facts);
}

// A folder as it was found, where a sweep could not be begun.
void leave(const fs::path& folder, bool made_here) {
    std::error_code left;
    fs::remove_all(folder / unfinished, left);
    if (!made_here) return;
    fs::remove(folder / ".lock", left);
    fs::remove(folder, left);
}

} // namespace

PointsFolder::PointsFolder(fs::path path, std::size_t size) : path_(std::move(path)), size_(size) {}

std::unique_ptr<PointsFolder> PointsFolder::create(const std::string& path, const Drawn& drawn,
                                                   Existing existing, const Begin& begin) {
    refuse_others(path, existing);
    const bool made_here = !fs::exists(path);
    on_disk(path, [&] { fs::create_directories(path); });
    std::unique_ptr<PointsFolder> folder(new PointsFolder(path, drawn.points));
    folder->lock_.emplace(path, Use::write);
    try {
        folder->begin_points(begin);
    } catch (...) {
        leave(path, made_here);
        throw;
    }
    clear(path);
    folder->write(drawn);
    folder->read_plan();
    return folder;
}

void PointsFolder::begin_points(const Begin& begin) const {
    const fs::path aside = path_ / unfinished;
    on_disk(path_, [&] {
        fs::remove_all(aside);
        fs::create_directories(aside);
    });
    Problems problems;
    std::set<std::string> known;
    for (std::size_t number = 0; number < size_; ++number) try {
            begin(number, aside / name_of_point(number));
        } catch (const ScenarioError& error) {
            add_new(error.problems(), number, known, problems);
        }
    refuse(problems);
}

void PointsFolder::write(const Drawn& drawn) const {
    on_disk(path_, [&] { fs::rename(path_ / unfinished, path_ / points_name); });
    write_whole(path_ / table_name, drawn.table);
    write_whole(path_ / design_name, drawn.document);
    // What all points have in common; last, because a folder with a plan can be resumed.
    const fs::path first = fs::path(point(0)) / plan_name;
    Node plan = read_toml_text(read_file(first), first);
    plan.put("points", static_cast<std::int64_t>(size_));
    write_whole(path_ / plan_name, write_toml(plan));
}

std::unique_ptr<PointsFolder> PointsFolder::open(const std::string& path) {
    return read(path, Use::write);
}

std::unique_ptr<PointsFolder> PointsFolder::look(const std::string& path) {
    return read(path, Use::look);
}

std::unique_ptr<PointsFolder> PointsFolder::read(const std::string& path, Use use) {
    if (!holds_points(path)) throw FileError(path, "holds no sweep");
    if (!fs::exists(fs::path(path) / plan_name))
        throw FileError(path, text("holds a sweep without a plan, ", plan_name,
                                   ": it was begun by an earlier version, which alone can go on "
                                   "with it; --force, or overwrite=True, begins it again"));
    std::unique_ptr<PointsFolder> folder(new PointsFolder(path, 0));
    folder->lock_.emplace(path, use);
    folder->read_plan();
    return folder;
}

void PointsFolder::read_plan() {
    const Plan plan = sim::read_plan(path_ / plan_name).plan;
    if (!plan.points || *plan.points < 1)
        throw FileError(path_ / plan_name, "says of no points that a sweep has");
    size_ = static_cast<std::size_t>(*plan.points);
    seed_ = plan.seed;
    share_ = plan.share;
}

Drawn PointsFolder::drawn() const {
    return {size_, read_file(path_ / design_name), read_file(path_ / table_name)};
}

std::string PointsFolder::point(std::size_t number) const {
    return path_ / points_name / name_of_point(number);
}

std::vector<std::size_t> PointsFolder::missing() const {
    std::vector<std::size_t> all;
    for (std::size_t number = 0; number < size_; ++number)
        if (!fs::exists(fs::path(point(number)) / manifest_name)) all.push_back(number);
    return all;
}

bool PointsFolder::finished() const {
    return fs::exists(path_ / manifest_name) && (share_ || fs::exists(path_ / result_name));
}

void PointsFolder::finish(bool keep_points) const {
    on_disk(path_, [&] {
        fs::remove(path_ / manifest_name);
        if (!keep_points) fs::remove_all(path_ / points_name);
    });
    write_manifest(path_);
}

} // namespace sim
