// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/units.hpp"
#include "sim/scenario/csv.hpp"
#include "sim/scenario/rows.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

using Lines = std::vector<std::string>;

struct Sight {
    std::string name;
    std::int32_t rooms = 0;
    Money price;
    double share = 0;
    bool open = false;
    Day since;
    std::optional<double> stars;
    static constexpr auto fields() {
        return sim::Fields{
            given<&Sight::name>("Name."),
            given<&Sight::rooms>("Rooms.", unit::rooms, bounds::positive),
            given<&Sight::price>("Price.", unit::money, bounds::not_negative),
            given<&Sight::share>("Share.", unit::share, bounds::share),
            given<&Sight::open>("Open."),
            given<&Sight::since>("Since.", unit::dates),
            given<&Sight::stars>("Stars.", unit::stars),
        };
    }
};
static_assert(Described<Sight>);

struct Parsed {
    CsvTable table;
    Lines problems;
};

Parsed parsed(std::string_view content) {
    Problems problems;
    CsvTable table = CsvTable::parse(content, "a.csv", problems);
    return {std::move(table), lines_of(problems.entries())};
}

TEST(Csv, reads_quotes_commas_and_new_lines) {
    const auto [table, problems] = parsed("\xEF\xBB\xBF# source: nobody\n# licence\nname,price\r\n"
                                          "\"a, \"\"b\"\"\",1\r\n\"two\nlines\",2\n\nlast,3");
    EXPECT_EQ(problems, Lines{});
    EXPECT_EQ(table.columns(), (Lines{"name", "price"}));
    ASSERT_EQ(table.rows(), 3U);
    EXPECT_EQ(table.text(0, 0), "a, \"b\"");
    EXPECT_EQ(table.text(1, 0), "two\nlines");
    EXPECT_EQ(table.text(2, 1), "3");
    EXPECT_EQ(where(table.origin(0)), "a.csv:4");
    EXPECT_EQ(where(table.origin(1)), "a.csv:5");
    EXPECT_EQ(where(table.origin(2)), "a.csv:8");
}

TEST(Csv, keeps_empty_fields) {
    const auto [table, problems] = parsed("a,b,c\n,,\n\"\",x,\n");
    EXPECT_EQ(problems, Lines{});
    ASSERT_EQ(table.rows(), 2U);
    EXPECT_EQ(table.text(0, 2), "");
    EXPECT_EQ(table.text(1, 1), "x");
}

TEST(Csv, notes_rows_of_the_wrong_length) {
    const auto [table, problems] = parsed("a,b\n1,2\n1\n1,2,3\n4,5\n");
    EXPECT_EQ(problems,
              (Lines{"a.csv:3: expected 2 fields, got 1", "a.csv:4: expected 2 fields, got 3"}));
    EXPECT_EQ(table.rows(), 2U);
    EXPECT_EQ(table.dropped(), 2U);
}

TEST(Csv, notes_a_truncated_file) {
    const auto [table, problems] = parsed("a,b\n1,2\n3,\"cut off");
    EXPECT_EQ(problems, Lines{"a.csv:3: the file is truncated: it ends inside a quoted field"});
    EXPECT_EQ(table.rows(), 1U);
    EXPECT_EQ(table.dropped(), 1U);
}

TEST(Csv, notes_other_faults) {
    EXPECT_EQ(parsed("a,b\n\"x\"y,2\n3,4\n").problems,
              Lines{"a.csv:2: text follows a closing quote"});
    EXPECT_EQ(parsed("").problems, Lines{"a.csv: no header row: the file is empty"});
    EXPECT_EQ(parsed("# only words\n").problems, Lines{"a.csv: no header row: the file is empty"});
    EXPECT_EQ(parsed("a,b,a\n").problems, Lines{"a.csv:1: column 'a' stands twice"});
}

TEST(Csv, names_the_nearest_column) {
    const auto [table, none] = parsed("price,nights\n1,2\n");
    Problems problems;
    EXPECT_EQ(table.column("nights", problems), 1U);
    EXPECT_EQ(table.column("prices", problems), std::nullopt);
    EXPECT_EQ(lines_of(problems.entries()),
              Lines{"a.csv: no column 'prices'; did you mean 'price'? allowed: price, nights"});
}

TEST(Csv, reads_numbers_and_refuses_words) {
    const auto [table, none] = parsed("price\n 80.5 \n$80\n\n\"\"\n-1\ninf\n12abc\n");
    Problems problems;
    EXPECT_EQ(table.number(0, 0, problems), 80.5);
    for (std::size_t row = 1; row < table.rows(); ++row)
        EXPECT_EQ(table.number(row, 0, problems, bounds::not_negative), std::nullopt);
    EXPECT_EQ(lines_of(problems.entries()),
              (Lines{"a.csv:3: price: expected a number, got text '$80'",
                     "a.csv:5: price: expected a number, got nothing",
                     "a.csv:6: price: -1 lies outside [0, inf)",
                     "a.csv:7: price: inf lies outside [0, inf)",
                     "a.csv:8: price: expected a number, got text '12abc'"}));
}

// "a;b\n1;2,5\n", packed with gzip.
constexpr unsigned char packed_bytes[]{0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03,
                                       0x4b, 0xb4, 0x4e, 0xe2, 0x32, 0xb4, 0x36, 0xd2, 0x31, 0xe5,
                                       0x02, 0x00, 0x26, 0x58, 0x33, 0x77, 0x0a, 0x00, 0x00, 0x00};

TEST(Csv, reads_packed_files_and_other_separators) {
    const FolderForATest folder;
    const std::string packed(std::begin(packed_bytes), std::end(packed_bytes));
    for (const std::string& content : {packed, packed + std::string(512, '\0')}) {
        Problems problems;
        const auto table = CsvTable::read(folder.write("table.csv", content), problems);
        EXPECT_TRUE(problems.empty());
        EXPECT_EQ(table.columns(), (Lines{"a", "b"}));
        EXPECT_EQ(table.text(0, 1), "2,5");
        EXPECT_EQ(table.separator(), ';');
    }
    Problems problems;
    const auto twice = CsvTable::read(folder.write("twice.csv", packed + packed), problems);
    EXPECT_EQ(twice.rows(), 3U); // files packed one after the other are one
    EXPECT_EQ(parsed("# a;b;c\na\tb,c\td\n1\t2\t3\n").table.text(0, 2), "3");
}

TEST(Csv, refuses_what_cannot_be_unpacked) {
    const FolderForATest folder;
    const std::string packed(std::begin(packed_bytes), std::end(packed_bytes));
    const auto refusal = [&folder](const std::string& content) {
        const std::string path = folder.write("packed.csv", content);
        Problems problems;
        return message_of<FileError>([&] { CsvTable::read(path, problems); }).substr(path.size());
    };
    for (std::size_t length = 2; length < packed.size(); length += 5)
        EXPECT_EQ(refusal(packed.substr(0, length)), ": cannot be unpacked: it is cut short");
    std::string changed = packed;
    changed[changed.size() - 6] ^= 1; // a check sum
    EXPECT_EQ(refusal(changed), ": cannot be unpacked: damaged, or cut short");
    EXPECT_EQ(refusal("PK\x03\x04"), ": a spreadsheet's own file, or an archive; save it as CSV");
    Problems problems;
    EXPECT_EQ(message_of<FileError>([&] { CsvTable::read("/nowhere/a.csv", problems); }),
              "/nowhere/a.csv: no such file");
}

TEST(Csv, refuses_what_is_no_text_in_utf8_by_its_line) {
    const FolderForATest folder;
    const auto refusal = [&folder](std::string_view content) {
        const std::string path = folder.write("a.csv", content);
        Problems problems;
        return message_of<FileError>([&] { CsvTable::read(path, problems); }).substr(path.size());
    };
    EXPECT_EQ(refusal("a,b\n1,Z\xfcrich\n"),
              ":2: is not UTF-8; a spreadsheet saves it as 'CSV UTF-8'");
    EXPECT_EQ(refusal(std::string_view("a,b\n1,2\n\0,3\n", 12)),
              ":3: holds a NUL byte, so this is no table of text");
    std::string wide = "c0";
    for (int i = 1; i < 100'000; ++i) wide += text(",c", i);
    EXPECT_EQ(refusal(wide), ":1: has 100000 columns; at most 2000");
}

TEST(Csv, notes_rows_that_repeat_another_with_both_lines) {
    const auto [table, none] = parsed("a,b,c\nx,1,1\nx,2,1\n\n x,1 ,2\n");
    Problems problems;
    table.note_twins({0, 1}, problems);
    EXPECT_EQ(lines_of(problems.entries()), Lines{"a.csv:5: 'x, 1' stands twice; first in line 2"});
}

TEST(Csv, names_columns_that_nobody_reads) {
    const auto [table, none] = parsed("name,romos,x1,x2,x3,x4,x5,x6\n");
    const std::vector<std::string> known{"name", "rooms"};
    const auto unread = columns_beside(table, known);
    ASSERT_EQ(unread.size(), 7U);
    EXPECT_EQ(unread_note(table, unread, known),
              "a.csv: nobody reads the columns 'romos' (did you mean 'rooms'?), 'x1', 'x2', 'x3', "
              "'x4', 'x5' and 1 more");
}

TEST(Rows, are_read_by_the_names_of_fields) {
    const auto [table, none] =
        parsed("open,name,rooms,price,share,since,extra\n"
               "true,12,3,80.10,0.5,2019-07-01,x\n0,inn,4,7,1,2019-07-02,y\n");
    Problems problems;
    const auto sights = read_rows<Sight>(table, problems);
    EXPECT_EQ(lines_of(problems.entries()), Lines{});
    ASSERT_EQ(sights.size(), 2U);
    EXPECT_EQ(sights[0].name, "12");
    EXPECT_EQ(sights[0].rooms, 3);
    EXPECT_EQ(sights[0].price, Money{80'10});
    EXPECT_TRUE(sights[0].open);
    EXPECT_FALSE(sights[1].open);
    EXPECT_EQ(sights[1].since, day_of({2019, 7, 2}));
    EXPECT_EQ(sights[0].stars, std::nullopt);
}

TEST(Rows, with_problems_are_noted_and_left_out) {
    const auto [table, none] = parsed("name,rooms,price,share,open,since,stars\n"
                                      "a,1,80,0.5,true,2019-07-01,4.5\n"
                                      "b,0,80 dollars,30,maybe,July,five\n"
                                      "c,1.5,80.005,,true,2019-07-01,\n");
    Problems problems;
    const auto sights = read_rows<Sight>(table, problems);
    ASSERT_EQ(sights.size(), 1U);
    EXPECT_EQ(sights[0].stars, 4.5);
    EXPECT_EQ(lines_of(problems.entries()),
              (Lines{"a.csv:3: rooms: 0 lies outside (0, inf) rooms",
                     "a.csv:3: price: expected a number, got text '80 dollars'",
                     "a.csv:3: share: 30 lies outside [0, 1] share",
                     "a.csv:3: open: expected true or false, got text 'maybe'",
                     "a.csv:3: since: expected a date such as 2019-07-01, got text 'July'",
                     "a.csv:3: stars: expected a number, got text 'five'",
                     "a.csv:4: rooms: expected a whole number, got 1.5",
                     "a.csv:4: price: expected an amount to the cent, got 80.005",
                     "a.csv:4: share: expected a number, got nothing"}));
}

TEST(Rows, need_their_columns) {
    const auto [table, none] = parsed("name,room,price,share,open,since\n");
    Problems problems;
    EXPECT_TRUE(read_rows<Sight>(table, problems).empty());
    EXPECT_EQ(
        lines_of(problems.entries()),
        Lines{"a.csv: no column 'rooms'; did you mean 'room'? allowed: name, room, price, share, "
              "open, since"});
}

} // namespace
} // namespace sim
