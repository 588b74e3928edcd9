// SPDX-License-Identifier: Apache-2.0
#pragma once
// The spaces, machines and people of a scenario, its books, and what the day adds up to in each
// space.

#include "models/common/sector_accounts.hpp"
#include "models/makerspace/agents.hpp"
#include "models/makerspace/indicators.hpp"
#include "models/makerspace/parameters.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace models::makerspace {

/// Who pays and is paid.
enum class Sector : std::uint8_t {
    makers,
    spaces,
    owners,
    lenders,
    suppliers,
    government,
    customers
};
constexpr std::array<std::string_view, 7> names(Sector) {
    return {"makers", "spaces", "owners", "lenders", "suppliers", "government", "customers"};
}

/// What for.
enum class Payment : std::uint8_t {
    capital,
    loan,
    equipment,
    fee,
    hours,
    training,
    running,
    repayment,
    interest,
    subsidy,
    voucher,
    licence,
    surplus,
    product
};
constexpr std::array<std::string_view, 14> names(Payment) {
    return {"capital",   "loan",     "equipment", "fee",     "hours",   "training", "running",
            "repayment", "interest", "subsidy",   "voucher", "licence", "surplus",  "product"};
}

/// What a day brought a maker.
struct Gain {
    std::uint32_t person = 0;
    double surplus = 0;
};

/// A finished project that is made for sale.
struct Product {
    std::uint32_t person = 0;
    std::uint32_t project = 0; ///< which of the person's, from 1
    Money price;               ///< that its maker has for it at once
};

/// The tables that mechanisms share.
struct Agents {
    sim::Table<Space> spaces;
    sim::Table<Unit> units;    ///< by space and kind
    sim::Table<Hour> hours;    ///< by space, kind and hour of the day
    sim::Table<Person> people; ///< by space
    common::SectorAccounts<Sector, Payment> accounts;
    std::vector<Indicators> tally; ///< by space; nothing of it outlives the day
    std::vector<Gain> gains;       ///< of today
    std::size_t month = 0;         ///< of the year, from 0
    std::vector<std::pair<std::uint32_t, Money>> incomes; ///< of makers, today
    bool sells = true;             ///< whether makers sell at once what they made for sale
    std::vector<Product> products; ///< of today, where they do not

    // Derived.
    std::vector<std::uint32_t> first_unit;   ///< by space, and one past the end
    std::vector<std::uint32_t> first_person; ///< by space, and one past the end

    /// A new world.
    explicit Agents(const Today& dawn);
    void restored();
    void take_up_day(const Agents& before);

private:
    template <class Self, class Row, class Value>
    [[nodiscard]] static auto& table_with(Self& self, Value Row::*) {
        if constexpr (std::is_same_v<Row, Space>)
            return self.spaces;
        else if constexpr (std::is_same_v<Row, Unit>)
            return self.units;
        else if constexpr (std::is_same_v<Row, Hour>)
            return self.hours;
        else
            return self.people;
    }

public:
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("spaces", self.spaces);
        visit("units", self.units);
        visit("hours", self.hours);
        visit("people", self.people);
        self.accounts.for_each_table(visit);
    }
    /// The values of one member over all rows of the table whose row it belongs to.
    template <auto Member> [[nodiscard]] auto column() {
        return table_with(*this, Member).template column<Member>();
    }
    template <auto Member> [[nodiscard]] auto column() const {
        return table_with(*this, Member).template column<Member>();
    }

    /// A makerspace is paid, or pays; what counts as its result is said by the kind of payment.
    void pay_space(std::uint32_t space, common::Party<Sector> from, Money amount, Payment why);
    void charge_space(std::uint32_t space, common::Party<Sector> to, Money amount, Payment why);
    /// The place in `hours` of the first hour of a kind of machine.
    [[nodiscard]] std::size_t first_hour(std::uint32_t space, std::size_t kind) const {
        return space * (hours.size() / spaces.size()) + kind * hours_of_day;
    }
    /// What a day is worth to a maker, in major units.
    void credit(std::uint32_t person, double surplus);
    [[nodiscard]] Money cash(std::uint32_t space) const {
        return accounts.balance({Sector::spaces, space});
    }
};

} // namespace models::makerspace
