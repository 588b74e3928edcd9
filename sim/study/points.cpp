// SPDX-License-Identifier: Apache-2.0
#include "sim/study/points.hpp"

#include "sim/base/problems.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/merge.hpp"
#include "sim/study/session.hpp"

#include <filesystem>
#include <utility>

namespace sim {
namespace {

Node scenario_at(const Sampled& sampled, std::size_t point) {
    Node scenario = sampled.scenario;
    for (const auto& [path, value] : sampled.points[point].table()) set(scenario, path, value);
    anchor_tables(scenario);
    return scenario;
}

using Held = std::vector<std::unique_ptr<PointsFolder>>;

// Shares of one sweep; what speaks against one of its points is said when that is gathered.
Held held_shares(const std::vector<std::string>& folders, const std::string& out) {
    Held shares;
    Problems problems;
    for (const std::string& folder : folders) {
        std::error_code absent;
        if (std::filesystem::equivalent(folder, out, absent))
            throw FileError(out, "is one of the shares; the result needs a folder of its own");
        auto share = PointsFolder::look(folder);
        if (!share->share())
            problems.add(folder, "is no share of a sweep: it was begun without --shard");
        else if (!shares.empty() && share->drawn().document != shares.front()->drawn().document)
            problems.add(folder, text("is not that of ", shares.front()->path(),
                                      ": these are shares of two sweeps"));
        else
            shares.push_back(std::move(share));
    }
    refuse_files(problems);
    return shares;
}

void add_failures(const Folder& folder, const Report& report, std::size_t point,
                  std::vector<PointFailure>& all) {
    for (const Failure& one : report.failures)
        all.push_back({text("point ", point + 1, ", ", folder.words(one.id)), one.reason});
}

} // namespace

std::unique_ptr<PointsFolder> begin_points(const Catalogue& catalogue, const std::string& path,
                                           const Sampled& sampled, const Drawn& drawn,
                                           Existing existing, const std::optional<Share>& share) {
    require(drawn.points == sampled.points.size(), "a sweep of other points than were drawn");
    return PointsFolder::create(
        path, drawn, existing, [&](std::size_t point, const std::string& folder) {
            const Experiment here =
                design(catalogue, scenario_at(sampled, point), sampled.reforms, sampled.how);
            Folder::create(folder, here, Existing::refuse, share);
        });
}

std::unique_ptr<PointsFolder> merge_points(const std::vector<std::string>& shares,
                                           const std::string& out, const Catalogue& catalogue,
                                           Existing existing) {
    if (shares.empty()) throw FileError(out, "there are no shares to gather");
    const Held held = held_shares(shares, out);
    return PointsFolder::create(out, held.front()->drawn(), existing,
                                [&](std::size_t point, const std::string& folder) {
                                    std::vector<std::string> here;
                                    for (const auto& share : held)
                                        here.push_back(share->point(point));
                                    merge_shares(here, folder, catalogue, Existing::refuse);
                                });
}

PointsReport conduct(PointsFolder& folder, const Catalogue& catalogue, int threads,
                     const Watch& watch) {
    PointsReport done;
    for (const std::size_t point : folder.missing()) {
        const auto here = Folder::open(folder.point(point), catalogue);
        here->use_threads(threads);
        const Conclusion concluded = conduct(*here, [&](Progress progress) {
            progress.stage = text("point ", point + 1, " of ", folder.size(), ", ", progress.stage);
            if (watch) watch(progress);
        });
        add_failures(*here, concluded.report, point, done.failures);
        done.interrupted = concluded.report.interrupted;
        if (done.interrupted) break;
    }
    return done;
}

} // namespace sim
