// SPDX-License-Identifier: Apache-2.0
#include "sim/trust/beliefs.hpp"

#include <algorithm>

namespace sim {
namespace {

bool asks_who_dealt(const Trust& trust) {
    return std::holds_alternative<Social>(trust) || std::holds_alternative<EigenTrust>(trust);
}

// Peers are those who rely on others, then the parties.
std::vector<LocalTrust> local_trust(const Dealings& dealings, std::uint32_t crowd) {
    std::vector<LocalTrust> all;
    const Table<Dealing>& table = dealings.table();
    for (std::size_t row = 0; row < table.size(); ++row) {
        const Dealing one = table.row(row);
        const double deals = one.kept + one.broken;
        const double pleased = static_cast<double>(one.kept) - one.broken;
        const double respected = deals - 2.0 * one.abused;
        if (pleased > 0) all.push_back({one.believer, crowd + one.party, pleased});
        if (respected > 0) all.push_back({crowd + one.party, one.believer, respected});
    }
    return all;
}

// Everybody who ever dealt begins alike.
std::vector<double> pretrust(const Dealings& dealings, std::uint32_t crowd, std::size_t peers) {
    std::vector<double> trust(peers, 0);
    for (const std::uint32_t one : dealings.table().column<&Dealing::believer>()) trust[one] = 1;
    for (const std::uint32_t one : dealings.table().column<&Dealing::party>())
        trust[crowd + one] = 1;
    const auto known = static_cast<double>(std::ranges::count(trust, 1.0));
    for (double& one : trust) one /= known;
    return trust;
}

} // namespace

Opinion opinion(const Trust& trust, const Evidence& about, Day today) {
    return std::visit(
        [&]<class Rule>(const Rule& rule) -> Opinion {
            if constexpr (TrustRule<Rule>)
                return {rule(about, Believer{0}, today), rule(about, Believer{1}, today)};
            else
                return {};
        },
        trust);
}

void Hearsay::settle() {
    std::ranges::stable_sort(told_, {}, &std::pair<std::uint32_t, double>::first);
    std::size_t kept = 0;
    for (const auto& said : told_) { // what is written lies at or before what is read
        if (kept > 0 && told_[kept - 1].first == said.first)
            told_[kept - 1].second += said.second;
        else
            told_[kept++] = said;
    }
    told_.resize(kept);
}

double Hearsay::about(std::uint32_t party) const {
    const auto found =
        std::ranges::lower_bound(told_, party, {}, &std::pair<std::uint32_t, double>::first);
    return found != told_.end() && found->first == party ? found->second : 0;
}

Beliefs::Beliefs(std::vector<Identity> parties, std::size_t believers, const Trust& trust,
                 Day today)
    : parties_(std::move(parties)), crowd_(believers) {
    std::ranges::fill(parties_.column<&Evidence::updated>(), today);
    if (!std::holds_alternative<ImageScore>(trust)) return;
    std::vector<Identity> who(believers);
    for (std::size_t row = 0; row < believers; ++row) who[row] = {row};
    believers_.reset(std::move(who));
}

void Beliefs::restored(const Trust& trust, const Contacts& contacts, Key world) {
    dealings_.restored();
    listens_ = std::holds_alternative<Social>(trust);
    if ((listens_ || contacts.influence > 0) && network_->size() == 0)
        network_ = std::make_shared<const Graph>(contacts.make(crowd_, world));
    if (const auto* rule = std::get_if<Custom>(&trust))
        compiled_ = CompiledRule{*rule, compiled(*rule)};
}

void Beliefs::add_past(const Trust& trust, std::uint32_t party, Promise promise, Day when) {
    Evidence about = parties_.row(party);
    // Nothing is known of before: what happened first happened on that day.
    if (about.good + about.bad == 0) about.updated = when;
    record(about, promise, std::max(when, about.updated), half_life(trust));
    parties_.put(party, about);
}

void Beliefs::add(const Trust& trust, const Deal& deal, Day today) {
    Evidence about = parties_.row(deal.party);
    record(about, deal.promise, today, half_life(trust));
    parties_.put(deal.party, about);
    if (const auto* rule = std::get_if<ImageScore>(&trust)) update_image(*rule, deal);
    if (asks_who_dealt(trust)) dealings_.add(deal);
}

/// Both act towards the other's image of before.
void Beliefs::update_image(const ImageScore& rule, const Deal& deal) {
    auto& party = parties_.column<&Evidence::image>()[deal.party];
    auto& believer = believers_.column<&Bearing::image>()[deal.believer];
    const std::int8_t before = party;
    party = image_after(party, deal.promise, believer, rule.norm);
    believer =
        image_after(believer, deal.abused ? Promise::broken : Promise::kept, before, rule.norm);
}

void Beliefs::rate(std::uint32_t party, int stars) {
    Evidence about = parties_.row(party);
    record_stars(about, stars);
    parties_.put(party, about);
}

void Beliefs::reflect(const Trust& trust) {
    const auto* rule = std::get_if<EigenTrust>(&trust);
    if (rule && dealings_.table().size() > 0) update_esteem(*rule);
}

void Beliefs::update_esteem(const EigenTrust& rule) {
    const auto crowd = static_cast<std::uint32_t>(crowd_);
    const std::vector<double> start = pretrust(dealings_, crowd, crowd_ + parties_.size());
    const std::vector<double> trust =
        global_trust(local_trust(dealings_, crowd), start, rule.restart);
    double known = 0;
    double sum = 0;
    for (std::size_t party = 0; party < parties_.size(); ++party) {
        if (start[crowd_ + party] == 0) continue;
        ++known;
        sum += trust[crowd_ + party];
    }
    auto esteem = parties_.column<&Evidence::esteem>();
    for (std::size_t party = 0; party < parties_.size(); ++party)
        if (start[crowd_ + party] > 0)
            esteem[party] = static_cast<float>(trust[crowd_ + party] * known / sum);
}

void Beliefs::personalise(std::span<const std::uint32_t> parties, const Hearsay& told, Day today,
                          std::span<double> reliability) const {
    if (!compiled_) {
        for (std::size_t i = 0; i < parties.size(); ++i)
            reliability[i] = revised(reliability[i], told.about(parties[i]));
        return;
    }
    std::vector<Evidence> known;
    for (const std::uint32_t party : parties) known.push_back(about(party));
    believe(*compiled_, known, today, reliability.first(parties.size()));
}

Hearsay Beliefs::hearsay(const Trust& trust, std::uint32_t believer) const {
    Hearsay all;
    const auto* rule = std::get_if<Social>(&trust);
    if (!rule) return all;
    const auto listen = [&](std::uint32_t person, double weight) {
        if (weight <= 0) return;
        dealings_.for_each_of(person, [&](const Dealing& one) {
            all.add(one.party, weight * rule->evidence(one.kept, one.broken));
        });
    };
    const auto closeness = [&](std::uint32_t one, std::uint32_t other) {
        return rule->closeness == Closeness::equal ? 1 : overlap(*network_, one, other);
    };
    listen(believer, rule->own);
    for (const std::uint32_t contact : network_->neighbours(believer))
        listen(contact, rule->contacts * closeness(believer, contact));
    if (rule->second > 0)
        for (const Acquaintance& other : second_contacts(*network_, believer, closeness))
            listen(other.person, rule->second * other.closeness);
    all.settle();
    return all;
}

} // namespace sim
