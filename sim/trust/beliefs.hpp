// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is believed of the parties of a market under the rule in force: what everybody may know of
// each, what acquaintances tell, and what global trust was made of it last.

#include "sim/network/graph.hpp"
#include "sim/random/stream.hpp"
#include "sim/store/table.hpp"
#include "sim/trust/contacts.hpp"
#include "sim/trust/dealings.hpp"
#include "sim/trust/rules.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sim {

/// What everybody can make of a party: its reliability as perceived by one who trusts no stranger
/// and by one who trusts all. Every rule of ours is linear in between.
struct Opinion {
    double doubted = 0;
    double trusted = 1;

    [[nodiscard]] double to(double prior) const { return doubted + prior * (trusted - doubted); }
};

/// The opinion of a party by its record. Not for compiled rules of the user's, which need not be
/// linear in the prior: of them it gives back the prior.
Opinion opinion(const Trust& trust, const Evidence& about, Day today);

/// What one believer heard of parties, in log-odds.
class Hearsay {
public:
    void add(std::uint32_t party, double evidence) { told_.emplace_back(party, evidence); }
    /// Adds up what was said of each party; call once, before asking.
    void settle();
    /// Nothing at all was heard of most parties, which tells nothing.
    [[nodiscard]] double about(std::uint32_t party) const;
    [[nodiscard]] bool empty() const { return told_.empty(); }

private:
    std::vector<std::pair<std::uint32_t, double>> told_;
};

/// How somebody who relies on others behaved towards them.
struct Bearing {
    std::int8_t image = 0;

    static constexpr auto fields() {
        return Fields{state<&Bearing::image>("Image score, -5 to 5.")};
    }
};

/// Beliefs about the parties of one market.
class Beliefs {
public:
    Beliefs() = default;
    /// Nothing is known of anybody.
    Beliefs(std::vector<Identity> parties, std::size_t believers, const Trust& trust, Day today);

    /// Recomputes what no table holds; for a new market and for one that was loaded.
    void restored(const Trust& trust, const Contacts& contacts, Key world);

    /// How a deal ended.
    void add(const Trust& trust, const Deal& deal, Day today);
    /// How a deal ended of which nobody knows any more who the customer was.
    void add_past(const Trust& trust, std::uint32_t party, Promise promise, Day when);
    /// A customer gave stars.
    void rate(std::uint32_t party, int stars);
    /// Weekly: global trust, where the rule goes by it.
    void reflect(const Trust& trust);

    [[nodiscard]] Evidence about(std::uint32_t party) const { return parties_.row(party); }
    /// Whether believers under the rule in force differ by more than their priors.
    [[nodiscard]] bool personal() const { return listens_ || compiled_.has_value(); }
    /// What a believer hears from acquaintances; nothing under rules that do not listen.
    [[nodiscard]] Hearsay hearsay(const Trust& trust, std::uint32_t believer) const;
    /// From what everybody makes of some parties, starting at a believer's prior, to what the
    /// believer does: by hearsay, or by the user's compiled rule. On entry `reliability` holds the
    /// one, on return the other.
    void personalise(std::span<const std::uint32_t> parties, const Hearsay& told, Day today,
                     std::span<double> reliability) const;

    /// The network of those who rely on others; empty where nothing passes along it.
    [[nodiscard]] const Graph& network() const { return *network_; }
    [[nodiscard]] const Dealings& dealings() const { return dealings_; }

    template <class Visit> void for_each_table(Visit&& visit) { walk(*this, visit); }
    template <class Visit> void for_each_table(Visit&& visit) const { walk(*this, visit); }

private:
    template <class Self, class Visit> static void walk(Self& self, Visit& visit) {
        visit("reputations", self.parties_);
        visit("bearings", self.believers_);
        visit("dealings", self.dealings_.table());
    }

    void update_image(const ImageScore& rule, const Deal& deal);
    void update_esteem(const EigenTrust& rule);

    Table<Evidence> parties_;
    Table<Bearing> believers_; // where images count
    Dealings dealings_;        // where the rule asks who dealt with whom
    std::size_t crowd_ = 0;    // how many rely on others

    bool listens_ = false;                                                   // derived
    std::shared_ptr<const Graph> network_ = std::make_shared<const Graph>(); // derived
    std::optional<CompiledRule> compiled_;                                   // derived
};

} // namespace sim
