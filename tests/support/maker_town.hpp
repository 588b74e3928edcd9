// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small city of makers in which much happens within months, and any market lived through day by
// day without a run around it.

#include "models/maker_city/market.hpp"
#include "sim/run/world.hpp"
#include "tests/support/metamorphic.hpp"

#include <memory>
#include <utility>

namespace models::maker_city {

/// Two towns whose people finish products every month, back campaigns and invent.
Parameters busy_town();

/// A market with the scenario it lives by.
template <sim::Market M> struct Living {
    using Given = typename M::Parameters;

    std::unique_ptr<const Given> given;
    sim::Keys keys = sim::keys_of({1, 0});
    sim::Day day{16'800}; // 31 December 2015
    M market;

    explicit Living(Given parameters, std::uint64_t seed = 1)
        : given(std::make_unique<const Given>(std::move(parameters))),
          keys(sim::keys_of({seed, 0})), market(made(today(), *given)) {}

    [[nodiscard]] sim::Today<Given> today() const { return {day, sim::Day{16'800}, keys, *given}; }
    void live(int days) {
        sim::live(market, today(), days);
        day = day + days;
    }

private:
    static M made(const sim::Today<Given>& dawn, const Given& given) {
        if constexpr (sim::LoadsInputs<M>)
            return M(dawn, M::load(given));
        else
            return M(dawn);
    }
};

/// The city lived through.
struct Town : Living<Market> {
    explicit Town(Parameters parameters = busy_town(), std::uint64_t seed = 1)
        : Living(std::move(parameters), seed) {}

    [[nodiscard]] const Parts& parts() const { return market.parts(); }
    /// What the day that has just passed reports, over all zones.
    [[nodiscard]] Indicators now() const;
};

} // namespace models::maker_city
