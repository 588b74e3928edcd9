// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/history/record.hpp"

#include "sim/random/order.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace models::crowdfunding {
namespace {

constexpr std::array<double, progress_steps - 1> lower_ends{
    0, 1e-9, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

// What a campaign within a step stands for.
double middle_of(std::size_t step) {
    if (step == 0) return 0;
    const double next = step + 1 < lower_ends.size() ? lower_ends[step + 1] : 1;
    return (lower_ends[step] + next) / 2;
}

constexpr double first_goal = -4; // of ln(goal/cost), in the middle of its step
constexpr double goal_width = 0.5;

// Before there is any history (assumed): four in ten succeed; ten per cent of the goal shortly
// before the end is hopeless, eight tenths are nearly safe.
constexpr std::array<double, 4> first_success{3.27, 0.94, 0.46, 2.75};
constexpr std::array<double, 3> first_goal_odds{-0.4, -0.3, 0};

std::array<double, 4> features(double progress, double elapsed) {
    const double log_progress = sim::math::log(progress + 0.02);
    return {1, log_progress, elapsed, elapsed * log_progress};
}
std::array<double, 3> goal_features(double relative) { return {1, relative, relative * relative}; }

} // namespace

std::uint8_t progress_step(double progress) {
    if (progress >= 1) return progress_steps - 1;
    const auto above = std::ranges::upper_bound(lower_ends, progress);
    return static_cast<std::uint8_t>(above - lower_ends.begin() - 1);
}

Record::Record()
    : history_(sim::numbered(tenths * progress_steps)), goals_(sim::numbered(goal_steps)),
      belief_(sim::numbered(1)) {
    belief_.put(0, {.success = first_success, .goal = first_goal_odds});
}

void Record::add(std::uint64_t path, bool reached, std::uint32_t backers, double visible) {
    const auto cases = history_.column<&HistoryCell::cases>();
    const auto successes = history_.column<&HistoryCell::successes>();
    for (std::size_t tenth = 0; tenth < tenths; ++tenth) {
        const std::size_t cell = tenth * progress_steps + (path >> (4 * tenth) & 15U);
        ++cases[cell];
        successes[cell] += reached ? 1 : 0;
    }
    ++belief_.column<&Belief::ended>()[0];
    belief_.column<&Belief::log_backers>()[0] += sim::math::log(1.0 + backers);
    belief_.column<&Belief::visible>()[0] += visible;
}

void Record::add_goal(double log_relative, bool reached) {
    const double step = (log_relative - first_goal) / goal_width + 0.5;
    const auto cell = static_cast<std::size_t>(std::clamp(step, 0.0, goal_steps - 1.0));
    ++goals_.column<&HistoryCell::cases>()[cell];
    goals_.column<&HistoryCell::successes>()[cell] += reached ? 1 : 0;
}

void Record::learn(const Inference& inference) {
    const auto cases = history_.column<&HistoryCell::cases>();
    const auto successes = history_.column<&HistoryCell::successes>();
    std::vector<common::LogisticCell<4>> cells;
    for (std::size_t tenth = 0; tenth < tenths; ++tenth)
        for (std::size_t step = 0; step + 1 < progress_steps; ++step) {
            const std::size_t cell = tenth * progress_steps + step;
            cells.push_back({features(middle_of(step), static_cast<double>(tenth) / tenths),
                             static_cast<double>(cases[cell]),
                             static_cast<double>(successes[cell])});
        }
    // The first beliefs are worth so many campaign-days, at the variance of an even chance.
    const double precision = inference.history / 4 / 10;
    belief_.column<&Belief::success>()[0] =
        common::fit_logistic<4>(cells, first_success, precision);

    const auto goal_cases = goals_.column<&HistoryCell::cases>();
    const auto goal_successes = goals_.column<&HistoryCell::successes>();
    std::vector<common::LogisticCell<3>> goals;
    for (std::size_t step = 0; step < goal_steps; ++step)
        goals.push_back({goal_features(first_goal + goal_width * static_cast<double>(step)),
                         static_cast<double>(goal_cases[step]),
                         static_cast<double>(goal_successes[step])});
    belief_.column<&Belief::goal>()[0] = common::fit_logistic<3>(goals, first_goal_odds, precision);
}

double Record::success(double progress, double elapsed) const {
    if (progress >= 1) return 1;
    const auto& beta = belief_.column<&Belief::success>()[0];
    return common::logistic(common::dot(beta, features(progress, elapsed)));
}

double Record::success_rate() const {
    const auto cases = history_.column<&HistoryCell::cases>();
    const auto successes = history_.column<&HistoryCell::successes>();
    constexpr double first = 0.4; // worth ten campaigns (assumed)
    double all = 10;
    double well = first * all;
    for (std::size_t step = 0; step < progress_steps; ++step) {
        all += static_cast<double>(cases[step]);
        well += static_cast<double>(successes[step]);
    }
    return well / all;
}

double Record::goal_chance(double log_relative) const {
    return common::logistic(
        common::dot(belief_.column<&Belief::goal>()[0], goal_features(log_relative)));
}

double Record::expected_backers(double visible, double elapsed) const {
    constexpr double first = 10; // backers, before any campaign ended (assumed)
    const auto ended = static_cast<double>(belief_.column<&Belief::ended>()[0]);
    if (ended == 0) return first * elapsed;
    const double log_backers = belief_.column<&Belief::log_backers>()[0] / ended;
    const double usual = belief_.column<&Belief::visible>()[0] / ended;
    return (sim::math::exp(log_backers) - 1) * sim::math::exp(visible - usual) * elapsed;
}

} // namespace models::crowdfunding
