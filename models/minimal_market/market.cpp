// SPDX-License-Identifier: Apache-2.0
#include "models/minimal_market/market.hpp"

#include "models/minimal_market/crowd.hpp"
#include "sim/base/math.hpp"
#include "sim/choice/nested.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/sums.hpp"
#include "sim/random/batch.hpp"
#include "sim/random/order.hpp"

#include <algorithm>
#include <cmath>

namespace models::minimal_market {
namespace {

constexpr sim::Purpose endowing = sim::purpose("minimal_market.quality");
constexpr sim::Purpose asking = sim::purpose("minimal_market.asking");
constexpr sim::Purpose liking = sim::purpose("minimal_market.liking");
constexpr sim::Purpose alike = sim::purpose("minimal_market.alike");
constexpr sim::Purpose rating = sim::purpose("minimal_market.rating");

// The hosts as guests see them in the morning.
struct Offers {
    std::span<const double> price;
    std::span<const double> reputation;
    std::span<const double> weight;
};

// The best of the hosts seen and of staying, each with an error of its own for this guest and day.
std::uint32_t choose_by_errors(const Market::Today& today, const Crowd& crowd, std::size_t i,
                               const Offers& hosts) {
    constexpr std::array dissimilarity{1.0};
    const std::size_t options = today.given.looks + 1;
    std::array<sim::Identity, most_looks + 1> option{};
    option[0] = {hosts.price.size()}; // staying
    for (std::size_t k = 1; k < options; ++k) option[k] = {crowd.seen[k - 1][i]};
    std::array<double, most_looks + 1> utility{};
    const sim::NestedErrors errors(today.keys.chance, liking, alike, today.day, crowd.who[i],
                                   dissimilarity);
    errors.shocks(0, std::span(option).first(options), std::span(utility).first(options));
    for (std::size_t k = 1; k < options; ++k)
        utility[k] += hosts.reputation[option[k].value] - hosts.price[option[k].value];
    const auto best = std::max_element(utility.begin(), utility.begin() + std::ptrdiff_t(options));
    return static_cast<std::uint32_t>(best - utility.begin());
}

void choose(const Market::Today& today, Crowd& crowd, const Offers& hosts) {
    if (today.given.choice == Draw::cumulative)
        return crowd.choose(today.given.looks, hosts.weight);
    for (std::size_t i = 0; i < crowd.size; ++i)
        crowd.chosen[i] = choose_by_errors(today, crowd, i, hosts);
}

// What a block of guests asks for. The screen that woke them lets a few too many through: whoever
// draws the last places of the queue goes back to sleep, which leaves the others' order random.
void ask_for(const Market::Today& today, Crowd& crowd, const Offers& hosts, double stay_awake,
             Asked& asked) {
    crowd.look(today.keys.chance, asking, today.day, today.given.looks, hosts.price.size());
    choose(today, crowd, hosts);
    const auto last_place = static_cast<std::uint64_t>(stay_awake * 0x1p32);
    for (std::size_t i = 0; i < crowd.size; ++i) {
        const std::uint64_t priority = crowd.word(Crowd::queueing)[i];
        if (priority >= last_place) continue;
        ++asked.awake;
        if (crowd.chosen[i] == 0) continue;
        asked.proposals.push_back(
            {crowd.seen[crowd.chosen[i] - 1][i], priority << 32 | crowd.who[i].value});
    }
    crowd.size = 0;
}

double mean(std::span<const double> values) {
    const double sum =
        sim::ordered_sum(values.size(), [&](std::size_t row) { return values[row]; });
    return sum / static_cast<double>(values.size());
}

// Zero where one of the two is the same for all, as reputation is on the first day.
double correlation(std::span<const double> a, std::span<const double> b) {
    const double mean_a = mean(a);
    const double mean_b = mean(b);
    double both = 0;
    double only_a = 0;
    double only_b = 0;
    for (std::size_t row = 0; row < a.size(); ++row) {
        both += (a[row] - mean_a) * (b[row] - mean_b);
        only_a += (a[row] - mean_a) * (a[row] - mean_a);
        only_b += (b[row] - mean_b) * (b[row] - mean_b);
    }
    return only_a > 0 && only_b > 0 ? both / std::sqrt(only_a * only_b) : 0;
}

} // namespace

void Market::check(const Parameters& given, sim::Problems& problems) {
    if (given.lowest_price > given.highest_price)
        problems.add("lowest_price", sim::text(given.lowest_price, " lies above highest_price, ",
                                               given.highest_price));
}

Market::Market(const sim::InitialDay<Parameters>& dawn)
    : guests_(sim::numbered(static_cast<std::size_t>(dawn.given.guests))),
      hosts_(sim::numbered(static_cast<std::size_t>(dawn.given.hosts))) {
    std::vector<double> quality(hosts_.size());
    sim::fill_normal(dawn.keys.world, endowing, dawn.day, hosts_.identities(), quality);
    for (std::size_t row = 0; row < hosts_.size(); ++row)
        hosts_.put(row, {.quality = quality[row]});
}

/// A logit weighs an offer by exp(utility): once a host instead of once a look.
void Market::weigh(const Today&) {
    const auto price = hosts_.column<&Host::price>();
    const auto reputation = hosts_.column<&Host::reputation>();
    const auto weight = hosts_.column<&Host::weight>();
    sim::for_blocks(hosts_.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row)
            weight[row] = sim::math::exp(reputation[row] - price[row]);
    });
}

/// Guests wake, look at hosts and choose; nobody sees what others book today.
void Market::ask(const Today& today) {
    const Offers hosts{hosts_.column<&Host::price>(), hosts_.column<&Host::reputation>(),
                       hosts_.column<&Host::weight>()};
    asked_.resize((guests_.size() + sim::grain - 1) / sim::grain);
    sim::for_blocks(guests_.size(), [&](std::size_t block, std::size_t first, std::size_t last) {
        Asked& asked = asked_[block];
        asked.awake = 0;
        asked.proposals.clear();
        Crowd crowd;
        double stay_awake = 1;
        const auto wake = [&](sim::Identity who, double screen) {
            stay_awake = today.given.waking / screen;
            crowd.who[crowd.size++] = who;
            if (crowd.size == sim::crowd) ask_for(today, crowd, hosts, stay_awake, asked);
        };
        sim::for_each_rare(today.keys.chance, asking, today.day, first, last, today.given.waking,
                           wake);
        ask_for(today, crowd, hosts, stay_awake, asked);
    });
}

/// Each host takes the first in its queue. A minimum does not depend on the order in which it is
/// sought, so the outcome does not depend on threads.
void Market::book(const Today&) {
    const auto queue = hosts_.column<&Host::first>();
    const auto trips = guests_.column<&Guest::trips>();
    std::ranges::fill(queue, nobody);
    for (const Asked& asked : asked_)
        for (const Proposal& one : asked.proposals)
            queue[one.host] = std::min(queue[one.host], one.place);
    for (const std::uint64_t first : queue)
        if (first != nobody) ++trips[first & 0xffffffffU];
}

/// A stay shows the quality of a host with an error; its reputation is the mean of what was seen.
void Market::rate(const Today& today) {
    const auto queue = std::as_const(hosts_).column<&Host::first>();
    const auto quality = hosts_.column<&Host::quality>();
    const auto reputation = hosts_.column<&Host::reputation>();
    const auto ratings = hosts_.column<&Host::ratings>();
    sim::for_blocks(hosts_.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        std::array<sim::Identity, sim::grain> booked;
        std::array<double, sim::grain> error;
        std::size_t size = 0;
        for (std::size_t row = first; row < last; ++row) {
            booked[size] = {row};
            size += queue[row] != nobody ? 1 : 0;
        }
        const auto them = std::span(booked).first(size);
        sim::fill_normal(today.keys.chance, rating, today.day, them, error);
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t row = them[i].value;
            const double seen = quality[row] + today.given.rating_noise * error[i];
            reputation[row] += (seen - reputation[row]) / ++ratings[row];
        }
    });
}

/// A booked place becomes dearer, an empty one cheaper.
void Market::price(const Today& today) {
    const auto queue = std::as_const(hosts_).column<&Host::first>();
    const auto price = hosts_.column<&Host::price>();
    const Parameters& given = today.given;
    sim::for_each_row(hosts_.size(), [&](std::size_t row) {
        const double step = queue[row] != nobody ? 1 + given.price_step : 1 - given.price_step;
        price[row] = std::min(std::max(price[row] * step, given.lowest_price), given.highest_price);
    });
}

Indicators Market::indicators() const {
    const auto queue = hosts_.column<&Host::first>();
    const auto price = hosts_.column<&Host::price>();
    const auto quality = hosts_.column<&Host::quality>();
    const auto reputation = hosts_.column<&Host::reputation>();
    Indicators now;
    for (const Asked& asked : asked_) now.awake += asked.awake;
    now.bookings = sim::total(queue.size(), [&](std::size_t row) { return queue[row] != nobody; });
    now.price = mean(price);
    now.learned = correlation(quality, reputation);
    return now;
}

} // namespace models::minimal_market
