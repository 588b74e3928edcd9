// SPDX-License-Identifier: Apache-2.0
// From the measures in force to what each listing may do.
#include "models/home_sharing/law/allowances.hpp"

#include <algorithm>
#include <type_traits>

namespace models::home_sharing {
namespace {

constexpr std::size_t most_host_taxes = 32;

// Breaches of several measures are found independently; the dearest fine is paid.
void threaten(Allowances& law, const Home& on, const Sanction& sanction) {
    const double found = sanction.inspections / days_of_year;
    law.found[on.row] =
        static_cast<float>(1 - (1 - static_cast<double>(law.found[on.row])) * (1 - found));
    law.fine[on.row] = std::max(law.fine[on.row], sim::round_half_even(100 * sanction.fine));
}

void tax_host(Allowances& law, const Home& on, const ProgressiveTax& tax) {
    if (tax.steps.empty()) return;
    if (law.taxed_by.empty()) law.taxed_by.resize(law.stated.size());
    const auto known = std::ranges::find(law.host_taxes, tax);
    const auto at = static_cast<std::size_t>(known - law.host_taxes.begin());
    if (known == law.host_taxes.end()) law.host_taxes.push_back(tax);
    sim::require(at < most_host_taxes, "more than ", most_host_taxes, " taxes of hosts");
    law.taxed_by[on.row] |= 1U << at;
}

void expect_inspectors(Allowances& law, const Home& on, double finds) {
    if (finds <= 0) return;
    if (law.inspected.empty()) law.inspected.resize(law.stated.size());
    law.inspected[on.row] = 1 - (1 - law.inspected[on.row]) * (1 - finds);
}

// Those who comply keep to it if anybody sees to it; what the platform keeps, all keep to who are
// on its pages.
template <Breakable One> void bind(Allowances& law, const Home& on, const One& measure) {
    if constexpr (requires { measure.reaches(on.kind, on.primary); })
        if (!measure.reaches(on.kind, on.primary)) return;
    const bool watched = enforced(measure, law.inspected_at(on.row));
    if constexpr (requires(Allowance & may) { measure.limit(on, may); }) {
        if (watched) measure.limit(on, law.stated[on.row]);
        if (kept(measure)) measure.limit(on, law.counted[on.row]);
    }
    if (watched) threaten(law, on, measure.sanction);
}

// What a measure says it imposes.
template <class One> void impose_on(Allowances& law, const Home& on, const One& measure) {
    if constexpr (Breakable<One>) bind(law, on, measure);
    if constexpr (std::is_same_v<One, ProgressiveTax>) tax_host(law, on, measure);
    if constexpr (requires { measure.finds(); }) expect_inspectors(law, on, measure.finds());
    if constexpr (requires(Levy & levy) { measure.tax(on, levy); }) {
        if (measure == measure.null()) return;
        if (law.levies.empty()) law.levies.resize(law.stated.size());
        measure.tax(on, law.levies[on.row]);
    }
}

template <class Rule> void lower_fees(Rule& rule, double most) {
    double highest = rule.from_provider;
    const auto factor = [&](double from) {
        const double all = from + rule.from_customer;
        return all > most ? most / all : 1.0;
    };
    if constexpr (requires { rule.steps; })
        for (auto& step : rule.steps) {
            highest = std::max(highest, step.from_provider);
            step.from_provider *= factor(step.from_provider);
        }
    rule.from_provider *= factor(rule.from_provider);
    rule.from_customer *= factor(highest);
}

} // namespace

void Allowances::impose(const Measure& measure, const Home& on) {
    std::visit([&](const auto& one) { impose_on(*this, on, one); }, measure);
}

void Allowances::impose_on_platform(const Measure& measure) {
    if (const auto* cap = std::get_if<CommissionCap>(&measure))
        sharing = capped(std::move(sharing), cap->most);
}

Allowances unregulated(std::size_t listings, const sim::Sharing& sharing) {
    Allowances free;
    free.counted.resize(listings);
    free.stated.resize(listings);
    free.found.resize(listings, 0);
    free.fine.resize(listings);
    free.sharing = sharing;
    return free;
}

sim::Sharing capped(sim::Sharing sharing, double most) {
    std::visit([most](auto& rule) { lower_fees(rule, most); }, sharing);
    return sharing;
}

} // namespace models::home_sharing
