// SPDX-License-Identifier: Apache-2.0
// Networks from files: what is read, and what is said of a file that is no network.

#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/network/measures.hpp"
#include "sim/run/locate.hpp"
#include "sim/scenario/ties_file.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace sim {
namespace {

class Ties : public testing::Test {
protected:
    TiesFile file(const std::string& content) {
        TiesFile ties;
        ties.table = folder_.write("ties.csv", content);
        return ties;
    }

    std::string complaint(const std::string& content) {
        try {
            read_ties(file(content));
        } catch (const ScenarioError& error) {
            return error.what();
        }
        return "";
    }

    FolderForATest folder_;
};

TEST_F(Ties, NumberPeopleByValue) {
    const Graph graph = read_ties(file("source,target\n10,2\n2,1\n"));
    EXPECT_EQ(graph.size(), 3U);
    EXPECT_TRUE(graph.tied(0, 1) && graph.tied(1, 2));
    EXPECT_FALSE(graph.tied(0, 2));
}

TEST_F(Ties, NumberPeopleByNameWhereNamesAreWords) {
    const Graph graph = read_ties(file("source,target\nzoe,ada\nada,10\n"));
    EXPECT_TRUE(graph.tied(0, 1) && graph.tied(1, 2));
}

TEST_F(Ties, AreReadUnderOtherColumns) {
    TiesFile other = file("a,b,rating\nx,y,5\n");
    other.from = "a";
    other.to = "b";
    EXPECT_EQ(read_ties(other).ties(), 1U);
}

TEST_F(Ties, SayWhichLineIsNoTie) {
    EXPECT_NE(complaint("source,target\n1,2\n3,3\n").find("ties.csv:3"), std::string::npos);
    EXPECT_NE(complaint("source,target\n1,2\n2,1\n").find("says again the tie of line 2"),
              std::string::npos);
    EXPECT_NE(complaint("source,target\n1,\n").find("no name"), std::string::npos);
    EXPECT_NE(complaint("source,targets\n1,2\n").find("did you mean 'targets'"), std::string::npos);
    EXPECT_NE(complaint("source,target\n").find("holds no tie"), std::string::npos);
}

TEST(Data, SayWhatToSetWhenNobodySaysWhereTheyAre) {
    try {
        read_file("${SHARESIM_DATA}/networks/email_urv.csv");
        FAIL() << "read a file that is nowhere";
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("set SHARESIM_DATA"), std::string::npos);
    }
}

// Copies of this network differ; the numbers are those of Guimera et al. (2003).
TEST(Data, HoldTheWholeNetworkOfMails) {
    const char* data = std::getenv("SHARESIM_DATA");
    if (!data) GTEST_SKIP() << "the e-mail network is not shipped: set SHARESIM_DATA to its folder";
    const std::string path = beside(Origin{}, "${SHARESIM_DATA}/networks/email_urv.csv");
    const Graph mails = read_ties({path, "a", "b"});
    EXPECT_EQ(mails.size(), 1'133U);
    EXPECT_EQ(mails.ties(), 5'451U);
    EXPECT_EQ(largest_degree(mails), 71U);
    const Paths shortest = paths(mails);
    EXPECT_TRUE(shortest.connected);
    EXPECT_NEAR(shortest.mean, 3.6060, 5e-5);
    EXPECT_NEAR(clustering(mails), 0.2202, 5e-5);
}

} // namespace
} // namespace sim
