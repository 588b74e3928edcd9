// SPDX-License-Identifier: Apache-2.0
#pragma once
// Settlement rules: when money that many have promised for one purpose is taken from them, and when
// it reaches whoever asked for it.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <concepts>
#include <string_view>
#include <variant>

namespace models::common {

/// A settlement rule says whether pledges are taken when the term is over, and which share of what
/// was taken is paid out at once; the rest is paid out when what was promised is delivered.
template <class R>
concept SettlementRule = sim::Labelled<R> && requires(const R& rule, bool reached) {
    { rule.taken(reached) } -> std::same_as<bool>;
    { rule.at_once() } -> std::same_as<double>;
};

struct AllOrNothing {
    static constexpr std::string_view label = "all_or_nothing";
    static constexpr std::string_view doc =
        "Pledges are taken when the goal is reached, and returned when it is not (provision point "
        "with refund; Bagnoli & Lipman 1989).";
    [[nodiscard]] bool taken(bool reached) const { return reached; }
    [[nodiscard]] double at_once() const { return 1; }
    static constexpr auto fields() { return sim::Fields{}; }
};

struct KeepItAll {
    static constexpr std::string_view label = "keep_it_all";
    static constexpr std::string_view doc =
        "Pledges are taken whether the goal is reached or not (Cumming, Leboeuf & Schwienbacher "
        "2020).";
    [[nodiscard]] bool taken(bool) const { return true; }
    [[nodiscard]] double at_once() const { return 1; }
    static constexpr auto fields() { return sim::Fields{}; }
};

struct Milestones {
    double first = 0.5;

    static constexpr std::string_view label = "milestones";
    static constexpr std::string_view doc =
        "All or nothing, of which a share is paid out at once and the rest on delivery.";
    [[nodiscard]] bool taken(bool reached) const { return reached; }
    [[nodiscard]] double at_once() const { return first; }
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Milestones::first>("Share that is paid out when the goal is reached.",
                                           sim::unit::share, sim::bounds::share, "assumed")};
    }
};

/// The settlement rules that a scenario may choose from.
using Settlement = std::variant<AllOrNothing, KeepItAll, Milestones>;

static_assert(SettlementRule<AllOrNothing> && SettlementRule<KeepItAll> &&
              SettlementRule<Milestones> && sim::Choice<Settlement>);

/// Whether pledges are taken at the end of a term.
inline bool taken(const Settlement& settlement, bool reached) {
    return std::visit([&](const auto& rule) { return rule.taken(reached); }, settlement);
}
/// The share of what was taken that is paid out at once.
inline double at_once(const Settlement& settlement) {
    return std::visit([](const auto& rule) { return rule.at_once(); }, settlement);
}

} // namespace models::common
