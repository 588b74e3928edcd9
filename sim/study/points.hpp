// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sweeps: a scenario, and reforms of it, at many points of its parameters. Who draws the points and
// what they are good for is not known here.

#include "sim/study/folder/points_folder.hpp"
#include "sim/study/plan/reform.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// What is simulated at each point.
struct Sampled {
    Node scenario;
    std::vector<Node> points; ///< values of parameters by path, a table for each point
    std::vector<Reform> reforms;
    ExperimentOptions how;
};

/// Begins a sweep, or a share of it, in a folder; ScenarioError names what is wrong at any point.
std::unique_ptr<PointsFolder> begin_points(const Catalogue& catalogue, const std::string& path,
                                           const Sampled& sampled, const Drawn& drawn,
                                           Existing existing,
                                           const std::optional<Share>& share = std::nullopt);

/// Gathers the shares of a sweep in a new folder, point by point, as `merge_shares` does it.
std::unique_ptr<PointsFolder> merge_points(const std::vector<std::string>& shares,
                                           const std::string& out, const Catalogue& catalogue,
                                           Existing existing);

/// A run of a point that could not be finished.
struct PointFailure {
    std::string run; ///< in words, with its point
    std::string reason;
};

/// How the points of a sweep ended.
struct PointsReport {
    std::vector<PointFailure> failures;
    bool interrupted = false;
};

/// Simulates the points that a folder still lacks, one after the other, each with all threads.
PointsReport conduct(PointsFolder& folder, const Catalogue& catalogue, int threads,
                     const Watch& watch = {});

} // namespace sim
