// SPDX-License-Identifier: Apache-2.0
// What a deal brings, and what people say of it. A rating may answer one of a minute ago, so deals
// come one after the other, in the order in which people came.
#include "models/trust_network/market.hpp"

#include <algorithm>
#include <cmath>

namespace models::trust_network {
namespace {

constexpr sim::Purpose dealing = sim::purpose("trust_network.dealing");
constexpr sim::Purpose rating = sim::purpose("trust_network.rating");

constexpr std::uint32_t nobody = Book::none;
constexpr int silent = 0;
// Raters that are looked at for one who warns of strangers.
constexpr int most_looks = 32;
constexpr double longest_delay = 36'525;

sim::Money cents(double amount) { return sim::round_half_even(100 * amount); }

// Nothing, or the days by which an answer is late.
int delay(const Rating& given, sim::Stream& draws) {
    if (draws.chance(given.prompt)) return 0;
    const double days = given.late * sim::math::exp(given.late_spread * draws.normal());
    return static_cast<int>(std::clamp(std::ceil(days), 2.0, longest_delay));
}

} // namespace

/// One of the two who make a deal.
struct Market::Side {
    std::uint32_t person = 0;
    bool cheats = false;
    bool cheated = false;
    bool dissatisfied = false; ///< cheated, or else not content
};

void Market::deal(const Today& today) {
    for (const Meeting& meeting : met_) {
        ++tally_.attempts;
        tally_.refused += meeting.refused;
        if (meeting.agreed) conclude(today, meeting);
    }
}

void Market::conclude(const Today& today, const Meeting& meeting) {
    const sim::Identity what = sim::child(people_.identities()[meeting.seeker], meeting.attempt);
    sim::Stream draws = today.draw(dealing, what);
    Side one{meeting.seeker};
    Side other{meeting.partner};
    one.cheats = cheats(today, draws, one.person);
    other.cheats = cheats(today, draws, other.person);
    one.cheated = other.cheats;
    other.cheated = one.cheats;
    one.dissatisfied = draws.chance(today.given.deals.mishap) || one.cheated;
    other.dissatisfied = draws.chance(today.given.deals.mishap) || other.cheated;
    ++tally_.deals;
    settle(today, one, other);
    settle(today, other, one);
    const auto received = people_.column<&Person::received>();
    const bool senior = received[one.person] > received[other.person] ||
                        (received[one.person] == received[other.person] && draws.chance(0.5));
    const bool begins = senior == draws.chance(today.given.rating.senior_first);
    sim::Stream words = today.draw(rating, what);
    begins ? rate_each_other(today, words, one, other) : rate_each_other(today, words, other, one);
}

bool Market::cheats(const Today& today, sim::Stream& draws, std::uint32_t person) const {
    const bool would = draws.chance(today.given.deals.cheating);
    return would && people_.column<&Person::crook>()[person] != 0 &&
           people_.column<&Person::deals>()[person] >= people_.column<&Person::patience>()[person];
}

/// What one side has of the deal: the gain, or the loss that the other pockets.
void Market::settle(const Today& today, const Side& one, const Side& other) {
    ++people_.column<&Person::deals>()[one.person];
    const auto crook = std::as_const(people_).column<&Person::crook>();
    const sim::Money lost = one.cheated ? cents(today.given.deals.loss) : sim::Money{};
    const sim::Money taken = other.cheated ? cents(today.given.deals.loss) : sim::Money{};
    const sim::Money gained =
        one.cheated || other.cheated ? sim::Money{} : cents(today.given.deals.gain);
    const sim::Money all = gained + taken - lost;
    (crook[one.person] != 0 ? tally_.crook_gain : tally_.honest_gain) += all;
    gains_.push_back({one.person, all});
    if (!one.cheated) return;
    ++tally_.cheats;
    ledger_.transfer({accounts_.row + one.person}, {accounts_.row + other.person}, lost,
                     Payment::loot);
    if (crook[one.person] == 0) tally_.loot += lost;
}

/// Who comes second knows what the first said; where the first kept silent, the second may open.
void Market::rate_each_other(const Today& today, sim::Stream& draws, const Side& first,
                             const Side& second) {
    const int said = opens(today, draws, first, second.person);
    if (said != silent) {
        say(today, {first.person, second.person, static_cast<std::int8_t>(said), 0, today.day});
        respond(today, draws, second, first.person, said, false);
        if (said < 0) warn(today, draws, second.person);
        return;
    }
    const int instead = opens(today, draws, second, first.person);
    if (instead == silent) return;
    say(today, {second.person, first.person, static_cast<std::int8_t>(instead), 0, today.day});
    respond(today, draws, first, second.person, instead, false);
    if (instead < 0) warn(today, draws, first.person);
}

/// The rating of one who speaks unasked, or `silent`: who cheated has nothing to say. A mishap is
/// forgiven to somebody who is rated already.
int Market::opens(const Today& today, sim::Stream& draws, const Side& by, std::uint32_t of) const {
    const Rating& given = today.given.rating;
    if (!draws.chance(by.dissatisfied ? given.complaint : given.opening)) return silent;
    if (by.cheated) return given.scale.angry(draws);
    if (by.cheats) return silent;
    const std::uint32_t row = book_.find(by.person, of);
    if (by.dissatisfied) return row == nobody ? given.scale.mild(draws) : silent;
    return given.scale.good(draws, row == nobody ? 0 : book_.table().column<&Entry::times>()[row]);
}

/// What one who has no complaint answers to a rating: the like of it, or `silent`.
int Market::in_kind(const Rating& given, sim::Stream& draws, std::uint32_t by, std::uint32_t to,
                    int seen) const {
    if (seen < 0) {
        const double answer = draws.uniform();
        if (answer < given.retaliation)
            return draws.chance(given.mirror) ? seen : given.scale.angry(draws);
        return answer < given.retaliation + given.appeasement ? given.scale.good(draws, 0) : silent;
    }
    if (!draws.chance(given.answering)) return silent;
    const std::uint32_t row = book_.find(by, to);
    const std::uint32_t times = row == nobody ? 0 : book_.table().column<&Entry::times>()[row];
    return draws.chance(given.mirror) ? seen : given.scale.good(draws, times);
}

/// An answer to a rating, in kind more often than not; it may take its time.
void Market::respond(const Today& today, sim::Stream& draws, const Side& by, std::uint32_t to,
                     int seen, bool warning) {
    const Rating& given = today.given.rating;
    const bool wronged = by.cheated || (seen > 0 && by.dissatisfied);
    const int value =
        wronged ? opens(today, draws, by, to) : in_kind(given, draws, by.person, to, seen);
    if (value == silent) return;
    ++tally_.answers;
    tally_.retaliations += seen < 0 && value < 0 ? 1 : 0;
    const int days = delay(given, draws);
    const Answer said{by.person, to, static_cast<std::int8_t>(value),
                      static_cast<std::uint8_t>(warning), today.day + days};
    if (days == 0)
        say(today, said);
    else
        answers_.append(sim::pair({by.person}, {to}), said);
}

/// Answers that were late come today.
void Market::answer(const Today& today) {
    const auto due = std::as_const(answers_).column<&Answer::due>();
    bool any = false;
    for (std::size_t row = 0; row < answers_.size(); ++row) {
        if (due[row] > today.day) continue;
        say(today, answers_.row(row));
        any = true;
    }
    if (!any) return;
    answers_.keep(
        [&](std::size_t row) { return answers_.column<&Answer::due>()[row] > today.day; });
}

/// Enters a rating, or changes the one that is there; either is an outcome for all to see.
void Market::say(const Today& today, const Answer& said) {
    const std::uint32_t row = book_.find(said.rater, said.ratee);
    auto& standing = people_.column<&Person::standing>()[said.ratee];
    if (row == nobody) {
        book_.add({said.rater, said.ratee, said.value, said.warning, 1, today.day});
        ++people_.column<&Person::received>()[said.ratee];
        ++tally_.ratings;
        tally_.negative += said.value < 0 ? 1 : 0;
        tally_.rating_sum += said.value;
    } else {
        standing -= book_.table().column<&Entry::value>()[row];
        book_.revise(row, said.value, today.day);
        ++tally_.revisions;
    }
    standing += said.value;
    const bool good = said.value > 0;
    beliefs_.add(today.given.trust,
                 {said.rater, said.ratee, good ? sim::Promise::kept : sim::Promise::broken, false},
                 today.day);
    beliefs_.rate(said.ratee, good ? 5 : 1);
}

/// Those who warn of strangers hear of a complaint, and warn of a person whom it leaves with bad
/// ratings in sum.
void Market::warn(const Today& today, sim::Stream& draws, std::uint32_t of) {
    if (today.given.warnings == 0 || people_.column<&Person::standing>()[of] >= 0) return;
    const std::uint32_t hear = draws.poisson(today.given.warnings);
    for (std::uint32_t number = 0; number < hear; ++number) {
        const std::uint32_t guard = some_guard(today, draws);
        if (guard == nobody || guard == of || book_.find(guard, of) != nobody) continue;
        const int value = today.given.rating.scale.angry(draws);
        say(today, {guard, of, static_cast<std::int8_t>(value), 1, today.day});
        ++tally_.warnings;
        respond(today, draws, {of}, guard, value, true);
    }
}

/// One of those who warn of strangers and are there, in proportion to ratings given.
std::uint32_t Market::some_guard(const Today& today, sim::Stream& draws) const {
    const auto raters = book_.table().column<&Entry::rater>();
    for (int look = 0; look < most_looks; ++look) {
        const std::uint32_t one = raters[draws.below(book_.size())];
        if (people_.column<&Person::guard>()[one] != 0 && present(one, today.day)) return one;
    }
    return nobody;
}

} // namespace models::trust_network
