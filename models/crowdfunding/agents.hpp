// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of the tables of crowdfunding: backers, makers, campaigns, rewards, pledges, and what
// the platform has learnt.

#include "models/common/twelve_months.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace models::crowdfunding {

using sim::Money;

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
inline constexpr double most_amount = 1e12;     ///< of a goal or cost, in any currency
inline constexpr std::size_t most_rungs = 16;   ///< of a menu of rewards
inline constexpr std::uint8_t no_reward = 255;  ///< of a pledge
inline constexpr sim::Day never{1'000'000'000}; ///< of a launch that nobody has asked for

/// A person who may back campaigns.
struct Backer {
    std::uint16_t favourite = 0;
    float pledge = 0;
    float activity = 1;
    std::uint8_t qualified = 0;
    std::uint8_t abusive = 0;
    float trust = 0;
    Money spent;
    Money spent_year;
    std::uint32_t pledges = 0;
    std::uint32_t latest = nobody;

    static constexpr auto fields() {
        using B = Backer;
        return sim::Fields{
            sim::given<&B::favourite>("Row of the favourite category."),
            sim::given<&B::pledge>("Pledge at which the next cent is worth a cent.",
                                   sim::unit::money),
            sim::given<&B::activity>("Visits against the mean person's."),
            sim::given<&B::qualified>("Whether the person is a qualified investor."),
            sim::given<&B::abusive>("Whether the person claims money back without reason."),
            sim::state<&B::trust>("Chance with which a stranger is expected to deliver.",
                                  sim::unit::share),
            sim::state<&B::spent>("Pledged this month.", sim::unit::money),
            sim::state<&B::spent_year>("Pledged this calendar year.", sim::unit::money),
            sim::state<&B::pledges>("Pledges made so far."),
            sim::state<&B::latest>("Row of the latest pledge; the largest number without one."),
        };
    }
};
static_assert(sim::Described<Backer>);

/// A person who launches campaigns.
struct Maker {
    std::uint32_t person = 0;
    std::uint8_t dishonest = 0;
    std::uint8_t learns = 0;
    std::uint8_t serial = 0;
    float network = 0;
    std::uint32_t launched = 0;
    std::uint32_t funded = 0;
    std::uint32_t latest = nobody;
    common::TwelveMonths income{};

    static constexpr auto fields() {
        using M = Maker;
        return sim::Fields{
            sim::given<&M::person>("Row of the backer who the maker is."),
            sim::given<&M::dishonest>("Whether the maker never means to deliver."),
            sim::given<&M::learns>("Whether goals are set by the record of others."),
            sim::given<&M::serial>("Whether the maker may launch more than one campaign."),
            sim::given<&M::network>("Size of the maker's network against the median."),
            sim::state<&M::launched>("Campaigns launched."),
            sim::state<&M::funded>("Campaigns that reached their goal."),
            sim::state<&M::latest>("Row of the latest campaign; the largest number without one."),
            sim::state<&M::income>("Income by calendar month, of the last twelve.",
                                   sim::unit::money),
        };
    }
};
static_assert(sim::Described<Maker>);

/// How a campaign stands.
enum class Stage : std::uint8_t {
    planned,   ///< not launched yet
    dropped,   ///< never launched
    live,      ///< open for pledges
    failed,    ///< over, nothing taken
    producing, ///< over, taken, not delivered
    delivered,
    broken, ///< taken, and never delivered
};
constexpr std::array<std::string_view, 7> names(Stage) {
    return {"planned", "dropped", "live", "failed", "producing", "delivered", "broken"};
}

/// A campaign that is, or may be, launched.
struct Campaign {
    std::uint32_t maker = 0;
    std::uint16_t number = 0;
    std::uint16_t category = 0;
    sim::Day launch;
    std::uint16_t duration = 30;
    std::uint8_t abroad = 0;
    std::uint8_t staff_pick = 0;
    std::uint8_t defect = 0;
    float quality = 0;
    float taste_for_price = 0;
    Money cost;
    Money goal;
    float visible = 0;
    std::uint32_t contacts = 0;
    Money pledged;
    std::uint32_t backers = 0;
    float momentum = 0;
    Stage stage = Stage::planned;
    std::uint8_t reached = 0;
    sim::Day due;
    Money held;
    std::uint64_t path = 0;

    static constexpr auto fields() {
        using C = Campaign;
        return sim::Fields{
            sim::given<&C::maker>("Row of the maker."),
            sim::given<&C::number>("Which campaign of the maker, from 0."),
            sim::given<&C::category>("Row of the category."),
            sim::given<&C::launch>("Day of the launch, if it comes to it.", sim::unit::dates),
            sim::given<&C::duration>("Days on show.", sim::unit::days),
            sim::given<&C::abroad>("Whether it is from abroad."),
            sim::given<&C::staff_pick>("Whether the platform recommends it."),
            sim::given<&C::defect>("Whether it has a weakness that all can see."),
            sim::given<&C::quality>("Quality that cannot be seen.", sim::unit::utility),
            sim::given<&C::taste_for_price>("Logarithm of its usual reward's price against that "
                                            "of a median campaign with its goal."),
            sim::given<&C::cost>("What the project costs.", sim::unit::money),
            sim::state<&C::goal>("What is asked for.", sim::unit::money),
            sim::state<&C::visible>("Appeal as far as all can see it.", sim::unit::utility),
            sim::state<&C::contacts>("People whom the maker tells.", sim::unit::people),
            sim::state<&C::pledged>("Pledged so far.", sim::unit::money),
            sim::state<&C::backers>("Backers so far.", sim::unit::people),
            sim::state<&C::momentum>("Recent pledges, fading."),
            sim::state<&C::stage>("How it stands."),
            sim::state<&C::reached>("Whether the goal is reached."),
            sim::state<&C::due>("Day on which rewards come, or on which it shows that they do "
                                "not.",
                                sim::unit::dates),
            sim::state<&C::held>("Money held until delivery.", sim::unit::money),
            sim::state<&C::path>("Progress at each tenth of its duration, four bits each."),
        };
    }
};
static_assert(sim::Described<Campaign>);

/// What became of a campaign that is kept for a product of its maker.
struct Brought {
    std::uint32_t campaign = 0;
    sim::Day launch = never;
    float quality = 0;
    Money cost;

    static constexpr auto fields() {
        using B = Brought;
        return sim::Fields{
            sim::given<&B::campaign>("Row of the campaign."),
            sim::state<&B::launch>("Day of its launch; one that never comes as long as nobody has "
                                   "asked for it.",
                                   sim::unit::dates),
            sim::state<&B::quality>("Its quality then.", sim::unit::utility),
            sim::state<&B::cost>("What it costs then.", sim::unit::money),
        };
    }
};
static_assert(sim::Described<Brought>);

/// A reward that a campaign offers; those of a campaign stand side by side, as many as the ladder.
struct Reward {
    Money price;
    std::uint32_t taken = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Reward::price>("Its price.", sim::unit::money),
            sim::state<&Reward::taken>("Backers who chose it.", sim::unit::people),
        };
    }
};
static_assert(sim::Described<Reward>);

/// A pledge.
struct Pledge {
    std::uint32_t backer = 0;
    std::uint32_t campaign = 0;
    Money amount;
    sim::Day day;
    std::uint8_t reward = 0;
    std::uint8_t contact = 0;
    std::uint8_t withdrawn = 0;
    std::uint32_t previous = nobody;

    /// Whether a maker advanced what the own campaign missed, which buys nothing.
    [[nodiscard]] bool own() const { return reward == no_reward; }

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Pledge::backer>("Row of the backer."),
            sim::state<&Pledge::campaign>("Row of the campaign."),
            sim::state<&Pledge::amount>("What is pledged.", sim::unit::money),
            sim::state<&Pledge::day>("When.", sim::unit::dates),
            sim::state<&Pledge::reward>("Place of the reward among those of the campaign; 255 "
                                        "where a maker advanced what was missing."),
            sim::state<&Pledge::contact>("Whether the backer heard of it from the maker."),
            sim::state<&Pledge::withdrawn>("Whether it was withdrawn."),
            sim::state<&Pledge::previous>("Row of the backer's pledge before; the largest number "
                                          "without one."),
        };
    }
};
static_assert(sim::Described<Pledge>);

} // namespace models::crowdfunding
