// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of crowdfunding may say, with unit, range and source.

#include "models/common/safeguards.hpp"
#include "models/common/settlement.hpp"
#include "models/crowdfunding/firms/rules.hpp"
#include "models/crowdfunding/law/measures.hpp"
#include "models/crowdfunding/outcomes/delivery.hpp"
#include "models/crowdfunding/population/demand.hpp"
#include "models/crowdfunding/population/supply.hpp"
#include "sim/law/measure.hpp"
#include "sim/run/market.hpp"
#include "sim/trust/contacts.hpp"
#include "sim/trust/exclusion.hpp"
#include "sim/trust/rules.hpp"

#include <vector>

namespace models::crowdfunding {

/// How the platform runs the market.
struct Platform {
    common::Settlement settlement = common::AllOrNothing{};
    double fee = 0.05;
    double processing = 0.03;
    bool shows_raised = true;
    sim::Exclusion exclusion = sim::NoExclusion{};

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Platform::settlement>("When pledges are taken and paid out."),
            sim::given<&Platform::fee>("Share of what is raised that the platform keeps.",
                                       sim::unit::share, sim::bounds::share, "kickstarterfees"),
            sim::given<&Platform::processing>("Share that processing payments costs.",
                                              sim::unit::share, sim::bounds::share,
                                              "kickstarterfees"),
            sim::given<&Platform::shows_raised>("Whether people see how much a campaign has "
                                                "raised."),
            sim::given<&Platform::exclusion>("From which reports on a backer is refused."),
        };
    }
};

/// The parameters of crowdfunding.
struct Parameters {
    Population population;
    std::vector<Category> categories{{}};
    Terms terms;
    Appeal appeal;
    Rewards rewards;
    Backers backers;
    Contacts contacts;
    Discovery discovery;
    Inference inference;
    sim::Trust trust = sim::Reviews{};
    sim::Contacts acquaintances;
    Makers makers;
    Delivery delivery;
    FirmRules firms;
    Claims claims;
    Platform platform;
    common::Escrow escrow;
    sim::Law<Measure> regulation;

    static constexpr auto fields() {
        using P = Parameters;
        return sim::Fields{
            sim::given<&P::population>("Where campaigns and people come from."),
            sim::given<&P::categories>("Categories of campaigns."),
            sim::given<&P::terms>("What campaigns that are drawn ask for, and for how long."),
            sim::given<&P::appeal>("How appealing campaigns are."),
            sim::given<&P::rewards>("What campaigns offer for a pledge."),
            sim::given<&P::backers>("Who backs campaigns."),
            sim::given<&P::contacts>("Whom makers know."),
            sim::given<&P::discovery>("Which campaigns visitors see."),
            sim::given<&P::inference>("What people make of a campaign's state."),
            sim::given<&P::trust>("What backers believe of makers."),
            sim::given<&P::acquaintances>("Who hears of whose experience, where trust goes by it."),
            sim::given<&P::makers>("How makers ask, learn and come back."),
            sim::given<&P::delivery>("What makers do with the money."),
            sim::given<&P::firms>("What becomes of makers who delivered."),
            sim::given<&P::claims>("Backers who claim money back without reason."),
            sim::given<&P::platform>("How the platform runs the market."),
            sim::given<&P::escrow>("What the platform holds until rewards are delivered."),
            sim::given<&P::regulation>("Measures with their dates."),
        };
    }
};

using Today = sim::Today<Parameters>;

} // namespace models::crowdfunding
