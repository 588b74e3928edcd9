// SPDX-License-Identifier: Apache-2.0
#include "models/trust_network/market.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace models::trust_network {
namespace {

constexpr sim::Purpose coming = sim::purpose("trust_network.coming");
constexpr sim::Purpose being = sim::purpose("trust_network.being");

// Beyond any scenario, and small enough for days to be added.
constexpr double longest_stay = 1e6;
constexpr std::uint32_t most_patience = 1'000'000;

std::vector<double> cumulated(const std::vector<double>& weights) {
    std::vector<double> sums(weights.size());
    std::partial_sum(weights.begin(), weights.end(), sums.begin());
    return sums;
}

// Days between the first day and the day of coming.
int wait(const std::vector<double>& months, sim::Stream draws) {
    if (months.empty()) return 0;
    const auto month = static_cast<double>(sim::categorical(draws, months));
    return static_cast<int>((month + draws.uniform()) * sim::unit::months.factor);
}

int stay(const Population& given, sim::Stream& draws) {
    const bool visits = draws.chance(given.visitors);
    const double hazard = draws.exponential(1);
    if (visits) return 0;
    const double days = given.stay * sim::math::exp(sim::math::log(hazard) / given.stay_shape);
    return static_cast<int>(std::min(days, longest_stay));
}

double activity(const Population& given, sim::Stream& draws) {
    if (given.activity == 0) return 0;
    const double above = sim::math::exp(draws.exponential(given.activity_tail));
    return std::min(given.activity * above, given.activity_most);
}

// A number of deals with a median and a heavy tail: more than n have the chance 1 / (1 + n /
// median).
std::uint32_t heavy(double median, sim::Stream& draws) {
    const double chance = draws.open_uniform();
    const double number = std::floor(median * chance / (1 - chance));
    return static_cast<std::uint32_t>(std::min(number, static_cast<double>(most_patience)));
}

} // namespace

void Market::check(const Parameters& given, sim::Problems& problems) {
    if (!given.population.newcomers.empty() && cumulated(given.population.newcomers).back() <= 0)
        problems.add("population.newcomers", "needs a month in which somebody comes");
    const auto& thresholds = given.rating.scale.thresholds;
    if (thresholds.size() + 1 != best)
        problems.add("rating.scale.thresholds",
                     sim::text("has ", thresholds.size(), " numbers; ratings from 1 to ", best,
                               " need ", best - 1));
    if (!std::ranges::is_sorted(thresholds)) problems.add("rating.scale.thresholds", "must ascend");
    const std::string fault = given.acquaintance.fault(static_cast<std::size_t>(given.people));
    if (std::holds_alternative<sim::Social>(given.trust) && !fault.empty())
        problems.add("acquaintance.network", fault);
}

Market::Market(const sim::InitialDay<Parameters>& dawn)
    : people_(sim::numbered(static_cast<std::size_t>(dawn.given.people))), book_(people_.size()),
      beliefs_(sim::numbered(people_.size()), people_.size(), dawn.given.trust, dawn.day) {
    const Population& given = dawn.given.population;
    const std::vector<double> months = cumulated(given.newcomers);
    sim::for_each_row(people_.size(), [&](std::size_t row) {
        const sim::Identity who = people_.identities()[row];
        sim::Stream draws(dawn.keys.world, being, dawn.day, who);
        Person one;
        one.crook = draws.chance(given.crooks);
        one.guard = draws.chance(given.guards) && one.crook == 0;
        one.comes = dawn.day + wait(months, {dawn.keys.world, coming, dawn.day, who});
        one.leaves = one.comes + stay(given, draws);
        one.activity = activity(given, draws);
        one.patience = heavy(dawn.given.deals.patience, draws);
        if (one.activity > 0)
            one.visibility = sim::math::exp(dawn.given.search.visibility *
                                            sim::math::log(one.activity / given.activity));
        people_.put(row, one);
    });
    for (std::size_t row = 0; row < people_.size(); ++row) {
        const bool crook = people_.column<&Person::crook>()[row] != 0;
        const auto account =
            ledger_.open(people_.identities()[row], crook ? Sector::crooks : Sector::honest);
        if (row == 0) accounts_ = account;
    }
    restored(dawn);
}

void Market::restored(const Today& today) {
    const auto comes = people_.column<&Person::comes>();
    order_.resize(people_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::stable_sort(order_, {}, [&](std::uint32_t row) { return comes[row]; });
    come_ = 0;
    present_.clear();
    book_.restored();
    beliefs_.restored(today.given.trust, today.given.acquaintance, today.keys.world);
}

bool Market::present(std::uint32_t person, sim::Day day) const {
    return people_.column<&Person::comes>()[person] <= day &&
           day <= people_.column<&Person::leaves>()[person];
}

/// Who is there today, in the order of coming, and how well each is seen.
void Market::come_and_go(const Today& today) {
    tally_ = {};
    gains_.clear();
    ledger_.begin_day();
    const auto comes = std::as_const(people_).column<&Person::comes>();
    std::erase_if(present_, [&](std::uint32_t row) { return !present(row, today.day); });
    for (; come_ < order_.size() && comes[order_[come_]] <= today.day; ++come_) {
        const std::uint32_t row = order_[come_];
        if (present(row, today.day)) present_.push_back(row);
        tally_.newcomers += comes[row] == today.day ? 1 : 0;
    }
    const auto received = std::as_const(people_).column<&Person::received>();
    const auto visibility = std::as_const(people_).column<&Person::visibility>();
    const auto crook = std::as_const(people_).column<&Person::crook>();
    seen_.resize(present_.size());
    double sum = 0;
    for (std::size_t at = 0; at < present_.size(); ++at) {
        const std::uint32_t row = present_[at];
        sum += (today.given.search.appeal + received[row]) * visibility[row];
        seen_[at] = sum;
        ++(crook[row] != 0 ? tally_.crooks_present : tally_.honest_present);
    }
    tally_.present = static_cast<std::int64_t>(present_.size());
}

sim::People Market::people() {
    return {{{"gain", "people", std::string{sim::unit::money.name},
              "Gained by deals and frauds, less what was lost."}},
            {{"conduct", "people", "Whether the person comes to cheat.", {"honest", "crook"}}}};
}

std::vector<std::uint8_t> Market::traits(std::size_t) const {
    const auto crook = people_.column<&Person::crook>();
    return {crook.begin(), crook.end()};
}

} // namespace models::trust_network
