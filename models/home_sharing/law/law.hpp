// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law at work: compiled to allowances when it changes, answered by hosts who comply, hide,
// ignore it or leave, enforced by inspection, and keeping the gate where licences or freezes do.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/hosts/host_careers.hpp"
#include "models/home_sharing/law/allowances.hpp"
#include "models/home_sharing/money/books.hpp"

#include <cstdint>
#include <vector>

namespace models::home_sharing {

/// The law in force, and what hosts make of it.
class Law {
public:
    static void check(const Parameters& given, sim::Problems& problems);

    void restored(const Today& today, const Agents& agents, const sim::Sharing& terms);
    /// Makes allowances of the measures in force, and of the platform's own terms.
    void compile(const Today& today, const Agents& agents, const sim::Sharing& terms);

    /// What binds a listing: all that is stated for who complies, only what the platform counts for
    /// who does not.
    [[nodiscard]] const Allowance& allowance_of(const Agents& agents, std::uint32_t row) const;
    /// A tax due on a listing beside the base tax.
    [[nodiscard]] const Levy* levy_on(std::uint32_t row) const {
        const bool due = !allowances_.levies.empty() && allowances_.levies[row].any();
        return due ? &allowances_.levies[row] : nullptr;
    }
    /// The platform's terms under the law.
    [[nodiscard]] const sim::Sharing& terms() const { return allowances_.sharing; }
    /// The same on another day, of these terms of its own.
    [[nodiscard]] static sim::Sharing terms_on(sim::Day day, const Parameters& given,
                                               const sim::Sharing& own);
    /// What a host gets of the next asking price, after fees and premium, as a share. A surplus to
    /// come back later does not count: hosts learn of it by their takings.
    [[nodiscard]] double provider_share(const Today& today, const Agents& agents,
                                        std::uint32_t host) const;
    /// The same of a host who has billed nothing.
    [[nodiscard]] double provider_share() const { return provider_share_; }

    /// Hosts answer a measure when it begins; those who will leave may do so from its announcement
    /// on. When it ends, those who hid or ignored it comply again. Licences are allotted last, to
    /// those whom all else lets stay.
    void obey(const Today& today, Agents& agents, const HostCareers& careers);
    /// Breaches are found at random; whoever is found pays and stops.
    void inspect(const Today& today, Agents& agents, Books& books) const;
    /// What the law takes of a stay when guests arrive: taxes on what the host takes, unless the
    /// host hides, and the premium of an insurance.
    void pay_dues(Agents& agents, Books& books, const Stay& stay, Money gets) const;

    /// Before anybody moves this month: where licences are left, and who hurries before a freeze.
    void foresee_entry(const Today& today, const Agents& agents);
    /// How much likelier a home is to come in than without a freeze ahead.
    [[nodiscard]] double rush(std::uint32_t row) const { return rush_.empty() ? 1 : rush_[row]; }
    /// Whether a listing may come in: not if the law in force would drive it out, or into hiding.
    [[nodiscard]] bool may_enter(const Today& today, const Agents& agents,
                                 const HostCareers& careers, std::uint32_t row) const;
    /// Licences of those who closed or went against the law are free from next month on; those who
    /// came in get what was left, and who gets none does not stay.
    void settle_licences(const Today& today, Agents& agents);

private:
    void impose(const Agents& agents, const Measure& measure);
    void begin(const Today& today, Agents& agents, const HostCareers& careers,
               const sim::Dated<Measure>& dated);
    void end(const Today& today, Agents& agents, const HostCareers& careers,
             const sim::Dated<Measure>& dated) const;
    void answer(const Today& today, Agents& agents, const HostCareers& careers, std::uint32_t row,
                const Measure& measure) const;
    void reopen(const Today& today, Agents& agents, const HostCareers& careers,
                std::uint32_t row) const;
    [[nodiscard]] ComplianceChoice choice_of(const Today& today, const Agents& agents,
                                             const HostCareers& careers, std::uint32_t row) const;
    [[nodiscard]] ComplianceState response(const Today& today, const Agents& agents,
                                           const HostCareers& careers, std::uint32_t row,
                                           const Measure& measure) const;
    void visit_homes(const Today& today, Agents& agents, Books& books) const;
    void punish(Agents& agents, Books& books, std::uint32_t row) const;
    // Licences and freezes (licences.cpp).
    [[nodiscard]] bool admits(const Today& today, const Agents& agents, const HostCareers& careers,
                              std::uint32_t row, const Measure& measure) const;
    void hurry(const Agents& agents, const Freeze& freeze);
    void count_left(const Agents& agents, const LicenceQuota& quota);
    void hand_on(const Today& today, Agents& agents, const LicenceQuota& quota);
    void allot(const Today& today, Agents& agents, const sim::Dated<Measure>& dated) const;
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> asking(const Today& today,
                                                                 const Agents& agents,
                                                                 const LicenceQuota& quota) const;

    // All of it follows from the scenario, the day and the tables of others.
    Allowances allowances_;
    double provider_share_ = 1; // of the asking price, after the platform's fee and premium
    TripMix mix_;
    std::vector<std::int64_t> licences_left_; // by zone; empty without a quota
    std::vector<double> rush_;                // by listing; empty unless a freeze is to come
};

/// Whether a listing is let against the law.
inline bool breaks(ComplianceState standing) {
    return standing == ComplianceState::open_breach || standing == ComplianceState::concealed;
}

/// The listings that a measure is about.
std::vector<std::uint32_t> concerned(const Agents& agents, const Measure& measure);
/// Whether a listing is one of these.
bool reaches(const Agents& agents, const Measure& measure, std::uint32_t row);

} // namespace models::home_sharing
