// SPDX-License-Identifier: Apache-2.0
#pragma once
// The smallest market with a law: people who find coins until a cap stops them. It can be told to
// break in some worlds, so that tests see how an experiment bears it.

#include "sim/law/measure.hpp"
#include "sim/run/model_of.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <limits>
#include <numeric>

namespace toy {

/// Nobody finds more once they hold so many coins.
struct Cap {
    std::int64_t coins = 50;
    static constexpr std::string_view label = "cap";
    [[nodiscard]] Cap null() const { return {std::numeric_limits<std::int64_t>::max()}; }
    friend bool operator==(const Cap&, const Cap&) = default;
    static constexpr auto fields() {
        return sim::Fields{sim::given<&Cap::coins>("Most coins to hold.")};
    }
};

/// The same cap as an order that people keep to if breaking it costs something.
struct Order {
    std::int64_t coins = 50;
    double fine = 1;
    static constexpr std::string_view label = "order";
    [[nodiscard]] Order null() const { return {std::numeric_limits<std::int64_t>::max(), 0}; }
    friend Order unenforced(const Order& order) { return {order.coins, 0}; }
    friend bool operator==(const Order&, const Order&) = default;
    static constexpr auto fields() {
        return sim::Fields{sim::given<&Order::coins>("Most coins to hold."),
                           sim::given<&Order::fine>("For holding more.")};
    }
};
using Measure = std::variant<Cap, Order>;

struct Parameters {
    std::int64_t people = 100;
    double luck = 0.5;
    double doomed = 0;
    bool dutiful = false;
    sim::Law<Measure> regulation;
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::people>("People.", sim::unit::people, {1, 1e6}),
            sim::given<&Parameters::luck>("Chance of a coin.", sim::unit::share,
                                          sim::bounds::share),
            sim::given<&Parameters::doomed>("Share of worlds that break.", sim::unit::share,
                                            sim::bounds::share),
            sim::given<&Parameters::dutiful>("Whether people obey what costs nothing to break."),
            sim::given<&Parameters::regulation>("Measures."),
        };
    }
};

struct Person {
    std::int64_t coins = 0;
    std::array<std::int16_t, 3> last{};
    static constexpr auto fields() {
        return sim::Fields{sim::state<&Person::coins>("Coins held."),
                           sim::state<&Person::last>("What the last three days brought.")};
    }
};

struct Indicators {
    std::int64_t found = 0;
    std::int64_t held = 0;
    double rate = 0;
    static constexpr auto fields() {
        return sim::Fields{
            sim::flow<&Indicators::found>("Coins found."),
            sim::level<&Indicators::held>("Coins held."),
            sim::ratio<&Indicators::rate, &Indicators::found, &Indicators::held>("Found by held.")};
    }
};

class Market {
public:
    using Parameters = toy::Parameters;
    using Indicators = toy::Indicators;
    static constexpr std::string_view label = "toy";
    static constexpr std::string_view doc = "People who find coins.";

    explicit Market(const sim::InitialDay<Parameters>& dawn) {
        std::vector<sim::Identity> who;
        for (std::int64_t i = 0; i < dawn.given.people; ++i)
            who.push_back({static_cast<std::uint64_t>(i)});
        people_ = sim::Table<Person>(std::move(who));
        doomed_ = sim::Stream(dawn.keys.world, sim::purpose("toy.doom"), sim::Day{0}, {0})
                      .chance(dawn.given.doomed);
    }

    static auto phases() {
        return std::array{sim::Phase<Market>{
            "find", sim::Period::daily, &Market::search, {"people"}, {"people"}}};
    }

    void search(const sim::Today<Parameters>& today) {
        sim::require(!(doomed_ && today.day == today.start + 10), "the world is doomed");
        found_ = 0;
        auto coins = people_.column<&Person::coins>();
        auto last = people_.column<&Person::last>();
        for (std::size_t row = 0; row < people_.size(); ++row) {
            const bool finds = today.draw(sim::purpose("toy.find"), people_.identities()[row])
                                   .chance(today.given.luck);
            const bool lucky = finds && coins[row] < limit(today);
            coins[row] += lucky;
            found_ += lucky;
            last[row] = {static_cast<std::int16_t>(lucky), last[row][0], last[row][1]};
        }
    }

    [[nodiscard]] Indicators indicators() const {
        const auto coins = people_.column<&Person::coins>();
        return {found_, std::accumulate(coins.begin(), coins.end(), std::int64_t{0}), 0};
    }
    static sim::People people() {
        return {{{"coins_found", "people", "1", "Coins found."}},
                {{"parity", "people", "Of the row.", {"even", "odd"}}}};
    }
    template <class Visit> void for_each_gain(Visit&& visit) const {
        const auto last = people_.column<&Person::last>();
        for (std::uint32_t row = 0; row < people_.size(); ++row)
            visit(std::size_t{0}, row, static_cast<double>(last[row][0]));
    }
    [[nodiscard]] std::vector<std::uint8_t> traits(std::size_t) const {
        std::vector<std::uint8_t> codes(people_.size());
        for (std::size_t row = 0; row < codes.size(); ++row) codes[row] = row % 2;
        return codes;
    }
    template <class Visit> void for_each_table(Visit&& visit) { visit("people", people_); }
    template <class Visit> void for_each_table(Visit&& visit) const { visit("people", people_); }

private:
    static std::int64_t limit(const sim::Today<Parameters>& today) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (const auto& one : today.given.regulation.in_force(today.day))
            if (const auto* order = std::get_if<Order>(&one.measure)) {
                if (order->fine > 0 || today.given.dutiful) least = std::min(least, order->coins);
            } else {
                least = std::min(least, std::get<Cap>(one.measure).coins);
            }
        return least;
    }

    sim::Table<Person> people_;
    std::int64_t found_ = 0;
    bool doomed_ = false;
};

/// A catalogue with this market alone.
inline sim::Catalogue catalogue() {
    sim::Catalogue all;
    all.push_back(sim::model<Market>());
    return all;
}

} // namespace toy
