// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of co-creation may say, with unit, range and source.

#include "models/cocreation/community/community.hpp"
#include "models/cocreation/history/learning.hpp"
#include "models/cocreation/ideas/rules.hpp"
#include "models/cocreation/law/measures.hpp"
#include "models/cocreation/products/rules.hpp"
#include "sim/law/measure.hpp"
#include "sim/run/market.hpp"
#include "sim/trust/contacts.hpp"

#include <vector>

namespace models::cocreation {

/// The parameters of co-creation.
struct Parameters {
    Community community;
    std::vector<Category> categories{{}};
    Motives motives;
    Openness openness;
    Credit credit;
    sim::Contacts acquaintances;
    Ideas ideas;
    Attention attention;
    Learning learning;
    Selection selection;
    Development development;
    Sales sales;
    RoyaltyTerms royalties;
    Platform platform;
    sim::Law<Measure> regulation;

    static constexpr auto fields() {
        using P = Parameters;
        return sim::Fields{
            sim::given<&P::community>("Who belongs to the community."),
            sim::given<&P::categories>("Categories of ideas."),
            sim::given<&P::motives>("Why members do something, stay and return."),
            sim::given<&P::openness>("Who shares ideas, and what moves that norm."),
            sim::given<&P::credit>("Whether contributors are credited, and expect to be."),
            sim::given<&P::acquaintances>("Who knows whom: along these ties openness, trust and "
                                          "the mood of the community spread."),
            sim::given<&P::ideas>("What ideas are like, and how they improve."),
            sim::given<&P::attention>("Which ideas visitors see, and what they do then."),
            sim::given<&P::learning>("What members know of what ideas pay."),
            sim::given<&P::selection>("Which ideas the platform chooses."),
            sim::given<&P::development>("What becomes of chosen ideas."),
            sim::given<&P::sales>("How products sell."),
            sim::given<&P::royalties>("What those who made a product together have of its sales."),
            sim::given<&P::platform>("The platform as a firm."),
            sim::given<&P::regulation>("Measures with their dates."),
        };
    }
};

using Today = sim::Today<Parameters>;

} // namespace models::cocreation
