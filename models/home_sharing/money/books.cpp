// SPDX-License-Identifier: Apache-2.0
// What each kind of payment counts as, said once.
#include "models/home_sharing/money/books.hpp"

#include "models/home_sharing/city/world.hpp"

namespace models::home_sharing {
namespace {

// What hosts compare when they enter and leave: neither the cost of hosting, nor what they spend on
// their reputation.
bool counts_as_takings(Payment why) {
    switch (why) {
    case Payment::cost:
    case Payment::signal:
    case Payment::bought_review: return false;
    default: return true;
    }
}

// The indicator that reports payments of a kind, where there is one for them alone.
Money Indicators::*indicator_of(Payment why) {
    switch (why) {
    case Payment::dividend: return &Indicators::community_dividend;
    case Payment::tax: return &Indicators::tax;
    case Payment::fine: return &Indicators::fines;
    case Payment::hotel: return &Indicators::hotel_revenue;
    case Payment::refund: return &Indicators::refunds;
    case Payment::damage: return &Indicators::damages;
    case Payment::deposit: return &Indicators::deposits_kept;
    case Payment::guarantee: return &Indicators::guarantee_paid;
    case Payment::premium: return &Indicators::premiums;
    case Payment::upkeep: return &Indicators::platform_costs;
    case Payment::surplus: return &Indicators::member_surplus;
    case Payment::insurance: return &Indicators::insurance_premiums;
    case Payment::cover: return &Indicators::insurance_paid;
    case Payment::enforcement: return &Indicators::enforcement_cost;
    default: return nullptr;
    }
}

void report(Indicators& here, Money amount, Payment why) {
    if (Money Indicators::*const line = indicator_of(why)) here.*line += amount;
}

// What the platform receives, less what it pays.
void report_platform(Indicators& here, Sector from, Sector to, Money amount) {
    if (to == Sector::platform) here.platform_revenue += amount;
    if (from == Sector::platform) here.platform_revenue -= amount;
}

} // namespace

Books::Books(const Agents& agents) {
    accounts_.open(Sector::guests, identity_of("guests"));
    accounts_.open(Sector::hosts, agents.hosts.identities());
    accounts_.open(Sector::platform, identity_of("platform"));
    accounts_.open(Sector::hotels, identity_of("hotels"));
    accounts_.open(Sector::government, identity_of("government"));
    accounts_.open(Sector::residents, agents.zones.identities());
    accounts_.open(Sector::suppliers, identity_of("suppliers"));
    accounts_.open(Sector::escrow, identity_of("escrow"));
    accounts_.open(Sector::insurers, identity_of("insurers"));
}

void Books::begin_day() {
    host_gains_.clear();
    guest_gains_.clear();
    accounts_.begin_day();
}

void Books::take_up_day(const Books& before) {
    host_gains_ = before.host_gains_;
    guest_gains_ = before.guest_gains_;
}

void Books::pay_host(const HomeAccount& home, Sector from, Money amount, Payment why) {
    accounts_.pay(from, {Sector::hosts, home.host}, amount, why);
    report(home.here, amount, why);
    report_platform(home.here, from, Sector::hosts, amount);
    if (counts_as_takings(why)) home.takings += amount;
    home.here.host_income += amount;
    host_gains_.push_back({home.host, amount, {}});
}

/// A fine is no cost of the business: it is told apart from income.
void Books::charge_host(const HomeAccount& home, Sector to, Money amount, Payment why) {
    accounts_.pay({Sector::hosts, home.host}, to, amount, why);
    report(home.here, amount, why);
    report_platform(home.here, Sector::hosts, to, amount);
    if (why == Payment::fine) return host_gains_.push_back({home.host, {}, amount});
    if (why == Payment::tax) home.here.host_taxes += amount;
    if (counts_as_takings(why)) home.takings -= amount;
    home.here.host_income -= amount;
    host_gains_.push_back({home.host, -amount, {}});
}

void Books::pay_residents(std::size_t zone, Indicators& here, Sector from, Money amount,
                          Payment why) {
    accounts_.pay(from, {Sector::residents, static_cast<std::uint32_t>(zone)}, amount, why);
    report(here, amount, why);
    report_platform(here, from, Sector::residents, amount);
}

void Books::pay(Indicators& here, Sector from, Sector to, Money amount, Payment why) {
    accounts_.pay(from, to, amount, why);
    report(here, amount, why);
    report_platform(here, from, to, amount);
}

void Books::credit_guest(Ref<Traveller> who, double amount, Indicators& here) {
    here.guest_surplus += amount;
    guest_gains_.push_back({who.row, amount});
}

} // namespace models::home_sharing
