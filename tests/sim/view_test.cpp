// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/units.hpp"
#include "sim/store/view.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <map>
#include <vector>

namespace sim {
namespace {

enum class Kind : std::uint8_t { home, room };
constexpr std::array<std::string_view, 2> names(Kind) { return {"home", "room"}; }

struct Listing {
    Money price{80'00};
    Kind kind = Kind::room;
    std::array<std::uint64_t, 2> calendar{};
    float quality = 0.5F;
    double appeal = 0;
    Money takings{};
    Day since{};
    static constexpr auto fields() {
        return sim::Fields{
            state<&Listing::price>("Price of a night.", unit::money_per_night),
            given<&Listing::kind>("What is let."),
            state<&Listing::calendar>("Nights taken, bit by bit."),
            given<&Listing::quality>("How good it is."),
            derived<&Listing::appeal>("What guests make of it."),
            state<&Listing::takings>("Paid so far."),
            state<&Listing::since>("Its first day."),
        };
    }
};

Table<Listing> two() { return Table<Listing>({{5}, {6}}); }

// Columns of earlier days, in memory.
class Kept final : public ColumnSource {
public:
    std::vector<Identity> who;
    std::map<std::string, std::vector<char>> columns;

    [[nodiscard]] std::vector<Identity> identities(const std::string&) const override {
        return who;
    }
    void read(const std::string&, const ColumnView& into, void* data) const override {
        const auto& bytes = columns.at(into.name);
        std::memcpy(data, bytes.data(), bytes.size());
    }
};

Kept kept(const Table<Listing>& table) {
    const TableView seen = view("listings", table);
    Kept all;
    all.who = seen.identities;
    for (const ColumnView& column : seen.columns) {
        const auto* from = static_cast<const char*>(column.data);
        all.columns[column.name] = {from, from + seen.rows * column.width * column.bytes};
    }
    return all;
}

TEST(View, SaysWhatEachColumnIsMadeOf) {
    const Table<Listing> table = two();
    const TableView seen = view("listings", table);
    ASSERT_EQ(seen.columns.size(), 7U);
    EXPECT_EQ(seen.name, "listings");
    EXPECT_EQ(seen.rows, 2U);
    EXPECT_EQ(seen.columns[0].scalar, Scalar::integer);
    EXPECT_EQ(seen.columns[0].bytes, 8U);
    EXPECT_EQ(seen.columns[1].scalar, Scalar::natural);
    EXPECT_EQ(seen.columns[1].words, (std::vector<std::string>{"home", "room"}));
    EXPECT_EQ(seen.columns[2].width, 2U);
    EXPECT_EQ(seen.columns[3].bytes, 4U);
    EXPECT_EQ(seen.columns[3].scalar, Scalar::real);
    EXPECT_EQ(seen.columns[4].role, Role::derived);
    EXPECT_EQ(seen.columns[0].unit, "currency/night");
    EXPECT_EQ(seen.columns[5].unit, "currency");
    EXPECT_EQ(seen.columns[6].unit, "date");
}

TEST(View, OutlivesTheTableWhenSomebodyStillLooks) {
    TableView seen;
    {
        const Table<Listing> table = two();
        seen = view("listings", table);
    }
    EXPECT_EQ(*static_cast<const std::int64_t*>(seen.columns[0].data), 80'00);
}

TEST(View, KeepsItsValuesWhenTheTableGrows) {
    Table<Listing> table = two();
    const TableView seen = view("listings", table);
    table.append({7}, {});
    EXPECT_EQ(seen.rows, 2U);
    EXPECT_NE(seen.columns[0].data, table.column<&Listing::price>().data());
}

TEST(Restore, BringsBackWhatEvolvesAndLeavesWhatIsGiven) {
    Table<Listing> table = two();
    table.column<&Listing::price>()[1] = Money{99'00};
    const Kept saved = kept(table);
    Table<Listing> other = two();
    other.put(0, {.quality = 0.9F});
    restore("listings", other, saved);
    EXPECT_EQ(other.row(1).price, Money{99'00});
    EXPECT_EQ(other.row(0).quality, 0.9F);
}

TEST(Restore, TakesTheRowsThatWereSaved) {
    Table<Listing> table = two();
    table.append({7}, {Money{1}, Kind::home, {3, 4}, 1, 0, Money{}, Day{}});
    Table<Listing> other = two();
    restore("listings", other, kept(table));
    ASSERT_EQ(other.size(), 3U);
    EXPECT_EQ(other.identities()[2], Identity{7});
    EXPECT_EQ(other.row(2).price, Money{1});
    EXPECT_EQ(other.row(2).calendar, (std::array<std::uint64_t, 2>{3, 4}));
}

} // namespace
} // namespace sim
