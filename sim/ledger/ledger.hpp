// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who holds how much, and from which sector to which it flowed and why. A transfer takes from one
// account what it gives to another, so the books balance by construction, and `prove` checks it.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"
#include "sim/base/problems.hpp"
#include "sim/parallel/sums.hpp"
#include "sim/store/table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// An account: what its owner has received less what it has paid.
struct Account {
    Money balance;
    std::uint8_t sector = 0;

    static constexpr auto fields() {
        return Fields{
            state<&Account::balance>("Received less paid since the beginning.", unit::money),
            state<&Account::sector>("The sector its owner belongs to."),
        };
    }
};

/// What flowed from one sector to another for one purpose.
struct Flow {
    Money today;
    Money ever;

    static constexpr auto fields() {
        return Fields{
            state<&Flow::today>("Paid today.", unit::money),
            state<&Flow::ever>("Paid since the beginning.", unit::money),
        };
    }
};

/// A transactions-flow matrix (Godley & Lavoie 2007) over the accounts it is made of. The market
/// names its sectors and the kinds of payment by enumerations.
template <Named Sector, Named Kind> class Ledger {
public:
    static constexpr std::size_t sectors = names(Sector{}).size();
    static constexpr std::size_t kinds = names(Kind{}).size();

    /// No accounts, no flows.
    Ledger() : flows_(flow_identities()) {}

    /// Opens an account and says which row it has.
    Ref<Account> open(Identity owner, Sector sector) {
        accounts_.append(owner, {{}, static_cast<std::uint8_t>(sector)});
        return {static_cast<std::uint32_t>(accounts_.size() - 1)};
    }

    /// Opens one account for each owner, in neighbouring rows, and says which the first is.
    Ref<Account> open(std::span<const Identity> owners, Sector sector) {
        const Ref<Account> first{static_cast<std::uint32_t>(accounts_.size())};
        for (Identity owner : owners) open(owner, sector);
        return first;
    }

    /// Pays; not from several threads at once.
    void transfer(Ref<Account> from, Ref<Account> to, Money amount, Kind kind) {
        const auto sector = accounts_.template column<&Account::sector>();
        move(from, -amount);
        move(to, amount);
        record(static_cast<Sector>(sector[from.row]), static_cast<Sector>(sector[to.row]), amount,
               kind);
    }

    /// Changes one balance without a flow: for loops in which each thread serves accounts of its
    /// own. Whoever does so records the sum of what moved afterwards.
    void move(Ref<Account> account, Money amount) {
        accounts_.template column<&Account::balance>()[account.row] += amount;
    }

    /// Records what `move` has moved from accounts of one sector to accounts of another.
    void record(Sector from, Sector to, Money amount, Kind kind) {
        require(amount.minor >= 0, "a payment of ", amount.minor, " minor units");
        const std::size_t row = flow_row(from, to, kind);
        flows_.template column<&Flow::today>()[row] += amount;
        flows_.template column<&Flow::ever>()[row] += amount;
    }

    /// Starts a new day: nothing has flowed today.
    void begin_day() {
        for (Money& amount : flows_.template column<&Flow::today>()) amount = {};
    }

    [[nodiscard]] Money balance(Ref<Account> account) const {
        return accounts_.template column<&Account::balance>()[account.row];
    }

    /// What flowed from one sector to another for one purpose; `Member` is today or ever.
    template <auto Member = &Flow::today>
    [[nodiscard]] Money flow(Sector from, Sector to, Kind kind) const {
        return flows_.template column<Member>()[flow_row(from, to, kind)];
    }

    /// What all sectors paid for one purpose: the revenue of that kind.
    template <auto Member = &Flow::today> [[nodiscard]] Money paid(Kind kind) const {
        const auto amounts = flows_.template column<Member>();
        return sum(amounts.subspan(flow_row({}, {}, kind), sectors * sectors));
    }

    /// What a sector received less what it paid, for one purpose: one cell of the flow matrix,
    /// whose columns (over sectors) are zero by construction.
    template <auto Member = &Flow::today> [[nodiscard]] Money net(Sector sector, Kind kind) const {
        Money all{};
        for (std::size_t other = 0; other < sectors; ++other) {
            all += flow<Member>(static_cast<Sector>(other), sector, kind);
            all -= flow<Member>(sector, static_cast<Sector>(other), kind);
        }
        return all;
    }

    /// What a sector received less what it paid, for all purposes.
    template <auto Member = &Flow::today> [[nodiscard]] Money net(Sector sector) const {
        Money all{};
        for (std::size_t kind = 0; kind < kinds; ++kind)
            all += net<Member>(sector, static_cast<Kind>(kind));
        return all;
    }

    /// What the accounts of a sector hold together.
    [[nodiscard]] Money held(Sector sector) const {
        const auto balance = accounts_.template column<&Account::balance>();
        const auto owner = accounts_.template column<&Account::sector>();
        const auto wanted = static_cast<std::uint8_t>(sector);
        return {total(accounts_.size(), [&](std::size_t row) {
            return owner[row] == wanted ? balance[row].minor : 0;
        })};
    }

    /// Throws unless balances sum to zero and agree with what has flowed, sector by sector.
    void prove() const {
        Money all{};
        for (std::size_t at = 0; at < sectors; ++at) {
            const auto sector = static_cast<Sector>(at);
            const Money holds = held(sector);
            const Money flowed = net<&Flow::ever>(sector);
            require(holds == flowed, "accounts of ", name_of(sector), " hold ", holds.minor,
                    " minor units, but received ", flowed.minor);
            all += holds;
        }
        require(all == Money{}, "balances sum to ", all.minor, " minor units");
    }

    [[nodiscard]] const Table<Account>& accounts() const { return accounts_; }
    [[nodiscard]] const Table<Flow>& flows() const { return flows_; }

    /// Calls `visit(name, table)` for both tables: what a market saves of its ledger.
    template <class Visit> void for_each_table(Visit&& visit) { walk(*this, visit); }
    template <class Visit> void for_each_table(Visit&& visit) const { walk(*this, visit); }

private:
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("accounts", self.accounts_);
        visit("flows", self.flows_);
    }

    static constexpr std::size_t flow_row(Sector from, Sector to, Kind kind) {
        const auto pays = static_cast<std::size_t>(from);
        const auto gets = static_cast<std::size_t>(to);
        return (static_cast<std::size_t>(kind) * sectors + pays) * sectors + gets;
    }

    static std::vector<Identity> flow_identities() {
        std::vector<Identity> identities(kinds * sectors * sectors);
        for (std::size_t row = 0; row < identities.size(); ++row) identities[row] = {row};
        return identities;
    }

    static Money sum(std::span<const Money> amounts) {
        Money all{};
        for (Money amount : amounts) all += amount;
        return all;
    }

    Table<Account> accounts_;
    Table<Flow> flows_;
};

} // namespace sim
