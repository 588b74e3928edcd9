// SPDX-License-Identifier: Apache-2.0
#include "sim/record/digest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

struct Home {
    std::int32_t nights = 0;
    double worth = 0;
    static constexpr auto fields() {
        return sim::Fields{sim::state<&Home::nights>("Nights let."),
                           sim::scratch<&Home::worth>("Not saved.")};
    }
};

sim::Table<Home> homes_of(std::vector<sim::Identity> who) {
    return sim::Table<Home>(std::move(who));
}

std::uint64_t digest_of(const sim::Table<Home>& homes, const char* name = "homes") {
    return sim::digest(std::vector{sim::view(name, homes)});
}

TEST(Digest, EqualStatesHaveOneDigest) {
    const auto homes = homes_of({{1}, {2}});
    EXPECT_EQ(digest_of(homes), digest_of(homes_of({{1}, {2}})));
}

TEST(Digest, SeesStateIdentityOrderAndName) {
    auto homes = homes_of({{1}, {2}});
    const auto before = digest_of(homes);
    EXPECT_NE(before, digest_of(homes_of({{2}, {1}})));
    EXPECT_NE(before, digest_of(homes, "houses"));
    homes.column<&Home::nights>()[1] = 1;
    EXPECT_NE(before, digest_of(homes));
}

TEST(Digest, IgnoresWhatIsNotState) {
    auto homes = homes_of({{1}});
    const auto before = digest_of(homes);
    homes.column<&Home::worth>()[0] = 3;
    EXPECT_EQ(before, digest_of(homes));
}

TEST(Digest, NamesTheColumnThatDiffers) {
    auto homes = homes_of({{1}});
    const auto before = sim::digests(std::vector{sim::view("homes", homes)});
    homes.column<&Home::nights>()[0] = 1;
    const auto after = sim::digests(std::vector{sim::view("homes", homes)});
    ASSERT_EQ(before.size(), 2U);
    EXPECT_EQ(before[0], after[0]);
    EXPECT_EQ(after[1].column, "nights");
    EXPECT_NE(before[1].value, after[1].value);
}

TEST(Digest, EveryByteAndTheLengthCount) {
    const std::string words(100, 'a');
    const auto whole = sim::hash_bytes(words.data(), words.size(), 0);
    EXPECT_NE(whole, sim::hash_bytes(words.data(), 99, 0));
    EXPECT_NE(whole, sim::hash_bytes(words.data(), words.size(), 1));
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::string other = words;
        other[at] = 'b';
        EXPECT_NE(whole, sim::hash_bytes(other.data(), other.size(), 0)) << at;
    }
}

} // namespace
