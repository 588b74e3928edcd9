// SPDX-License-Identifier: Apache-2.0
#include "models/trust_game/market.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/sums.hpp"
#include "sim/random/order.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace models::trust_game {
namespace {

constexpr sim::Purpose placing = sim::purpose("trust_game.placing");

// The running average keeps fifteen parts of itself for one of the day.
constexpr double memory = 15;

using Ties = std::variant<sim::Everyone, std::shared_ptr<const sim::Graph>>;

Ties made(const Parameters& given, sim::Key key, const Market::Inputs& inputs) {
    const auto people = static_cast<std::size_t>(given.players);
    const auto make = [&]<class N>(const N& network) -> Ties {
        if constexpr (std::is_same_v<N, sim::TiesFile>)
            return inputs.network;
        else if constexpr (std::is_same_v<N, sim::WellMixed>)
            return network(people, key);
        else
            return std::make_shared<const sim::Graph>(network(people, key));
    };
    return std::visit(make, given.network);
}

// How many of `players` begin with each strategy: shares by largest remainder.
Counts shared_out(const std::vector<Strategy>& strategies, std::int64_t players) {
    double whole = 0;
    for (const Strategy& one : strategies) whole += one.share;
    Counts count;
    std::vector<double> rest;
    for (const Strategy& one : strategies) {
        const double exact = static_cast<double>(players) * (one.share / whole);
        count.push_back(static_cast<std::int64_t>(exact));
        rest.push_back(exact - std::floor(exact));
    }
    for (auto left = players - std::reduce(count.begin(), count.end()); left > 0; --left) {
        const auto most = std::ranges::max_element(rest) - rest.begin();
        ++count[static_cast<std::size_t>(most)];
        rest[static_cast<std::size_t>(most)] = -1;
    }
    return count;
}

} // namespace

Market::Inputs Market::load(const Parameters& given) {
    const auto* file = std::get_if<sim::TiesFile>(&given.network);
    if (!file) return {};
    auto network = std::make_shared<const sim::Graph>(sim::read_ties(*file));
    if (network->size() != static_cast<std::size_t>(given.players))
        throw sim::ScenarioError("players",
                                 sim::text(given.players, ", but the network in '", file->table,
                                           "' has ", network->size(), " people"));
    return {std::move(network)};
}

Market::Market(const sim::InitialDay<Parameters>& dawn, const Inputs& inputs)
    : strategies_(dawn.given.strategies), stop_(dawn.given.stop), payoffs_(payoffs_of(dawn.given)),
      range_(range_of(dawn.given, payoffs_)), ties_(made(dawn.given, dawn.keys.world, inputs)),
      players_(sim::numbered(static_cast<std::size_t>(dawn.given.players))),
      course_(sim::numbered(1)) {
    place(dawn);
    counts_ = counted();
}

void Market::place(const sim::InitialDay<Parameters>& dawn) {
    const auto strategy = players_.column<&Player::strategy>();
    if (dawn.given.placement == Placement::exact) {
        const Counts count = shared_out(strategies_, dawn.given.players);
        const auto order = sim::random_order(dawn.keys.world, placing, dawn.day, strategy.size());
        auto at = order.begin();
        for (std::size_t kind = 0; kind < count.size(); ++kind)
            for (std::int64_t i = 0; i < count[kind]; ++i)
                strategy[*at++] = static_cast<std::uint8_t>(kind);
        return;
    }
    std::vector<double> cumulated;
    for (const Strategy& one : strategies_)
        cumulated.push_back(one.share + (cumulated.empty() ? 0 : cumulated.back()));
    sim::for_each_row(strategy.size(), [&](std::size_t row) {
        sim::Stream draws(dawn.keys.world, placing, dawn.day, players_.identities()[row]);
        strategy[row] = static_cast<std::uint8_t>(sim::categorical(draws, cumulated));
    });
}

const sim::Graph* Market::network() const {
    const auto* stored = std::get_if<std::shared_ptr<const sim::Graph>>(&ties_);
    return stored ? stored->get() : nullptr;
}

Counts Market::counted() const {
    const Strategies strategy = players_.column<&Player::strategy>();
    std::vector<std::array<std::int64_t, most_strategies>> parts(
        (strategy.size() + sim::grain - 1) / sim::grain);
    sim::for_blocks(strategy.size(), [&](std::size_t block, std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row) ++parts[block][strategy[row]];
    });
    Counts all(strategies_.size());
    for (const auto& part : parts)
        for (std::size_t kind = 0; kind < all.size(); ++kind) all[kind] += part[kind];
    return all;
}

bool Market::only_trust() const {
    for (std::size_t kind = 0; kind < counts_.size(); ++kind)
        if (!strategies_[kind].trustworthy && counts_[kind] > 0) return false;
    return true;
}

bool Market::no_trust() const {
    for (const Side side : {Side::provider, Side::consumer}) {
        bool known = false;
        std::int64_t following = 0;
        for (std::size_t kind = 0; kind < counts_.size(); ++kind) {
            if (strategies_[kind].side != side || !strategies_[kind].trustworthy) continue;
            known = true;
            following += counts_[kind];
        }
        if (known && following == 0) return true;
    }
    return false;
}

bool Market::uniform() const { return std::ranges::count(counts_, 0) + 1 == std::ssize(counts_); }

bool Market::ended() const {
    const auto* stop = std::get_if<Decided>(&stop_);
    if (!stop) return false;
    const Course course = course_.row(0);
    return course.days >= stop->horizon ||
           (course.decided > 0 && course.days >= course.decided + stop->further);
}

void Market::account(const Today&) {
    if (ended()) return;
    const auto payoff = players_.column<&Player::payoff>();
    Course course = course_.row(0);
    ++course.days;
    course.wealth = sim::ordered_sum(payoff.size(), [&](std::size_t row) { return payoff[row]; });
    course.cumulated += course.wealth;
    course.average = std::floor((memory * course.average + course.wealth) / (memory + 1));
    counts_ = counted();
    if (course.decided == 0 && (only_trust() || no_trust())) course.decided = course.days;
    course_.put(0, course);
}

Indicators Market::indicators() const {
    Indicators now;
    for (std::size_t kind = 0; kind < counts_.size(); ++kind) {
        const Strategy& one = strategies_[kind];
        const bool provides = one.side == Side::provider;
        now.players += counts_[kind];
        if (one.trustworthy) now.trustworthy += counts_[kind];
        (provides ? one.trustworthy ? now.trustworthy_providers : now.untrustworthy_providers
         : one.trustworthy ? now.trustworthy_consumers
                           : now.untrustworthy_consumers) += counts_[kind];
    }
    const Course course = course_.row(0);
    const auto* stop = std::get_if<Decided>(&stop_);
    const std::int64_t left = stop ? std::max<std::int64_t>(stop->horizon - course.days, 0) : 0;
    now.trust = static_cast<double>(now.trustworthy) / static_cast<double>(now.players);
    now.wealth = course.wealth;
    now.wealth_each = now.wealth / static_cast<double>(now.players);
    now.only_trust = only_trust() ? 1 : 0;
    now.no_trust = no_trust() ? 1 : 0;
    now.days_played = course.days;
    now.cumulated_wealth = course.cumulated;
    now.extrapolated_wealth = course.cumulated + static_cast<double>(left) * course.average;
    return now;
}

} // namespace models::trust_game
