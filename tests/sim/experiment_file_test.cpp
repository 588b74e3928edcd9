// SPDX-License-Identifier: Apache-2.0
// Experiments as documents.

#include "sim/base/problems.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/experiment_file.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace {

using sim::Node;

constexpr const char* whole = R"(title = "Two caps"
baseline = "town.toml"
reforms = ["cap.toml", { label = "low", regulation = { cap = [{ coins = 5, from = 2019-01-15 }] } }]
replicates = 7
announcement = 2019-01-11
attribution = "shapley"
indicators = ["rate"]
persons = ["people"]
set = { luck = 0.25 }

[replication]
chances = 2
branch_at = 2019-01-05
)";

class ExperimentFile : public testing::Test {
protected:
    ExperimentFile() {
        put("town.toml", "model = \"toy\"\ntitle = \"Town\"\ndays = 30\nburn_in = 5\nseed = 9\n");
        put("cap.toml", "label = \"cap\"\n[[regulation.cap]]\ncoins = 8\nfrom = 2019-01-20\n");
    }

    void put(const std::string& name, const std::string& words) const {
        std::ofstream(own_.path(name)) << words;
    }

    [[nodiscard]] sim::Experiment prepared(const std::string& words) const {
        put("experiment.toml", words);
        const Node document =
            sim::open_document(sim::DocumentKind::experiments, own_.path("experiment.toml"));
        const auto read = sim::read_experiment(document);
        return design(catalogue_, baseline_of(catalogue_, read.subject, document),
                      reforms_of(read.subject), read.design);
    }

    [[nodiscard]] std::string refusal(const std::string& words) const {
        try {
            (void)prepared(words);
        } catch (const sim::ScenarioError& error) {
            std::string all;
            for (const auto& one : error.problems()) all += one.where + ": " + one.what + "\n";
            return all;
        } catch (const sim::FileError& error) {
            return error.path() + ": " + error.reason();
        }
        return "";
    }

    sim::Catalogue catalogue_ = toy::catalogue();
    sim::FolderForATest own_;
};

TEST_F(ExperimentFile, SaysEverythingAboutAnExperiment) {
    const auto experiment = prepared(whole);
    EXPECT_EQ(experiment.title, "Two caps");
    EXPECT_EQ(experiment.seed, 9U);
    EXPECT_EQ(experiment.replicates, 7U);
    EXPECT_EQ(experiment.replication.chances, 2);
    EXPECT_EQ(experiment.persons, std::vector<std::string>{"people"});
    ASSERT_EQ(experiment.scenarios.size(), 4U);
    EXPECT_EQ(experiment.scenarios[1].name, "cap");
    EXPECT_EQ(experiment.scenarios[2].name, "low");
    EXPECT_EQ(experiment.scenarios[3].name, "cap+low");
    for (std::size_t arm = 1; arm < 4; ++arm)
        EXPECT_EQ(branches_of(experiment)[arm].parts, sim::day_of({2019, 1, 11}));
    const Node resolved = experiment.baseline().scenario->resolved();
    EXPECT_EQ(resolved.find("luck")->real(), 0.25);
}

TEST_F(ExperimentFile, KeepsTheIndicatorsAskedForAndTheirParts) {
    const auto findings = conduct(prepared(whole)).findings;
    ASSERT_EQ(findings.lines.size(), 3U); // the rate, and the two of which it is the quotient
    std::string two = whole;
    two.replace(two.find("[\"rate\"]"), 8, "[\"held\"]");
    const auto one = conduct(prepared(two)).findings;
    ASSERT_EQ(one.lines.size(), 1U);
    EXPECT_EQ(one.lines[0].name, "held");
    EXPECT_EQ(one.reforms[0].effects[0].difference, findings.reforms[0].effects[1].difference);
}

TEST_F(ExperimentFile, NamesLineKeyAndNearestName) {
    EXPECT_NE(refusal("baseline = \"town.toml\"\nreplicatse = 3\n")
                  .find("experiment.toml:2: replicatse: no such parameter; did you mean "
                        "'replicates'?"),
              std::string::npos);
    EXPECT_NE(refusal("baseline = \"town.toml\"\nattribution = \"shaply\"\n")
                  .find("did you mean 'shapley'?"),
              std::string::npos);
    EXPECT_NE(refusal("baseline = \"town.toml\"\nindicators = [\"foud\"]\n")
                  .find("no indicator 'foud'; did you mean 'found'?"),
              std::string::npos);
    EXPECT_NE(refusal("baseline = \"town.toml\"\n[set]\nlukc = 0.5\n").find("luck"),
              std::string::npos);
    EXPECT_NE(refusal("baseline = \"town.toml\"\nreforms = [{ luck = 0.5 }]\n").find("'label'"),
              std::string::npos);
    EXPECT_NE(refusal("baseline = \"town.toml\"\nreforms = [3]\n").find("reforms.0"),
              std::string::npos);
    EXPECT_NE(refusal("baseline = \"elsewhere.toml\"\n").find("no such file"), std::string::npos);
    EXPECT_NE(refusal("baseline = \"\"\n").find("names no scenario"), std::string::npos);
    EXPECT_NE(refusal("baseline = \"experiment.toml\"\n").find("is an experiment"),
              std::string::npos);
}

TEST_F(ExperimentFile, PrecisionTakesThePlaceOfANumber) {
    const auto experiment = prepared("baseline = \"town.toml\"\n[precision]\nmost = 40\n"
                                     "targets = [{ indicator = \"found\", relative = 0.01 }]\n");
    ASSERT_TRUE(experiment.precision.has_value());
    EXPECT_EQ(experiment.replicates, 40U);
}

TEST_F(ExperimentFile, IsToldFromAScenario) {
    EXPECT_TRUE(sim::is_experiment(sim::read_toml_text(whole, "experiment")));
    EXPECT_FALSE(sim::is_experiment(sim::read_toml_text("model = \"toy\"", "scenario")));
}

// What the template shows behind # is what one may write: each line must be read.
TEST_F(ExperimentFile, TheTemplateReadsWithAndWithoutItsComments) {
    const std::string written = sim::experiment_template("Town", "town.toml", {"cap.toml"});
    EXPECT_EQ(prepared(written).replicates, 10U);
    std::istringstream lines(written);
    std::string all;
    for (std::string line; std::getline(lines, line);) {
        const bool prose = line.starts_with("# SPDX") || line.starts_with("# An experiment") ||
                           line.starts_with("# what could");
        if (!prose) all += (line.starts_with("# ") ? line.substr(2) : line) + "\n";
    }
    const auto words = sim::read_experiment(sim::read_toml_text(all, "template"));
    EXPECT_TRUE(words.design.precision && words.subject.design && words.design.announcement);
    EXPECT_EQ(words.design.replication.histories, sim::Histories::shared);
    EXPECT_NE(words.subject.design->parameters.values.find("tax.rate"), nullptr);
}

TEST_F(ExperimentFile, TheSchemaKnowsItsKeys) {
    const Node schema = sim::experiment_schema();
    for (const char* key : {"baseline", "reforms", "replication", "precision", "design", "set"})
        EXPECT_NE(schema.find("properties")->find(key), nullptr) << key;
}

} // namespace
