// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of the tables of co-creation: members, ideas, votes, contributions.

#include "models/common/twelve_months.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace models::cocreation {

using sim::Money;

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// What a member does on the platform at most.
enum class Role : std::uint8_t { lurker, contributor, inventor };
constexpr std::array<std::string_view, 3> names(Role) {
    return {"lurker", "contributor", "inventor"};
}

/// A member of the community.
struct Member {
    std::uint16_t favourite = 0;
    Role role = Role::lurker;
    float skill = 0;
    float activity = 0;
    float productivity = 0;
    std::uint8_t appropriates = 0;
    std::uint8_t gone = 0;
    float openness = 0;
    float trust = 0;
    float outlook = 1;
    float mood = 0;
    float esteem = 0;
    std::uint32_t acts = 0;
    sim::Day latest_act;
    std::uint32_t ideas = 0;
    std::uint32_t latest_vote = nobody;
    common::TwelveMonths income{};

    static constexpr auto fields() {
        using M = Member;
        return sim::Fields{
            sim::given<&M::favourite>("Row of the favourite category."),
            sim::given<&M::role>("What the member does at most: look, contribute, or invent too."),
            sim::given<&M::skill>("Skill, a standard normal variable."),
            sim::given<&M::activity>("Visits against the mean of those who do not lurk."),
            sim::given<&M::productivity>("Ideas against the mean inventor's."),
            sim::given<&M::appropriates>("Whether the member passes contributions to an idea off "
                                         "as the member's own."),
            sim::state<&M::gone>("Whether the member stays away."),
            sim::state<&M::openness>("Chance of leaving an idea open to all.", sim::unit::share),
            sim::state<&M::trust>("Chance with which the member expects to be credited.",
                                  sim::unit::share),
            sim::state<&M::outlook>("What the member expects of an idea, against the record."),
            sim::state<&M::mood>("What the last months brought, net of effort.",
                                 sim::unit::utility),
            sim::state<&M::esteem>("Recognition of this month.", sim::unit::utility),
            sim::state<&M::acts>("Ideas and contributions of this month."),
            sim::state<&M::latest_act>("Day of the latest idea, vote, comment or contribution.",
                                       sim::unit::dates),
            sim::state<&M::ideas>("Ideas submitted."),
            sim::state<&M::latest_vote>("Row of the latest vote kept; the largest number without "
                                        "one."),
            sim::state<&M::income>("Income by calendar month, of the last twelve.",
                                   sim::unit::money),
        };
    }
};
static_assert(sim::Described<Member>);

/// How an idea stands.
enum class Stage : std::uint8_t {
    on_show,     ///< open for votes
    passed_over, ///< never chosen
    developing,
    shelved, ///< developed, and not made
    on_sale,
    withdrawn, ///< no longer on sale
};
constexpr std::array<std::string_view, 6> names(Stage) {
    return {"on_show", "passed_over", "developing", "shelved", "on_sale", "withdrawn"};
}

/// An idea, and the product that may become of it.
struct Idea {
    std::uint32_t inventor = 0;
    std::uint16_t category = 0;
    sim::Day submitted;
    std::uint8_t closed = 0;
    float original = 0;
    float quality = 0;
    std::uint32_t votes = 0;
    std::uint32_t comments = 0;
    std::uint32_t contributions = 0;
    std::uint32_t latest_contribution = nobody;
    Stage stage = Stage::on_show;
    sim::Day due;
    float demand = 0;
    std::uint32_t stock = 0;
    Money direct_due;
    Money retail_due;
    Money sales;
    Money royalties;

    static constexpr auto fields() {
        using I = Idea;
        return sim::Fields{
            sim::state<&I::inventor>("Row of the inventor."),
            sim::state<&I::category>("Row of the category."),
            sim::state<&I::submitted>("When.", sim::unit::dates),
            sim::state<&I::closed>("Whether the inventor keeps others out."),
            sim::state<&I::original>("Quality as submitted.", sim::unit::utility),
            sim::state<&I::quality>("Quality with all improvements.", sim::unit::utility),
            sim::state<&I::votes>("Votes."),
            sim::state<&I::comments>("Comments."),
            sim::state<&I::contributions>("Contributions."),
            sim::state<&I::latest_contribution>("Row of the latest; the largest number without "
                                                "one."),
            sim::state<&I::stage>("How it stands."),
            sim::state<&I::due>("Day on which development ends; then that of the first sale.",
                                sim::unit::dates),
            sim::state<&I::demand>("Units a day that are asked for when it is new."),
            sim::state<&I::stock>("Units in stock."),
            sim::state<&I::direct_due>("Direct sales on which royalties are due.",
                                       sim::unit::money),
            sim::state<&I::retail_due>("Sales to retailers on which royalties are due.",
                                       sim::unit::money),
            sim::state<&I::sales>("All sales on which royalties were due.", sim::unit::money),
            sim::state<&I::royalties>("Royalties paid.", sim::unit::money),
        };
    }
};
static_assert(sim::Described<Idea>);

/// A vote; those for ideas no longer on show are forgotten every month.
struct Vote {
    std::uint32_t idea = 0;
    std::uint32_t member = 0;
    std::uint32_t previous = nobody;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Vote::idea>("Row of the idea."),
            sim::state<&Vote::member>("Row of the member."),
            sim::state<&Vote::previous>("Row of the member's vote before; the largest number "
                                        "without one."),
        };
    }
};
static_assert(sim::Described<Vote>);

/// An improvement of an idea.
struct Contribution {
    std::uint32_t idea = 0;
    std::uint32_t member = 0;
    std::uint32_t points = 0;
    std::uint8_t credited = 1;
    std::uint32_t previous = nobody;

    static constexpr auto fields() {
        using C = Contribution;
        return sim::Fields{
            sim::state<&C::idea>("Row of the idea."),
            sim::state<&C::member>("Row of the member."),
            sim::state<&C::points>("Hundredths of quality that it added, at least one."),
            sim::state<&C::credited>("Whether the member has the points."),
            sim::state<&C::previous>("Row of the idea's contribution before; the largest number "
                                     "without one."),
        };
    }
};
static_assert(sim::Described<Contribution>);

/// How many members there are of each kind at the last count, by favourite category.
struct Headcount {
    std::uint32_t active = 0;
    std::uint32_t lurkers = 0;
    std::uint32_t posters = 0;
    std::int64_t openness = 0;
    std::uint32_t small_successes = 0;

    static constexpr auto fields() {
        using H = Headcount;
        return sim::Fields{
            sim::state<&H::active>("Members who do not stay away."),
            sim::state<&H::lurkers>("Of them, those who did nothing but look for a year."),
            sim::state<&H::posters>("Of them, those who may post."),
            sim::state<&H::openness>("Sum of the openness of those, in millionths."),
            sim::state<&H::small_successes>("Members with an income that makes a small success."),
        };
    }
};
static_assert(sim::Described<Headcount>);

} // namespace models::cocreation
