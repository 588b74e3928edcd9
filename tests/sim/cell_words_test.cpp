// SPDX-License-Identifier: Apache-2.0
// Cells as spreadsheets write them.
#include "sim/scenario/cell_words.hpp"
#include "sim/time/calendar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sim {
namespace {

using Cells = std::vector<std::string>;

// What an amount comes to, and its currency.
std::string read_as(std::string_view words, Thousands thousands = Thousands::comma) {
    const AmountWords amount = amount_of(words);
    const auto number = number_of(amount.number, thousands);
    std::string told = number ? std::to_string(static_cast<long>(*number * 100)) : "none";
    return amount.unit.empty() ? told : told + " " + amount.unit;
}

TEST(CellWords, SayNothingInManyWays) {
    for (const char* words : {"", "  ", "NA", "n/a", " #N/A", "NaN", "null", "None", "-"})
        EXPECT_EQ(said(words), "") << words;
    EXPECT_EQ(said(" 0 "), "0");
    EXPECT_EQ(said("nay"), "nay");
}

TEST(CellWords, AmountsHaveACurrencyBeforeOrBehindThem) {
    EXPECT_EQ(read_as("$1,120.00"), "112000 $");
    EXPECT_EQ(read_as("90 EUR"), "9000 EUR");
    EXPECT_EQ(read_as("EUR 95"), "9500 EUR");
    EXPECT_EQ(read_as("\u20AC7"), "700 \u20AC");
    EXPECT_EQ(read_as("7\u00A0\u20AC"), "700 \u20AC");
    EXPECT_EQ(read_as("CHF 1'200"), "120000 CHF");
    EXPECT_EQ(read_as("1\u2019200"), "120000");
    EXPECT_EQ(read_as("-4"), "-400");
    EXPECT_EQ(read_as("EUR 9 EUR"), "none");
    EXPECT_EQ(read_as("kroner 9"), "none");
    EXPECT_EQ(read_as("cheap"), "none");
    EXPECT_EQ(amount_of("cheap").number, "cheap");
    EXPECT_EQ(read_as("9 9x9"), "none");
}

TEST(CellWords, NumbersKnowWhatPartsThousands) {
    EXPECT_EQ(number_of("1,234.5", Thousands::comma), 1234.5);
    EXPECT_EQ(number_of("12.345.678,9", Thousands::point), 12'345'678.9);
    EXPECT_EQ(number_of("1.103", Thousands::point), 1103);
    EXPECT_EQ(number_of("1.103", Thousands::comma), 1.103);
    EXPECT_EQ(number_of("80,5", Thousands::point), 80.5);
    EXPECT_EQ(number_of("1,234", Thousands::nothing), 1.234);
    EXPECT_EQ(number_of("+.5e1", Thousands::nothing), 5);
    for (const char* words : {"1_000", "nan", "inf", "1,2,3", "", ".", "0x1", "1e999", "1,23.4.5"})
        EXPECT_EQ(number_of(words, Thousands::comma), std::nullopt) << words;
}

TEST(CellWords, AColumnTellsWhatPartsThousands) {
    EXPECT_EQ(thousands_of(Cells{"1.103", "950", "80"}), Thousands::point);
    EXPECT_EQ(thousands_of(Cells{"1.103,50", "80,5"}), Thousands::point);
    EXPECT_EQ(thousands_of(Cells{"1,103.00", "95.50"}), Thousands::comma);
    EXPECT_EQ(thousands_of(Cells{"1.234.567", "12"}), Thousands::point);
    EXPECT_EQ(thousands_of(Cells{"1.5", "3.125"}), Thousands::comma);
    EXPECT_EQ(thousands_of(Cells{"0.125"}), Thousands::comma);
    EXPECT_EQ(thousands_of(Cells{}), Thousands::comma);
    EXPECT_EQ(thousands_of(Cells{"1.103", "1,103"}), std::nullopt);
    EXPECT_EQ(thousands_of(Cells{"1.234.567", "1,234.5"}), std::nullopt);
}

TEST(CellWords, AColumnTellsWhetherDaysComeFirst) {
    EXPECT_EQ(order_of(Cells{"12/31/22", "1/2/22"}), DateOrder::month_first);
    EXPECT_EQ(order_of(Cells{"31/12/2022", "1/2/22"}), DateOrder::day_first);
    EXPECT_EQ(order_of(Cells{"3.4.2023"}), DateOrder::day_first);
    EXPECT_EQ(order_of(Cells{"2023-03-04", "2023-03"}), DateOrder::day_first);
    EXPECT_EQ(order_of(Cells{"12/1/22"}), std::nullopt);
    EXPECT_EQ(order_of(Cells{"31/12/22", "12/31/22"}), std::nullopt);
}

TEST(CellWords, DatesAreReadAsTheyAreWritten) {
    const Day day = day_of({2023, 3, 4});
    for (const char* words : {"2023-03-04", "2023/3/4", "2023-03-04T10:11:12Z", "2023-03-04 9:00",
                              "4.3.2023", "4/3/23"})
        EXPECT_EQ(date_in(words, DateOrder::day_first).value().day, day) << words;
    EXPECT_EQ(date_in("3/4/23", DateOrder::month_first).value().day, day);
    const auto month = date_in("2023-03", DateOrder::day_first).value();
    EXPECT_EQ(month.day, day_of({2023, 3, 1}));
    EXPECT_FALSE(month.whole);
    EXPECT_TRUE(date_in("2023-03-01", DateOrder::day_first).value().whole);
    for (const char* words : {"", "summer", "44927", "2023-02-30", "2023-13", "2023.03.04", "4/3",
                              "4/3.23", "2023-03-04x", "123/1/2020", "1/1/123", "2023-03-04T"})
        EXPECT_FALSE(date_in(words, DateOrder::day_first).has_value()) << words;
}

} // namespace
} // namespace sim
