// SPDX-License-Identifier: Apache-2.0
#pragma once
// The campaigns on show this morning as people see them, and which of them stand on the front page.

#include "models/crowdfunding/agent_tables.hpp"
#include "models/crowdfunding/discovery/offer.hpp"
#include "models/crowdfunding/history/record.hpp"
#include "sim/trust/beliefs.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models::crowdfunding {

/// What is on show; all of it follows from the tables and the day.
class Showcase {
public:
    /// Looks at the campaigns on show, and puts some of them on the front page.
    void open(const Today& today, Agents& agents, const Record& record,
              const sim::Beliefs& beliefs);

    /// A campaign as it is seen; none where it is not open for pledges.
    [[nodiscard]] const Offer* find(std::uint32_t campaign) const {
        const std::uint32_t place = campaign < place_.size() ? place_[campaign] : nobody;
        return place == nobody ? nullptr : &offers_[place];
    }
    [[nodiscard]] std::span<const Offer> offers() const { return offers_; }
    /// Rows of the campaigns on the front page, the first ranked first.
    [[nodiscard]] std::span<const std::uint32_t> front_page() const { return front_; }

private:
    void rank(const Today& today, const Agents& agents);

    std::vector<Offer> offers_;
    std::vector<std::uint32_t> place_; // among offers, by campaign
    std::vector<std::uint32_t> front_;
};

/// Notes progress at the tenths of a campaign's duration that have passed by a morning of that age
/// and had not the morning before, for the platform's record.
void note_progress(Agents& agents, std::uint32_t campaign, int age);

/// A campaign as it stands.
Offer offer_of(const Today& today, const Agents& agents, const Record& record,
               const sim::Beliefs& beliefs, std::uint32_t campaign);

} // namespace models::crowdfunding
