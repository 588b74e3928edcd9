// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of the trust network may say.

#include "models/trust_network/scale.hpp"
#include "sim/base/fields.hpp"
#include "sim/trust/contacts.hpp"
#include "sim/trust/rules.hpp"

#include <cstdint>
#include <vector>

namespace models::trust_network {

/// Who comes when, how often people look for a deal, and how long they stay. A Pareto variable has
/// the distribution 1 - (least / x)^tail; a Weibull variable with scale L and shape k has
/// 1 - exp(-(x / L)^k).
struct Population {
    std::vector<double> newcomers;
    double activity = 0.01;
    double activity_tail = 1.5;
    double activity_most = 5;
    double visitors = 0.4;
    double stay = 180;
    double stay_shape = 0.6;
    double crooks = 0.1;
    double guards = 0.1;

    static constexpr auto fields() {
        using P = Population;
        return sim::Fields{
            sim::given<&P::newcomers>("Newcomers by month (of 365.25 / 12 days, from the first day "
                                      "on), in proportion; if left out, all are there on the first "
                                      "day.",
                                      sim::unit::people, sim::bounds::not_negative, "kumar2016"),
            sim::given<&P::activity>("Deals that the least active look for.", sim::unit::per_day,
                                     {0, 10}, "assumed"),
            sim::given<&P::activity_tail>("Exponent of the Pareto distribution of activity.",
                                          sim::unit::none, {0.2, 20}, "assumed"),
            sim::given<&P::activity_most>("Nobody looks for more deals.", sim::unit::per_day,
                                          {0, 50}, "assumed"),
            sim::given<&P::visitors>("Share of newcomers who stay for a day only.",
                                     sim::unit::share, sim::bounds::share, "kumar2016"),
            sim::given<&P::stay>("Scale of the Weibull distribution of the others' stay.",
                                 sim::unit::days, sim::bounds::positive, "kumar2016"),
            sim::given<&P::stay_shape>("Its shape: below one, who stayed long stays longer.",
                                       sim::unit::none, {0.1, 10}, "kumar2016"),
            sim::given<&P::crooks>("Share of newcomers who come to cheat.", sim::unit::share,
                                   sim::bounds::share, "assumed"),
            sim::given<&P::guards>("Share of the honest who warn of people whom they never dealt "
                                   "with.",
                                   sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};
static_assert(sim::Described<Population>);

/// Whom people look at for a deal: old partners, partners of partners (triad formation; Holme & Kim
/// 2002), or anybody present in proportion to (appeal + ratings received) x activity^visibility
/// (Barabasi & Albert 1999; initial attractiveness, Dorogovtsev, Mendes & Samukhin 2000).
struct Search {
    std::int64_t looks = 5;
    double again = 0.1;
    double friends = 0.3;
    double appeal = 1;
    double visibility = 0.5;

    static constexpr auto fields() {
        using S = Search;
        return sim::Fields{
            sim::given<&S::looks>("People looked at, one after the other, before one gives up.",
                                  sim::unit::none, {1, 100}, "assumed"),
            sim::given<&S::again>("Chance that a look goes to an old partner.", sim::unit::share,
                                  sim::bounds::share, "assumed"),
            sim::given<&S::friends>("Chance that a look goes to a partner of a partner.",
                                    sim::unit::share, sim::bounds::share, "holme2002"),
            sim::given<&S::appeal>("Ratings that being there at all is worth.", sim::unit::none,
                                   {1e-6, 1e9}, "dorogovtsev2000"),
            sim::given<&S::visibility>("How far those who look more often are also seen more "
                                       "often: exponent of activity.",
                                       sim::unit::none, {0, 3}, "assumed"),
        };
    }
};
static_assert(sim::Described<Search>);

/// What a deal brings. Each side takes it with the logit probability (McFadden 1974) of
/// p x gain - (1 - p) x loss over `noise`, where p is the reliability perceived.
struct Deals {
    double prior = 0.9;
    double gain = 10;
    double loss = 30;
    double noise = 3;
    double cheating = 0.8;
    double patience = 1;
    double mishap = 0.02;

    static constexpr auto fields() {
        using D = Deals;
        return sim::Fields{
            sim::given<&D::prior>("Chance of an honest deal that people expect of strangers.",
                                  sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&D::gain>("What each side gains by an honest deal.", sim::unit::money,
                                 {0, 1e9}, "assumed"),
            sim::given<&D::loss>("What who is cheated pays to the other.", sim::unit::money,
                                 {0, 1e9}, "assumed"),
            sim::given<&D::noise>("Scale of the logit error with which a deal is judged.",
                                  sim::unit::money, {1e-6, 1e9}, "assumed"),
            sim::given<&D::cheating>("Chance that a crook cheats in a deal.", sim::unit::share,
                                     sim::bounds::share, "assumed"),
            sim::given<&D::patience>("Deals that a crook makes honestly first, a reputation to be "
                                     "spent: the median m; n and more have the chance "
                                     "1 / (1 + n / m).",
                                     sim::unit::none, {0, 1e6}, "assumed"),
            sim::given<&D::mishap>(
                "Chance that a side is dissatisfied without being cheated; it is "
                "forgiven to somebody rated before.",
                sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};
static_assert(sim::Described<Deals>);

/// Who rates whom, and in answer to what (Resnick & Zeckhauser 2002).
struct Rating {
    double senior_first = 0.97;
    double opening = 0.95;
    double complaint = 0.8;
    double answering = 0.74;
    double mirror = 0.54;
    double retaliation = 0.1;
    double appeasement = 0.006;
    double prompt = 0.78;
    double late = 20;
    double late_spread = 2;
    Scale scale;

    static constexpr auto fields() {
        using R = Rating;
        return sim::Fields{
            sim::given<&R::senior_first>("Chance that the side with more ratings speaks first.",
                                         sim::unit::share, sim::bounds::share, "kumar2016"),
            sim::given<&R::opening>("Chance that who is content and speaks first rates the other.",
                                    sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&R::complaint>("Chance that who is not content does.", sim::unit::share,
                                      sim::bounds::share, "assumed"),
            sim::given<&R::answering>("Chance that a good rating is answered by who is content.",
                                      sim::unit::share, sim::bounds::share, "resnick2002"),
            sim::given<&R::mirror>("Chance that such an answer has the value of the rating.",
                                   sim::unit::share, sim::bounds::share, "resnick2002"),
            sim::given<&R::retaliation>("Chance that a bad rating is answered in kind.",
                                        sim::unit::share, sim::bounds::share, "resnick2002"),
            sim::given<&R::appeasement>("Chance that a bad rating is answered by a good one.",
                                        sim::unit::share, sim::bounds::share, "kumar2016"),
            sim::given<&R::prompt>("Share of answers that come on the day of the rating.",
                                   sim::unit::share, sim::bounds::share, "kumar2016"),
            sim::given<&R::late>("Median delay of the others (lognormal, rounded up to two days at "
                                 "least).",
                                 sim::unit::days, sim::bounds::positive, "kumar2016"),
            sim::given<&R::late_spread>("Standard deviation of its logarithm.", sim::unit::none,
                                        {0, 5}, "kumar2016"),
            sim::given<&R::scale>("What is felt in numbers from -10 to 10."),
        };
    }
};
static_assert(sim::Described<Rating>);

/// What a scenario may say.
struct Parameters {
    std::int64_t people = 1'000;
    Population population;
    Search search;
    Deals deals;
    Rating rating;
    double warnings = 1;
    sim::Trust trust = sim::Reviews{};
    sim::Contacts acquaintance;

    static constexpr auto fields() {
        using P = Parameters;
        return sim::Fields{
            sim::given<&P::people>("People who come, from the first day to the last month of "
                                   "newcomers.",
                                   sim::unit::people, {2, 100'000'000}, "kumar2016"),
            sim::given<&P::population>("Who comes, and how they differ."),
            sim::given<&P::search>("Whom they look at for a deal."),
            sim::given<&P::deals>("What a deal brings, and who is cheated."),
            sim::given<&P::rating>("Who rates whom."),
            sim::given<&P::warnings>("Guards who hear of a complaint about somebody whose ratings "
                                     "are bad in sum, in the mean; each warns of such a person "
                                     "once (third-party punishment).",
                                     sim::unit::people, {0, 1000}, "fehr2004"),
            sim::given<&P::trust>("What people make of the ratings of others."),
            sim::given<&P::acquaintance>("Who talks to whom, under a rule that listens."),
        };
    }
};
static_assert(sim::Described<Parameters>);

} // namespace models::trust_network
