// SPDX-License-Identifier: Apache-2.0
#include "sim/store/table.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace sim {
namespace {

struct Host {
    double quality = 0.5;
    std::int32_t nights = 7;
    float shine = 1;
    static constexpr auto fields() {
        return sim::Fields{
            given<&Host::quality>("What a stay is worth."),
            state<&Host::nights>("Nights let."),
            scratch<&Host::shine>("How it looks today."),
        };
    }
};

Table<Host> three() { return Table<Host>({{10}, {20}, {30}}); }

template <class Column> const void* buffer(const Column& column) { return column.data(); }

TEST(Table, BeginsWithRowsAsTheyAreByDefault) {
    const Table<Host> hosts = three();
    ASSERT_EQ(hosts.size(), 3U);
    for (std::size_t row = 0; row < 3; ++row) {
        EXPECT_EQ(hosts.row(row).quality, 0.5);
        EXPECT_EQ(hosts.row(row).nights, 7);
    }
    EXPECT_EQ(Table<Host>().size(), 0U);
}

TEST(Table, CopySharesWhatIsGivenAndOwnsWhatEvolves) {
    Table<Host> original = three();
    const Table<Host> copy = original;
    EXPECT_EQ(buffer(std::as_const(original).column<&Host::quality>()),
              buffer(copy.column<&Host::quality>()));
    original.column<&Host::nights>()[0] = 8;
    original.column<&Host::shine>()[0] = 2;
    EXPECT_EQ(copy.column<&Host::nights>()[0], 7);
    EXPECT_EQ(copy.column<&Host::shine>()[0], 1);
}

TEST(Table, AssignmentCopiesLikeTheConstructor) {
    Table<Host> original = three();
    Table<Host> copy;
    copy = original;
    copy.column<&Host::nights>()[1] = 9;
    EXPECT_EQ(original.column<&Host::nights>()[1], 7);
    EXPECT_EQ(copy.identities()[1], Identity{20});
}

TEST(Table, AppendsRows) {
    Table<Host> hosts = three();
    hosts.append({40}, {0.9, 1, 3});
    ASSERT_EQ(hosts.size(), 4U);
    EXPECT_EQ(hosts.identities()[3], Identity{40});
    EXPECT_EQ(hosts.row(3).quality, 0.9);
    EXPECT_EQ(hosts.row(3).nights, 1);
    EXPECT_EQ(hosts.row(0).nights, 7);
}

TEST(Table, AppendingLeavesACopyAlone) {
    Table<Host> hosts = three();
    const Table<Host> copy = hosts;
    hosts.append({40}, {});
    EXPECT_EQ(copy.size(), 3U);
    EXPECT_EQ(copy.column<&Host::quality>().size(), 3U);
    EXPECT_EQ(hosts.column<&Host::quality>().size(), 4U);
}

TEST(Table, KeepsTheRowsThatAreWanted) {
    Table<Host> hosts = three();
    hosts.column<&Host::nights>()[2] = 30;
    hosts.keep([](std::size_t row) { return row != 1; });
    ASSERT_EQ(hosts.size(), 2U);
    EXPECT_EQ(hosts.identities()[1], Identity{30});
    EXPECT_EQ(hosts.row(1).nights, 30);
}

TEST(Table, VisitsColumnsInTheOrderOfTheirTable) {
    std::vector<std::string> names;
    std::as_const(*std::make_unique<Table<Host>>(three()))
        .for_each_column([&](const auto& field, auto values) {
            names.emplace_back(field.name);
            EXPECT_EQ(values.size(), 3U);
        });
    EXPECT_EQ(names, (std::vector<std::string>{"quality", "nights", "shine"}));
}

TEST(Table, ResetMakesFreshRows) {
    Table<Host> hosts = three();
    hosts.column<&Host::nights>()[0] = 99;
    hosts.reset({{1}, {2}});
    EXPECT_EQ(hosts.size(), 2U);
    EXPECT_EQ(hosts.row(0).nights, 7);
}

} // namespace
} // namespace sim
