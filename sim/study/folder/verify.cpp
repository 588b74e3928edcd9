// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/verify.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/order.hpp"
#include "sim/record/file.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/folder/points_folder.hpp"
#include "sim/study/plan/course.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr const char* is_share = "is a share, without a result; merge the shares";

/// What a result file says of one run.
class Recorded {
public:
    Recorded(const Group& root, const Experiment& experiment, RunId id)
        : root_(root), replicate_(id.replicate - experiment.first_replicate) {
        const auto branches = branches_of(experiment);
        const BranchKind kind = branches[id.branch].kind;
        if (kind != BranchKind::scenario) group_ = text(name_of(kind), "/");
        for (std::size_t i = 0; i < id.branch; ++i) row_ += branches[i].kind == kind ? 1 : 0;
    }

    // The names of what the outcome has otherwise; nothing when every bit is the same.
    [[nodiscard]] std::vector<std::string> differs_in(const Outcome& outcome) const {
        std::vector<std::string> names;
        const Dataset digests = root_.dataset(group_ + "state_digest");
        if (digests.read<std::string>({{row_, replicate_}, {1, 1}}).front() !=
            hexadecimal(outcome.digest))
            names.emplace_back("state_digest");
        compare("", outcome.series, outcome.series.daily(), names);
        compare("zones/", outcome.series, outcome.series.monthly(), names);
        compare("zones_in_force/", outcome.series, outcome.series.in_windows(), names);
        return names;
    }

private:
    void compare(const std::string& inside, const Series& series, std::span<const double> values,
                 std::vector<std::string>& names) const {
        const std::size_t lines = series.lines().size();
        for (std::size_t line = 0; line < lines; ++line) {
            std::vector<double> now;
            for (std::size_t at = line; at < values.size(); at += lines) now.push_back(values[at]);
            const std::string name = inside + series.lines()[line].name;
            const std::vector<double> then = read(group_ + name);
            // Bit by bit: what is missing is no number, and no number equals itself.
            if (then.size() != now.size() ||
                std::memcmp(then.data(), now.data(), now.size() * sizeof(double)) != 0)
                names.push_back(name);
        }
    }

    [[nodiscard]] std::vector<double> read(const std::string& name) const {
        const Dataset dataset = root_.dataset(name);
        Part part{Extent(dataset.extent().size()), dataset.extent()};
        part.start[0] = row_;
        part.start[1] = replicate_;
        part.count[0] = part.count[1] = 1;
        return dataset.read<double>(part);
    }

    const Group& root_;
    std::string group_;
    std::uint64_t row_ = 0;
    std::uint64_t replicate_;
};

// The same draws whoever asks, so that a second person can look at the same runs.
std::vector<std::size_t> chosen(std::size_t all, std::size_t runs, std::uint64_t seed) {
    const auto order = random_order(keys(seed, 0, 0).chance, purpose("verify.rerun"), Day{0}, all);
    std::vector<std::size_t> some(order.begin(),
                                  order.begin() + static_cast<std::ptrdiff_t>(std::min(runs, all)));
    std::ranges::sort(some);
    return some;
}

std::string listed_differences(const Group& root, const Experiment& experiment,
                               const RunPlanner& courses, RunId id) {
    try {
        const Outcome outcome = courses.live(id);
        const auto names = Recorded(root, experiment, id).differs_in(outcome);
        return names.empty() ? "" : text("differs in ", listed(names));
    } catch (const FileError&) {
        throw;
    } catch (const Interrupted&) {
        throw;
    } catch (const std::exception& error) {
        return error.what();
    }
}

// Simulates runs again, given by their numbers; differences name them after `point`.
void run_again(const Folder& held, const std::vector<std::size_t>& numbers,
               const std::string& point, Rerun& done) {
    const Experiment& experiment = held.experiment();
    const auto ids = runs_of(experiment);
    const InputFile file(held.results());
    const Group root = file.root();
    const RunPlanner courses(experiment);
    std::vector<std::string> found(numbers.size());
    for_each_task(numbers.size(), [&](std::size_t i) {
        found[i] = listed_differences(root, experiment, courses, ids[numbers[i]]);
    });
    done.runs += numbers.size();
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (const RunId id = ids[numbers[i]]; !found[i].empty())
            done.differences.push_back({point + held.words(id), found[i], held.again(id)});
}

// The numbers of the first run of each point, and of one after the last.
std::vector<std::size_t> first_runs(const PointsFolder& held, const Catalogue& catalogue) {
    std::vector<std::size_t> first{0};
    for (std::size_t point = 0; point < held.size(); ++point) {
        const auto folder = Folder::look(held.point(point), catalogue);
        first.push_back(first.back() + runs_of(folder->experiment()).size());
    }
    return first;
}

Rerun rerun_points(const std::string& folder, const Catalogue& catalogue, std::size_t runs,
                   const std::optional<std::uint64_t>& seed) {
    const auto held = PointsFolder::look(folder);
    if (held->share()) throw FileError(folder, is_share);
    if (!fs::exists(held->point(0)))
        throw FileError(folder, "keeps no points, so that no run of them can be compared");
    const auto first = first_runs(*held, catalogue);
    Rerun done{0, first.back(), {}};
    const auto numbers = chosen(first.back(), runs, seed.value_or(held->seed()));
    for (std::size_t point = 0, next = 0; next < numbers.size(); ++point) {
        std::vector<std::size_t> here;
        for (; next < numbers.size() && numbers[next] < first[point + 1]; ++next)
            here.push_back(numbers[next] - first[point]);
        if (!here.empty())
            run_again(*Folder::look(held->point(point), catalogue), here,
                      text("point ", point + 1, ", "), done);
    }
    return done;
}

void require_finished(const fs::path& folder) {
    if (!fs::exists(folder / "experiment.toml")) throw FileError(folder, "holds no experiment");
    if (!fs::exists(folder / manifest_name))
        throw FileError(folder, text("is not finished: it has no ", manifest_name,
                                     "; `sharesim resume ", folder.string(), "` goes on with it"));
}

} // namespace

std::size_t verify_files(const std::string& folder) {
    require_finished(folder);
    const Checked checked = check_manifest(folder);
    refuse_files(checked.problems);
    return checked.files;
}

Rerun rerun(const std::string& folder, const Catalogue& catalogue, std::size_t runs,
            const std::optional<std::uint64_t>& seed) {
    if (holds_points(folder)) return rerun_points(folder, catalogue, runs, seed);
    const auto held = Folder::look(folder, catalogue);
    if (held->share()) throw FileError(folder, is_share);
    const Experiment& experiment = held->experiment();
    const std::size_t all = runs_of(experiment).size();
    Rerun done{0, all, {}};
    run_again(*held, chosen(all, runs, seed.value_or(experiment.seed)), "", done);
    return done;
}

} // namespace sim
