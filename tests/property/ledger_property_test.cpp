// SPDX-License-Identifier: Apache-2.0
// Splits add up to the cent and books balance, whatever is paid.

#include "sim/ledger/ledger.hpp"
#include "sim/ledger/split.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

enum class Sector : std::uint8_t { households, firms, state };
enum class Kind : std::uint8_t { wages, goods, tax, fine };

constexpr std::array<std::string_view, 3> names(Sector) { return {"households", "firms", "state"}; }
constexpr std::array<std::string_view, 4> names(Kind) { return {"wages", "goods", "tax", "fine"}; }

using Books = sim::Ledger<Sector, Kind>;

double any_share() { return *rc::gen::inRange(0, 1'000'001) / 1e6; }

} // namespace

RC_GTEST_PROP(Split, AddsUp, ()) {
    const sim::Money asked{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000)};
    const sim::Split plain = sim::Commission{any_share(), any_share()}(asked);
    RC_ASSERT(plain.customer_pays == plain.provider_gets + plain.platform_keeps);
    const sim::Split shared = sim::CommunityDividend{any_share(), any_share(), any_share()}(asked);
    RC_ASSERT(shared.customer_pays ==
              shared.provider_gets + shared.platform_keeps + shared.community_gets);
}

RC_GTEST_PROP(Split, NobodyPaysToTakePart, ()) {
    const sim::Money asked{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
    const sim::Split split = sim::CommunityDividend{any_share(), any_share(), any_share()}(asked);
    RC_ASSERT(split.customer_pays >= asked);
    RC_ASSERT(split.provider_gets <= asked);
    RC_ASSERT(split.provider_gets >= sim::Money{});
    RC_ASSERT(split.platform_keeps >= sim::Money{});
    RC_ASSERT(split.community_gets >= sim::Money{});
}

RC_GTEST_PROP(Split, AFallingCommissionAddsUpAndStaysBetweenItsShares, ()) {
    const sim::Money asked{*rc::gen::inRange<std::int64_t>(0, 10'000'000)};
    const sim::Money billed{*rc::gen::inRange<std::int64_t>(0, 10'000'000)};
    const sim::FallingCommission rule{
        0.2, any_share(), {{any_share() * 50'000, 0.1}, {50'000 + any_share() * 50'000, 0.05}}};
    const sim::Split split = rule(asked, billed);
    RC_ASSERT(split.customer_pays == split.provider_gets + split.platform_keeps);
    const auto fee = static_cast<double>((asked - split.provider_gets).minor);
    RC_ASSERT(fee <= 0.2 * static_cast<double>(asked.minor) + 2);
    RC_ASSERT(fee >= 0.05 * static_cast<double>(asked.minor) - 2);
}

RC_GTEST_PROP(Ledger, BalancesAfterAnyTransfers, ()) {
    Books books;
    const auto accounts = *rc::gen::inRange(1U, 20U);
    for (std::uint32_t row = 0; row < accounts; ++row)
        books.open({row}, static_cast<Sector>(*rc::gen::inRange(0, 3)));
    const int payments = *rc::gen::inRange(0, 40);
    sim::Money moved{};
    for (int payment = 0; payment < payments; ++payment) {
        const sim::Money amount{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000)};
        books.transfer({*rc::gen::inRange(0U, accounts)}, {*rc::gen::inRange(0U, accounts)}, amount,
                       static_cast<Kind>(*rc::gen::inRange(0, 4)));
        moved += amount;
    }
    books.prove();
    sim::Money paid{};
    for (std::size_t kind = 0; kind < Books::kinds; ++kind) {
        paid += books.paid(static_cast<Kind>(kind));
        sim::Money column{};
        for (std::size_t sector = 0; sector < Books::sectors; ++sector)
            column += books.net(static_cast<Sector>(sector), static_cast<Kind>(kind));
        RC_ASSERT(column == sim::Money{});
    }
    RC_ASSERT(paid == moved);
}
