// SPDX-License-Identifier: Apache-2.0
#include "models/maker_city/market.hpp"

#include "models/maker_city/report.hpp"

namespace models::maker_city {
namespace {

std::uint8_t word_of(float number, float usual) { return number > usual ? 2 : number > 0 ? 1 : 0; }

std::vector<std::uint8_t> networks(const Parts& parts) {
    std::vector<std::uint8_t> words(parts.persons.size());
    if (!parts.platform) return words;
    const auto network = parts.platform->agents().column<&crowdfunding::Maker::network>();
    for (std::size_t row = 0; row < words.size(); ++row)
        if (const std::uint32_t maker = parts.maker_of[row]; maker != nobody)
            words[row] = word_of(network[maker], 1);
    return words;
}

std::vector<std::uint8_t> roles(const Parts& parts) {
    std::vector<std::uint8_t> words(parts.persons.size());
    if (!parts.community) return words;
    const auto role = parts.community->agents().column<&cocreation::Member::role>();
    for (std::size_t row = 0; row < role.size(); ++row)
        words[row] = static_cast<std::uint8_t>(role[row]);
    return words;
}

std::vector<std::uint8_t> interests(const Parts& parts) {
    std::vector<std::uint8_t> words;
    for (const float interest : parts.persons.column<&Person::interest>())
        words.push_back(word_of(interest, 1));
    return words;
}

} // namespace

Inputs Market::load(const Parameters& given) {
    if (!given.active.crowdfunding) return {};
    Inputs inputs = crowdfunding::read_inputs(given.crowdfunding);
    if (given.active.makerspace) inputs.kept_for_products = given.pipeline.campaigns;
    return inputs;
}

void Market::check(const Parameters& given, sim::Problems& problems) {
    common::check_part<makerspace::Market>("makerspace", given.makerspace, problems);
    common::check_part<crowdfunding::Market>("crowdfunding", given.crowdfunding, problems);
    common::check_part<cocreation::Market>("cocreation", given.cocreation, problems);
    if (given.active.markets() == 0) problems.add("active", "a city without any market");
    if (!given.crowdfunding.population.campaigns.table.empty())
        problems.add("crowdfunding.population.campaigns.table",
                     "campaigns of a file have makers of whom nothing else is known");
}

std::vector<std::string> Market::zones() const {
    std::vector<std::string> labels;
    for (std::uint32_t town = 0; town < parts_.towns(); ++town)
        labels.push_back(sim::text("town ", town + 1));
    labels.emplace_back("platforms");
    return labels;
}

void Market::indicators(std::span<Indicators> by_zone) const { report(parts_, by_zone); }

sim::People Market::people() {
    const std::string money{sim::unit::money.name};
    return {{{"net_income", "persons", money,
              "Received in all markets, less fees, production and what was paid back."},
             {"pledged", "persons", money, "Pledged, less what came back."}},
            {{"network",
              "persons",
              "People whom the person tells of a campaign, against the median maker; none of who "
              "launches none.",
              {"none", "small", "large"}},
             {"role",
              "persons",
              "What the person does in the community at most.",
              {"lurker", "contributor", "inventor"}},
             {"interest",
              "persons",
              "Value of what the person makes in a shared factory; none of who lives near none.",
              {"none", "low", "high"}}}};
}

std::vector<std::uint8_t> Market::traits(std::size_t trait) const {
    return trait == 0 ? networks(parts_) : trait == 1 ? roles(parts_) : interests(parts_);
}

} // namespace models::maker_city
