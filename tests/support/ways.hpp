// SPDX-License-Identifier: Apache-2.0
#pragma once
// All the ways in which a run may be carried out without changing its result: threads, the order of
// blocks, a checkpoint half-way, a branch half-way.

#include "sim/parallel/blocks.hpp"
#include "sim/run/run.hpp"
#include "sim/run/world.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// What happens to a run on its way.
enum class Course {
    straight, ///< nothing
    resumed,  ///< saved to a file half-way, and taken up from there
    branched, ///< half-way a branch with the same scenario goes on in its place
};

/// One way to carry out a run.
struct Way {
    int threads = 1;
    BlockOrder order = BlockOrder::forward;
    Course course = Course::straight;
};

/// The plainest way, with which the others are compared.
inline constexpr Way plain{};

/// Threads 1, 2, 3, 8 x blocks forward, backward, shuffled x straight, resumed, branched.
std::vector<Way> all_ways();

/// A way in words.
std::string told(const Way& way);

/// A run that goes a certain way; catalogue and scenario must outlive it.
class Walk {
public:
    Walk(const Catalogue& catalogue, const Prepared& scenario, World world, Way way);

    [[nodiscard]] const Run& run() const { return *run_; }
    /// Simulates all days before `until`.
    void advance(Day until);

private:
    void turn();

    const Catalogue* catalogue_;
    const Prepared* scenario_;
    World world_;
    Way way_;
    Day half_way_;
    std::unique_ptr<Run> run_;
};

/// The digest of the state on a morning.
struct Milestone {
    Day day;
    std::uint64_t digest = 0;
    friend bool operator==(const Milestone&, const Milestone&) = default;
};

/// The digest of the state on every tenth day and after the last.
std::vector<Milestone> milestones(Walk walk);

/// The first day, table, column and identity in which two ways differ; empty when they never do.
std::string first_difference(const Catalogue& catalogue, const Prepared& scenario, World world,
                             Way one, Way other);

} // namespace sim
