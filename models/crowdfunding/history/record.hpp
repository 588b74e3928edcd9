// SPDX-License-Identifier: Apache-2.0
#pragma once
// The platform's own history: how campaigns that stood so at such a time of theirs ended, and which
// goals were reached. From it come beliefs about success, re-estimated every month.

#include "models/common/logistic.hpp"
#include "models/crowdfunding/agents.hpp"
#include "models/crowdfunding/parameters.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>

namespace models::crowdfunding {

inline constexpr std::size_t tenths = 10;         ///< of a campaign's duration
inline constexpr std::size_t progress_steps = 16; ///< the last: the goal is reached
inline constexpr std::size_t goal_steps = 17;     ///< of ln(goal/cost of the category)

/// Campaigns that stood so at such a time, and those of them that reached their goal.
struct HistoryCell {
    std::int64_t cases = 0;
    std::int64_t successes = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&HistoryCell::cases>("Campaigns."),
            sim::state<&HistoryCell::successes>("Of them, those that reached their goal."),
        };
    }
};
static_assert(sim::Described<HistoryCell>);

/// What is believed this month.
struct Belief {
    std::array<double, 4> success{};
    std::array<double, 3> goal{};
    std::int64_t ended = 0;
    double log_backers = 0;
    double visible = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Belief::success>(
                "Log-odds of success: constant, ln(progress + 0.02), share "
                "of the time gone, their product."),
            sim::state<&Belief::goal>("Log-odds of reaching a goal: constant, ln(goal/cost of the "
                                      "category), its square."),
            sim::state<&Belief::ended>("Campaigns that ended."),
            sim::state<&Belief::log_backers>("Sum of ln(1 + backers) over them."),
            sim::state<&Belief::visible>("Sum of their visible appeal.", sim::unit::utility),
        };
    }
};
static_assert(sim::Described<Belief>);

/// The step of a share of the goal.
std::uint8_t progress_step(double progress);

/// The platform's record, and what people make of it.
class Record {
public:
    Record();

    /// A campaign ended; `path` holds its progress at each tenth, four bits each.
    void add(std::uint64_t path, bool reached, std::uint32_t backers, double visible);
    /// A goal was set and reached or not.
    void add_goal(double log_relative, bool reached);
    /// Once a month: beliefs follow the record.
    void learn(const Inference& inference);

    /// The chance of success that people believe in.
    [[nodiscard]] double success(double progress, double elapsed) const;
    /// The share of campaigns that succeeded, which is all that people can go by where nothing is
    /// shown.
    [[nodiscard]] double success_rate() const;
    /// The chance to reach a goal against the cost of its category.
    [[nodiscard]] double goal_chance(double log_relative) const;
    /// Backers whom people expect of a campaign that looks so, after that share of its time.
    [[nodiscard]] double expected_backers(double visible, double elapsed) const;

    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("history", self.history_);
        visit("goal_history", self.goals_);
        visit("beliefs", self.belief_);
    }

private:
    sim::Table<HistoryCell> history_; // by tenth and step of progress
    sim::Table<HistoryCell> goals_;   // by step of ln(goal/cost)
    sim::Table<Belief> belief_;       // one row
};

} // namespace models::crowdfunding
