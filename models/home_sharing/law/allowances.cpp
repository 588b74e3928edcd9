// SPDX-License-Identifier: Apache-2.0
// From the measures in force to what each listing may do.
#include "models/home_sharing/law/allowances.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

constexpr std::size_t most_host_taxes = 32;

struct Imposition {
    Allowances& law;
    const Subject& on;

    void operator()(const NightCap& cap) const {
        limit(cap, [&](Allowance& may) { lower(may.nights, cap.nights); });
        threaten(cap);
    }
    void operator()(const Registration& registration) const { threaten(registration); }
    void operator()(const EntireHomeBan& ban) const {
        if (!ban.reaches(on.kind, on.primary)) return;
        limit(ban, [&](Allowance& may) { lower(may.nights, ban.nights); });
        threaten(ban);
    }
    void operator()(const Zoning& zoning) const {
        limit(zoning, [&](Allowance& may) { lower(may.nights, zoning.nights); });
        threaten(zoning);
    }
    void operator()(const OneHostOneHome& rule) const { threaten(rule); }
    void operator()(const HostPresence& rule) const {
        limit(rule, [&](Allowance& may) {
            if (on.kind == Kind::entire_home)
                raise(may.minimum_nights, rule.unhosted_from);
            else
                lower(may.guests, static_cast<double>(rule.most_guests));
        });
        threaten(rule);
    }
    void operator()(const MinimumStay& rule) const {
        limit(rule, [&](Allowance& may) { raise(may.minimum_nights, rule.nights); });
        threaten(rule);
    }
    void operator()(const ForeignersOnly& rule) const {
        limit(rule, [&](Allowance& may) { lower(may.domestic_nights, rule.domestic_nights); });
        threaten(rule);
    }
    void operator()(const LicenceQuota& quota) const { threaten(quota); }
    void operator()(const Freeze&) const {} // acts where listings come in
    void operator()(const OccupancyTax& tax) const {
        if (tax == tax.null()) return;
        if (law.levies.empty()) law.levies.resize(law.stated.size());
        if (tax.remitted == Remitter::host && !on.collects_tax) return;
        Levy& levy = law.levies[on.row];
        levy.on_price += tax.rate;
        if (tax.base == Base::price_and_fee) levy.on_fee += tax.rate;
        levy.per_night += tax.per_night;
    }
    void operator()(const ProgressiveTax& tax) const {
        threaten(tax);
        if (tax.steps.empty()) return;
        if (law.taxed_by.empty()) law.taxed_by.resize(law.stated.size());
        const auto known = std::ranges::find(law.host_taxes, tax);
        const auto at = static_cast<std::size_t>(known - law.host_taxes.begin());
        if (known == law.host_taxes.end()) law.host_taxes.push_back(tax);
        sim::require(at < most_host_taxes, "more than ", most_host_taxes, " taxes of hosts");
        law.taxed_by[on.row] |= 1U << at;
    }
    void operator()(const CommissionCap&) const {} // acts on the platform
    void operator()(const PriceCap& cap) const {
        limit(cap, [&](Allowance& may) {
            may.price = std::min(may.price, cap.highest(on.reference_price));
        });
        threaten(cap);
    }
    void operator()(const InsuranceMandate& rule) const {
        limit(rule, [&](Allowance& may) {
            may.premium += rule.premium;
            may.cover = 1 - (1 - may.cover) * (1 - rule.cover);
        });
        threaten(rule);
    }
    void operator()(const Inspection& inspection) const {
        if (inspection.finds() <= 0) return;
        if (law.inspected.empty()) law.inspected.resize(law.stated.size());
        double& found = law.inspected[on.row];
        found = 1 - (1 - found) * (1 - inspection.finds());
    }

private:
    // Those who obey keep to it if anybody sees to it; what the platform keeps, all keep to who are
    // on its pages.
    template <class M, class Change> void limit(const M& measure, Change&& change) const {
        if (enforced(measure, law.inspected_at(on.row))) change(law.stated[on.row]);
        if (measure.kept()) change(law.counted[on.row]);
    }
    template <class Number> static void lower(Number& limit, double most) {
        limit = std::min(limit, static_cast<Number>(most));
    }
    static void raise(std::uint16_t& limit, std::int64_t least) {
        limit = std::max(limit, static_cast<std::uint16_t>(least));
    }
    // Breaches of several measures are found independently; the dearest fine is paid.
    template <class M> void threaten(const M& measure) const {
        if (!enforced(measure, law.inspected_at(on.row))) return;
        const Sanction& sanction = measure.sanction;
        const double found = sanction.inspections / days_of_year;
        law.found[on.row] =
            static_cast<float>(1 - (1 - static_cast<double>(law.found[on.row])) * (1 - found));
        law.fine[on.row] = std::max(law.fine[on.row], sim::round_half_even(100 * sanction.fine));
    }
};

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

void Allowances::impose(const Measure& measure, const Subject& on) {
    std::visit(Imposition{*this, on}, measure);
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
