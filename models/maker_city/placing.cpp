// SPDX-License-Identifier: Apache-2.0
#include "models/maker_city/placing.hpp"

#include "models/makerspace/floor/visitor.hpp"
#include "models/makerspace/people/project.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>

namespace models::maker_city {
namespace {

namespace cf = models::crowdfunding;
namespace cc = models::cocreation;

// The campaign that a person may launch next: the maker has none under way, nor one in preparation.
std::uint32_t free_campaign(const Parts& parts, std::uint32_t person) {
    if (!parts.platform || parts.maker_of[person] == nobody) return nobody;
    const cf::Agents& agents = parts.platform->agents();
    const std::uint32_t maker = parts.maker_of[person];
    const std::uint32_t latest = agents.column<&cf::Maker::latest>()[maker];
    if (latest != nobody && agents.column<&cf::Campaign::stage>()[latest] == cf::Stage::live)
        return nobody;
    const auto of = parts.prototypes.column<&Prototype::person>();
    const auto route = parts.prototypes.column<&Prototype::route>();
    const bool waiting = std::ranges::any_of(parts.pending, [&](std::uint32_t row) {
        return of[row] == person && route[row] == Route::campaign;
    });
    return waiting ? nobody : agents.kept_for(maker);
}

bool belongs(const Parts& parts, std::uint32_t person) {
    if (!parts.community || !parts.community->parts().record.runs()) return false;
    const cc::Agents& agents = parts.community->agents();
    return person < agents.members.size() && agents.column<&cc::Member::gone>()[person] == 0;
}

void sell_piece(Parts& parts, std::uint32_t person, Money price) {
    makerspace::sell(parts.factory->agents(), person, price);
    ++parts.here(person).sold_singly;
}

void note(Parts& parts, const Today& today, sim::Identity who, const makerspace::Product& product,
          Route route, std::uint32_t place) {
    Prototype one;
    one.person = product.person;
    one.day = today.day;
    one.route = route;
    one.place = place;
    one.price = product.price;
    parts.pending.push_back(static_cast<std::uint32_t>(parts.prototypes.size()));
    parts.prototypes.append(who, one);
}

void plan_campaign(const Today& today, Parts& parts, sim::Identity who,
                   const makerspace::Product& product, double preparation) {
    const Pipeline& rules = today.given.pipeline;
    const std::uint32_t campaign = free_campaign(parts, product.person);
    const double skill = rules.skill * sim::math::log(mastery_of(today, parts, product.person));
    parts.platform->parts().agents.bring(campaign, today.day + 1 + static_cast<int>(preparation),
                                         rules.shown + skill, rules.cost);
    note(parts, today, who, product, Route::campaign, campaign);
    ++parts.here(product.person).to_campaigns;
}

void show_community(const Today& today, Parts& parts, sim::Identity who,
                    const makerspace::Product& product) {
    const double better =
        today.given.pipeline.idea + sim::math::log(mastery_of(today, parts, product.person));
    const std::uint32_t idea =
        cc::submit_idea(in_community(today), parts.community->parts(), product.person, who, better);
    note(parts, today, who, product, Route::community, idea);
    ++parts.here(product.person).to_community;
}

// The choice is a logit by errors that belong to the maker and the project, in every scenario.
void choose(const Today& today, Parts& parts, const makerspace::Product& product) {
    const Pipeline& rules = today.given.pipeline;
    const sim::Identity who =
        sim::child(parts.persons.identities()[product.person], product.project);
    sim::Stream stream(today.keys.chance, sim::purpose("maker_city.prototype"), sim::Day{0}, who);
    const bool for_many = stream.chance(rules.intent);
    const double single = stream.gumbel();
    const double campaign = stream.gumbel();
    const double community = stream.gumbel();
    const double preparation = std::min(rules.preparation * stream.exponential(1), 3'650.0);
    if (!for_many) return sell_piece(parts, product.person, product.price);
    const Promises promised = promises_of(today, parts, product.person, product.price);
    const double least = promised.single / rules.noise + single;
    const double by_campaign =
        promised.campaign ? *promised.campaign / rules.noise + campaign : least;
    const double by_community =
        promised.community ? *promised.community / rules.noise + community : least;
    if (by_campaign > std::max(least, by_community))
        plan_campaign(today, parts, who, product, preparation);
    else if (by_community > least)
        show_community(today, parts, who, product);
    else
        sell_piece(parts, product.person, product.price);
}

Outcome outcome_of_campaign(const Parts& parts, std::uint32_t campaign) {
    switch (parts.platform->agents().column<&cf::Campaign::stage>()[campaign]) {
    case cf::Stage::planned:
    case cf::Stage::live: return Outcome::pending;
    case cf::Stage::dropped: return Outcome::sold;
    case cf::Stage::failed: return Outcome::failed;
    case cf::Stage::producing:
    case cf::Stage::delivered:
    case cf::Stage::broken: return Outcome::funded;
    }
    return Outcome::pending;
}

// A platform that is closed develops nothing any more.
Outcome outcome_of_idea(const Parts& parts, std::uint32_t idea) {
    if (!parts.community->parts().record.runs()) return Outcome::failed;
    switch (parts.community->agents().column<&cc::Idea::stage>()[idea]) {
    case cc::Stage::on_show:
    case cc::Stage::developing: return Outcome::pending;
    case cc::Stage::passed_over:
    case cc::Stage::shelved: return Outcome::failed;
    case cc::Stage::on_sale:
    case cc::Stage::withdrawn: return Outcome::adopted;
    }
    return Outcome::pending;
}

void end(Parts& parts, std::uint32_t row, Outcome outcome) {
    const Prototype one = parts.prototypes.row(row);
    parts.prototypes.column<&Prototype::outcome>()[row] = outcome;
    if (outcome == Outcome::sold) return sell_piece(parts, one.person, one.price);
    Indicators& here = parts.here(one.person);
    ++here.prototypes_ended;
    here.prototypes_placed += outcome != Outcome::failed;
    here.prototypes_funded += outcome == Outcome::funded;
    here.prototypes_adopted += outcome == Outcome::adopted;
    here.prototypes_failed += outcome == Outcome::failed;
}

} // namespace

double mastery_of(const Today& today, const Parts& parts, std::uint32_t person) {
    const auto experience = parts.factory->agents().column<&makerspace::Person::experience>();
    return makerspace::mastery(today.given.makerspace.projects,
                               static_cast<double>(experience[person]));
}

Promises promises_of(const Today& today, const Parts& parts, std::uint32_t person, Money price) {
    Promises all;
    all.single = price.major();
    if (const std::uint32_t campaign = free_campaign(parts, person); campaign != nobody) {
        const cf::Parameters& given = today.given.crowdfunding;
        const cf::Agents& agents = parts.platform->agents();
        const cf::Campaign one = agents.campaigns.row(campaign);
        const double cost = one.cost.major() * today.given.pipeline.cost;
        const double fees = given.platform.fee + given.platform.processing;
        all.campaign = cf::promise_of(given, parts.platform->parts().record,
                                      cost * (1 + given.makers.margin) / (1 - fees), cost,
                                      agents.categories[one.category].cost);
    }
    if (belongs(parts, person)) {
        const cc::Parts& community = parts.community->parts();
        const auto outlook = community.agents.column<&cc::Member::outlook>();
        all.community =
            community.pot * community.inventor_share * static_cast<double>(outlook[person]);
    }
    return all;
}

void place(const Today& today, Parts& parts) {
    if (!parts.factory) return;
    for (const makerspace::Product& product : parts.factory->agents().products)
        choose(today, parts, product);
}

void conclude(const Today&, Parts& parts) {
    const auto route = std::as_const(parts.prototypes).column<&Prototype::route>();
    const auto at = std::as_const(parts.prototypes).column<&Prototype::place>();
    std::erase_if(parts.pending, [&](std::uint32_t row) {
        const Outcome outcome = route[row] == Route::campaign ? outcome_of_campaign(parts, at[row])
                                                              : outcome_of_idea(parts, at[row]);
        if (outcome != Outcome::pending) end(parts, row, outcome);
        return outcome != Outcome::pending;
    });
}

} // namespace models::maker_city
