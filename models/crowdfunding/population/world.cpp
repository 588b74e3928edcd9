// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/population/world.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/random/order.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace models::crowdfunding {
namespace {

using sim::purpose;

constexpr sim::Day at_birth{0};
constexpr sim::Purpose hand = purpose("crowdfunding.hand");
constexpr std::size_t most_drawn = 1'000; // campaigns of a maker

std::vector<double> cumulative_shares(std::span<const Category> categories) {
    std::vector<double> shares;
    double sum = 0;
    for (const Category& one : categories) shares.push_back(sum += one.share);
    return shares;
}

std::uint16_t draw_category(sim::Stream& stream, std::span<const double> shares) {
    return static_cast<std::uint16_t>(sim::categorical(stream, shares));
}

// What the campaigns of a maker have in common.
struct Hand {
    double quality = 0;
    std::uint16_t category = 0;
};

// Draws of one campaign, in an order that never changes.
Campaign draw_traits(const Parameters& given, sim::Key world, sim::Identity who, double common) {
    sim::Stream stream(world, purpose("crowdfunding.campaign"), at_birth, who);
    const double own = stream.normal();
    const double shared = given.appeal.persistence;
    const double index = std::sqrt(shared) * common + std::sqrt(1 - shared) * own;
    Campaign one;
    one.quality = static_cast<float>(given.appeal.spread * index);
    one.taste_for_price = static_cast<float>(given.rewards.price_spread * stream.normal());
    // The platform's taste agrees with quality, and with itself.
    const double liked = 0.6 * index + 0.8 * stream.normal();
    const double share = given.terms.staff_pick;
    one.staff_pick = share > 0 && (share >= 1 || liked > sim::math::inverse_normal(1 - share));
    one.defect = stream.chance(given.terms.defect);
    return one;
}

Maker draw_maker(const Parameters& given, sim::Key world, std::uint32_t row, std::size_t makers) {
    sim::Stream stream(world, purpose("crowdfunding.maker"), at_birth, sim::Identity{row});
    Maker maker;
    const auto backers = static_cast<std::uint64_t>(given.population.backers);
    maker.person = static_cast<std::uint32_t>(row % backers);
    if (makers < backers) maker.person = static_cast<std::uint32_t>(row * backers / makers);
    const bool tells = !stream.chance(given.contacts.none);
    const double size = sim::math::exp(given.contacts.spread * stream.normal());
    maker.network = tells ? static_cast<float>(size) : 0;
    maker.dishonest = stream.chance(given.makers.dishonest);
    maker.learns = stream.chance(given.makers.learning);
    return maker;
}

Hand hand_of(sim::Key world, std::uint32_t row, std::span<const double> shares) {
    sim::Stream stream(world, hand, at_birth, sim::Identity{row});
    const double quality = stream.normal();
    return {quality, draw_category(stream, shares)};
}

std::uint16_t draw_duration(const Terms& terms, sim::Stream& stream) {
    const bool usual = stream.chance(terms.usual_share);
    const double among = stream.uniform();
    const double days =
        usual ? terms.usual_days : terms.shortest + among * (terms.longest - terms.shortest);
    return static_cast<std::uint16_t>(std::max(1.0, std::nearbyint(days)));
}

// The campaigns of one maker, one after the other, as far as the years reach.
std::vector<Campaign> draw_campaigns(const Today& dawn, std::uint32_t row, const Hand& common,
                                     const Category& category) {
    const Parameters& given = dawn.given;
    const double years = given.population.years * 365.25;
    sim::Stream stream(dawn.keys.world, purpose("crowdfunding.launches"), at_birth,
                       sim::Identity{row});
    double launch = stream.uniform() * years;
    std::vector<Campaign> all;
    while (launch < years && all.size() < most_drawn) {
        Campaign one = draw_traits(given, dawn.keys.world,
                                   sim::child(sim::Identity{row}, all.size()), common.quality);
        one.maker = row;
        one.number = static_cast<std::uint16_t>(all.size());
        one.category = common.category;
        one.launch = dawn.day + static_cast<int>(launch);
        one.duration = draw_duration(given.terms, stream);
        one.abroad = stream.chance(given.terms.abroad);
        const double cost =
            category.cost * sim::math::exp(given.terms.cost_spread * stream.normal());
        one.cost = sim::round_half_even(100 * std::clamp(cost, 1.0, most_amount));
        all.push_back(one);
        const bool again = stream.chance(given.population.serial);
        const double gap = stream.exponential(1 / given.population.next_after);
        if (!again) break;
        launch += one.duration + 1 + gap;
    }
    return all;
}

// Those drawn are fewer than a thousand a maker.
sim::Identity kept_identity(std::uint32_t maker, std::size_t place) {
    return sim::child(sim::Identity{maker}, most_drawn + place);
}

// A campaign that is kept for a product: what it will be like, but not when.
Campaign draw_kept(const Today& dawn, std::uint32_t row, std::size_t place, const Hand& common,
                   const Category& category) {
    const sim::Identity who = kept_identity(row, place);
    Campaign one = draw_traits(dawn.given, dawn.keys.world, who, common.quality);
    sim::Stream stream(dawn.keys.world, purpose("crowdfunding.product"), at_birth, who);
    one.maker = row;
    one.category = common.category;
    one.launch = never;
    one.duration = draw_duration(dawn.given.terms, stream);
    one.abroad = stream.chance(dawn.given.terms.abroad);
    const double cost =
        category.cost * sim::math::exp(dawn.given.terms.cost_spread * stream.normal());
    one.cost = sim::round_half_even(100 * std::clamp(cost, 1.0, most_amount));
    return one;
}

sim::Table<Brought> brought_of(const sim::Table<Campaign>& campaigns) {
    const auto launch = campaigns.column<&Campaign::launch>();
    std::vector<sim::Identity> who;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < launch.size(); ++row)
        if (launch[row] == never) {
            who.push_back(campaigns.identities()[row]);
            rows.push_back(row);
        }
    sim::Table<Brought> table(std::move(who));
    for (std::size_t at = 0; at < rows.size(); ++at) table.put(at, {rows[at], never, 0, {}});
    return table;
}

Supply drawn(const Today& dawn, const Inputs& inputs) {
    const std::span<const Category> categories = inputs.categories;
    const auto makers = static_cast<std::size_t>(dawn.given.population.makers);
    const auto shares = cumulative_shares(categories);
    Supply supply{sim::Table<Maker>(sim::numbered(makers)), {}, {}};
    const auto campaigns =
        sim::collect<Campaign>(makers, [&](auto& some, std::size_t first, std::size_t last) {
            for (auto row = static_cast<std::uint32_t>(first); row < last; ++row) {
                const Hand common = hand_of(dawn.keys.world, row, shares);
                auto own = draw_campaigns(dawn, row, common, categories[common.category]);
                for (std::uint32_t place = 0; place < inputs.kept_for_products; ++place) {
                    own.push_back(draw_kept(dawn, row, place, common, categories[common.category]));
                    own.back().number = static_cast<std::uint16_t>(own.size() - 1);
                }
                some.insert(some.end(), own.begin(), own.end());
            }
        });
    std::vector<sim::Identity> who;
    std::vector<std::uint16_t> kept(makers);
    for (const Campaign& one : campaigns)
        who.push_back(one.launch == never ? kept_identity(one.maker, kept[one.maker]++)
                                          : sim::child(sim::Identity{one.maker}, one.number));
    supply.campaigns = sim::Table<Campaign>(std::move(who));
    std::vector<std::uint8_t> serial(makers);
    for (std::size_t row = 0; row < campaigns.size(); ++row) {
        supply.campaigns.put(row, campaigns[row]);
        if (campaigns[row].number > 0 && campaigns[row].launch != never)
            serial[campaigns[row].maker] = 1;
    }
    for (std::uint32_t row = 0; row < makers; ++row) {
        Maker maker = draw_maker(dawn.given, dawn.keys.world, row, makers);
        maker.serial = serial[row];
        supply.makers.put(row, maker);
    }
    supply.brought = brought_of(supply.campaigns);
    return supply;
}

// Each campaign of a file has a maker of its own: files do not tell who makes them.
Supply of_file(const Today& dawn, const CampaignFile& file) {
    const std::size_t size = file.rows.size();
    Supply supply{
        sim::Table<Maker>(sim::numbered(size)), sim::Table<Campaign>(sim::numbered(size)), {}};
    const auto home = std::ranges::find(file.countries, dawn.given.population.home_country) -
                      file.countries.begin();
    for (std::uint32_t row = 0; row < size; ++row) {
        const CampaignRow& known = file.rows[row];
        const Maker maker = draw_maker(dawn.given, dawn.keys.world, row, size);
        supply.makers.put(row, maker);
        sim::Stream common(dawn.keys.world, hand, at_birth, sim::Identity{row});
        Campaign one =
            draw_traits(dawn.given, dawn.keys.world, sim::Identity{row}, common.normal());
        one.maker = row;
        one.category = known.category;
        one.launch = known.launched;
        one.duration =
            static_cast<std::uint16_t>(std::clamp(known.deadline - known.launched, 1, 366));
        one.abroad = known.country != home;
        one.goal = sim::round_half_even(100 * std::clamp(known.goal, 0.01, most_amount));
        one.cost = sim::share_of(one.goal, 1 / (1 + dawn.given.makers.margin));
        supply.campaigns.put(row, one);
    }
    return supply;
}

} // namespace

sim::Table<Backer> make_backers(const Today& dawn, std::span<const Category> categories) {
    const Backers& rules = dawn.given.backers;
    const auto shares = cumulative_shares(categories);
    sim::Table<Backer> table(
        sim::numbered(static_cast<std::size_t>(dawn.given.population.backers)));
    const double spread = rules.activity_spread;
    sim::for_each_row(table.size(), [&](std::size_t row) {
        sim::Stream stream(dawn.keys.world, purpose("crowdfunding.backer"), at_birth,
                           table.identities()[row]);
        Backer one;
        one.favourite = draw_category(stream, shares);
        one.qualified = stream.chance(rules.qualified);
        const double means = one.qualified ? rules.qualified_means : 1;
        one.pledge = static_cast<float>(means * rules.pledge *
                                        sim::math::exp(rules.pledge_spread * stream.normal()));
        one.activity = static_cast<float>(
            std::min(most_active, sim::math::exp(spread * stream.normal() - spread * spread / 2)));
        one.trust = static_cast<float>(
            std::clamp(rules.trust + rules.trust_spread * stream.normal(), 0.01, 0.999));
        one.abusive = stream.chance(dawn.given.claims.abusive);
        table.put(row, one);
    });
    return table;
}

Supply make_supply(const Today& dawn, const Inputs& inputs) {
    return inputs.file ? of_file(dawn, *inputs.file) : drawn(dawn, inputs);
}

} // namespace models::crowdfunding
