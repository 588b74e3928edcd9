// SPDX-License-Identifier: Apache-2.0
#pragma once
// A ledger whose parties are called by their sector and, where a sector has many owners, by their
// row: a market pays hosts and makers without keeping the rows of their accounts.

#include "sim/ledger/ledger.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace models::common {

/// One side of a payment: the owner in a row of a sector, or the only one.
template <sim::Named Sector> struct Party {
    Sector sector{};
    std::uint32_t owner = 0;

    constexpr Party(Sector of, std::uint32_t row = 0) : sector(of), owner(row) {}
};

/// The accounts of a market's sectors.
template <sim::Named Sector, sim::Named Payment> class SectorAccounts {
public:
    using Ledger = sim::Ledger<Sector, Payment>;

    /// Opens the account of a sector with one owner.
    void open(Sector sector, sim::Identity owner) { open(sector, std::span(&owner, 1)); }
    /// Opens an account for each owner of a sector, in their order. A sector is opened once.
    void open(Sector sector, std::span<const sim::Identity> owners) {
        Block& block = blocks_[at(sector)];
        sim::require(block.owners == 0, "accounts of ", sim::name_of(sector), " are open already");
        block = {ledger_.open(owners, sector), static_cast<std::uint32_t>(owners.size())};
    }

    void begin_day() { ledger_.begin_day(); }
    void pay(Party<Sector> from, Party<Sector> to, sim::Money amount, Payment why) {
        ledger_.transfer(account(from), account(to), amount, why);
    }
    [[nodiscard]] sim::Money balance(Party<Sector> who) const {
        return ledger_.balance(account(who));
    }
    [[nodiscard]] const Ledger& ledger() const { return ledger_; }

    template <class Visit> void for_each_table(Visit&& visit) { ledger_.for_each_table(visit); }
    template <class Visit> void for_each_table(Visit&& visit) const {
        ledger_.for_each_table(visit);
    }

private:
    struct Block {
        sim::Ref<sim::Account> first;
        std::uint32_t owners = 0;
    };

    [[nodiscard]] static constexpr std::size_t at(Sector sector) {
        return static_cast<std::size_t>(sector);
    }
    [[nodiscard]] sim::Ref<sim::Account> account(Party<Sector> who) const {
        const Block& block = blocks_[at(who.sector)];
        sim::require(who.owner < block.owners, "owner ", who.owner, " of ", block.owners, " among ",
                     sim::name_of(who.sector));
        return {block.first.row + who.owner};
    }

    Ledger ledger_;
    std::array<Block, Ledger::sectors> blocks_{};
};

} // namespace models::common
