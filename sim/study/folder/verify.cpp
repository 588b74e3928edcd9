// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/verify.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/order.hpp"
#include "sim/record/file.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/plan/course.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace sim {
namespace {

namespace fs = std::filesystem;

/// What a result file says of one run.
class Recorded {
public:
    Recorded(const Group& root, const Experiment& experiment, Cell cell)
        : root_(root), replicate_(cell.replicate - experiment.first_replicate) {
        const auto futures = futures_of(experiment);
        const FutureKind kind = futures[cell.future].kind;
        if (kind != FutureKind::scenario) group_ = text(name_of(kind), "/");
        for (std::size_t i = 0; i < cell.future; ++i) row_ += futures[i].kind == kind ? 1 : 0;
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
std::vector<Cell> chosen(const Experiment& experiment, std::size_t runs, std::uint64_t seed) {
    const auto all = cells_of(experiment);
    const auto order =
        random_order(keys(seed, 0, 0).chance, purpose("verify.rerun"), Day{0}, all.size());
    std::vector<Cell> some;
    for (std::size_t i = 0; i < std::min(runs, all.size()); ++i) some.push_back(all[order[i]]);
    std::ranges::sort(some);
    return some;
}

std::string listed_differences(const Group& root, const Experiment& experiment,
                               const RunPlanner& courses, Cell cell) {
    try {
        const Outcome outcome = courses.live(cell);
        const auto names = Recorded(root, experiment, cell).differs_in(outcome);
        return names.empty() ? "" : text("differs in ", listed(names));
    } catch (const FileError&) {
        throw;
    } catch (const Interrupted&) {
        throw;
    } catch (const std::exception& error) {
        return error.what();
    }
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
    const auto held = Folder::look(folder, catalogue);
    if (held->share()) throw FileError(folder, "is a share, without a result; merge the shares");
    const Experiment& experiment = held->experiment();
    const InputFile file(held->results());
    const Group root = file.root();
    const auto cells = chosen(experiment, runs, seed.value_or(experiment.seed));
    const RunPlanner courses(experiment);
    std::vector<std::string> found(cells.size());
    for_each_task(cells.size(), [&](std::size_t i) {
        found[i] = listed_differences(root, experiment, courses, cells[i]);
    });
    Rerun done{cells.size(), cells_of(experiment).size(), {}};
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!found[i].empty())
            done.differences.push_back({held->words(cells[i]), found[i], held->again(cells[i])});
    return done;
}

} // namespace sim
