// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/history/record.hpp"

#include "sim/random/order.hpp"

#include <algorithm>

namespace models::cocreation {

Record::Record(const Learning& rules) : table_(sim::numbered(1)) {
    at<&RecordRow::direct_per_idea>() = rules.direct_per_idea;
    at<&RecordRow::retail_per_idea>() = rules.retail_per_idea;
}

void Record::note_idea(bool closed) {
    ++at<&RecordRow::ideas>();
    (closed ? at<&RecordRow::closed_ideas>() : at<&RecordRow::open_ideas>()) += 1;
}

void Record::note_royalty(bool closed, Money amount) {
    (closed ? at<&RecordRow::closed_paid>() : at<&RecordRow::open_paid>()) += amount.major();
}

void Record::note_sale(Money direct, Money retail) {
    at<&RecordRow::direct>() += direct;
    at<&RecordRow::retail>() += retail;
}

void Record::learn(const Learning& rules) {
    const double ideas = std::max(1.0, static_cast<double>(at<&RecordRow::ideas>()));
    const auto follow = [&](double& belief, Money sales) {
        belief += rules.weight * (sales.major() / ideas - belief);
    };
    follow(at<&RecordRow::direct_per_idea>(), at<&RecordRow::direct>());
    follow(at<&RecordRow::retail_per_idea>(), at<&RecordRow::retail>());
    at<&RecordRow::ideas>() = 0;
    at<&RecordRow::direct>() = at<&RecordRow::retail>() = {};
    for (double* const fading : {&at<&RecordRow::open_ideas>(), &at<&RecordRow::closed_ideas>(),
                                 &at<&RecordRow::open_paid>(), &at<&RecordRow::closed_paid>()})
        *fading *= 1 - rules.fading;
}

double Record::pot(const RoyaltyTerms& terms, const Rules& rules) const {
    const double direct = at<&RecordRow::direct_per_idea>();
    const double retail = at<&RecordRow::retail_per_idea>();
    return std::max(terms.direct * direct + terms.retail * retail, rules.floor * (direct + retail));
}

double Record::advantage_of_openness(double reference) const {
    constexpr double prior = 20; // ideas that paid the reference, of each kind
    const double open =
        (at<&RecordRow::open_paid>() + prior * reference) / (at<&RecordRow::open_ideas>() + prior);
    const double closed = (at<&RecordRow::closed_paid>() + prior * reference) /
                          (at<&RecordRow::closed_ideas>() + prior);
    return std::clamp(sim::math::log(open / closed), -1.0, 1.0);
}

} // namespace models::cocreation
