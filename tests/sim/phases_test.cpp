// SPDX-License-Identifier: Apache-2.0
// A phase that changes a table it does not say it writes is caught, by name.
#include "sim/record/digest.hpp"
#include "sim/run/model_of.hpp"
#include "sim/run/world.hpp"
#include "sim/store/table.hpp"
#include "tests/sim/support/toy_market.hpp"

#include <gtest/gtest.h>

namespace {

struct Coin {
    std::int64_t worth = 0;
    static constexpr auto fields() { return sim::Fields{sim::state<&Coin::worth>("Worth.")}; }
};

// Its weekly phase says that it writes purses, and writes jars too.
struct Careless {
    struct Parameters {
        std::int64_t step = 1;
        static constexpr auto fields() {
            return sim::Fields{sim::given<&Parameters::step>("What a purse gains.")};
        }
    };
    struct Indicators {
        std::int64_t coins = 0;
        static constexpr auto fields() {
            return sim::Fields{sim::flow<&Indicators::coins>("Coins.")};
        }
    };
    static constexpr std::string_view label = "careless", doc = "A market that errs.";

    explicit Careless(const sim::InitialDay<Parameters>&) : purses({{1}, {2}}), jars({{1}, {2}}) {}
    static constexpr std::array<sim::Phase<Careless>, 2> phases() {
        return {{{"earn", sim::Period::daily, &Careless::earn, "purses", "purses"},
                 {"save", sim::Period::weekly, &Careless::save, "purses", "purses"}}};
    }
    void earn(const sim::Today<Parameters>& today) {
        purses.column<&Coin::worth>()[0] += today.given.step;
    }
    void save(const sim::Today<Parameters>&) { ++jars.column<&Coin::worth>()[1]; }

    Indicators indicators() const { return {}; }
    template <class Visit> void for_each_table(Visit&& visit) {
        visit("purses", purses);
        visit("jars", jars);
    }
    template <class Visit> void for_each_table(Visit&& visit) const {
        visit("purses", purses);
        visit("jars", jars);
    }

    sim::Table<Coin> purses, jars;
};

std::unique_ptr<sim::Run> run_of(const sim::Model& model, std::string_view label) {
    const auto document = sim::Node::table_of({{"model", label}, {"days", 14}});
    return model.prepare(document)->start(sim::keys_of(sim::World{1, 0}));
}

TEST(Phases, OneThatWritesWhatItDoesNotSayIsNamedWithTheTable) {
    const auto model = sim::model<Careless>();
    const auto run = run_of(*model, "careless");
    run->check_phases();
    try {
        run->advance(run->end());
        FAIL() << "nobody noticed";
    } catch (const std::exception& error) {
        EXPECT_NE(
            std::string(error.what()).find("phase 'save' of careless changes the table 'jars'"),
            std::string::npos)
            << error.what();
    }
}

TEST(Phases, ThoseThatSayWhatTheyWriteRunAsWithoutTheCheck) {
    const auto model = sim::model<toy::Market>();
    const auto checked = run_of(*model, "toy");
    const auto plain = run_of(*model, "toy");
    checked->check_phases();
    checked->advance(checked->end());
    plain->advance(plain->end());
    EXPECT_EQ(sim::digest(checked->tables()), sim::digest(plain->tables()));
}

TEST(Phases, NamesOfTablesAreJoined) {
    constexpr sim::TableNames both = sim::TableNames{"a", "b"} + "c";
    EXPECT_TRUE(both.has("a") && both.has("b") && both.has("c"));
    EXPECT_FALSE(both.has("d"));
}

} // namespace
