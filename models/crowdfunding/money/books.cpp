// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/money/books.hpp"

#include "models/common/identities.hpp"

namespace models::crowdfunding {

Books::Books(const Agents& agents) {
    accounts_.open(Sector::backers, agents.backers.identities());
    accounts_.open(Sector::makers, agents.makers.identities());
    accounts_.open(Sector::platform, common::identity_of("platform"));
    accounts_.open(Sector::processors, common::identity_of("processors"));
    accounts_.open(Sector::suppliers, common::identity_of("suppliers"));
    accounts_.open(Sector::customers, common::identity_of("customers"));
    accounts_.open(Sector::workers, common::identity_of("workers"));
    accounts_.open(Sector::escrow, common::identity_of("escrow"));
    accounts_.open(Sector::offices, common::identity_of("offices"));
}

void Books::begin_day(std::size_t month) {
    month_ = month;
    maker_gains_.clear();
    backer_gains_.clear();
    paid_.clear();
    accounts_.begin_day();
}

void Books::take_up_day(const Books& before) {
    month_ = before.month_;
    maker_gains_ = before.maker_gains_;
    backer_gains_ = before.backer_gains_;
    paid_ = before.paid_;
}

void Books::take_pledge(std::uint32_t backer, Money amount) {
    accounts_.pay({Sector::backers, backer}, Sector::escrow, amount, Payment::pledge);
    paid_.push_back({backer, amount});
}

void Books::return_pledge(std::uint32_t backer, Money amount) {
    accounts_.pay(Sector::escrow, {Sector::backers, backer}, amount, Payment::returned);
    paid_.push_back({backer, -amount});
}

void Books::earn(Agents& agents, std::uint32_t campaign, Money amount) {
    const std::uint32_t maker = agents.column<&Campaign::maker>()[campaign];
    agents.column<&Maker::income>()[maker][month_] += amount;
    agents.here(campaign).maker_income += amount;
    maker_gains_.push_back({maker, amount});
}

void Books::pay_maker(Agents& agents, std::uint32_t campaign, Money amount, Payment why) {
    const std::uint32_t maker = agents.column<&Campaign::maker>()[campaign];
    accounts_.pay(Sector::escrow, {Sector::makers, maker}, amount, why);
    earn(agents, campaign, amount);
}

void Books::sell(Agents& agents, std::uint32_t campaign, Money amount) {
    const std::uint32_t maker = agents.column<&Campaign::maker>()[campaign];
    accounts_.pay(Sector::customers, {Sector::makers, maker}, amount, Payment::sale);
    earn(agents, campaign, amount);
}

void Books::charge_maker(Agents& agents, std::uint32_t campaign, Sector to, Money amount,
                         Payment why) {
    const std::uint32_t maker = agents.column<&Campaign::maker>()[campaign];
    accounts_.pay({Sector::makers, maker}, to, amount, why);
    earn(agents, campaign, -amount);
}

void Books::repay_by_maker(Agents& agents, std::uint32_t campaign, std::uint32_t backer,
                           Money amount, Payment why) {
    const std::uint32_t maker = agents.column<&Campaign::maker>()[campaign];
    accounts_.pay({Sector::makers, maker}, {Sector::backers, backer}, amount, why);
    earn(agents, campaign, -amount);
    agents.here(campaign).refunds += amount;
    paid_.push_back({backer, -amount});
}

void Books::repay(Agents& agents, std::uint32_t campaign, std::uint32_t backer, Sector from,
                  Money amount, Payment why) {
    accounts_.pay(from, {Sector::backers, backer}, amount, why);
    if (from == Sector::platform) agents.here(campaign).platform_revenue -= amount;
    agents.here(campaign).refunds += amount;
    paid_.push_back({backer, -amount});
}

void Books::take_fee(Agents& agents, std::uint32_t campaign, Sector to, Money amount, Payment why) {
    accounts_.pay(Sector::escrow, to, amount, why);
    if (to == Sector::platform) agents.here(campaign).platform_revenue += amount;
}

void Books::credit_backer(Agents& agents, std::uint32_t campaign, std::uint32_t backer,
                          double amount) {
    agents.here(campaign).backer_surplus += amount;
    backer_gains_.push_back({backer, amount});
}

} // namespace models::crowdfunding
