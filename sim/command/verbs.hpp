// SPDX-License-Identifier: Apache-2.0
#pragma once
// The verbs of the command line, each a function of the catalogue and of what was asked.

#include "sim/command/progress.hpp"
#include "sim/study/effects/timing.hpp"
#include "sim/study/session.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sim::cli {

/// Exit codes, the same for every verb.
inline constexpr int done = 0;
inline constexpr int input_wrong = 2;
inline constexpr int some_failed = 3;
inline constexpr int interrupted = 130;

/// What the command line said.
struct Asked {
    std::vector<std::string> arguments; ///< all words after the program's name
    Node request; ///< the same as read: the verb, and the words of each option by its long name
    std::string verb;
    std::string subject; ///< a file, a folder, or a name
    std::vector<std::string> reforms;
    std::vector<std::string> assignments;
    std::vector<std::string> persons; ///< tables of whose people account is kept
    std::optional<std::uint64_t> seed;
    std::optional<std::int64_t> days;
    std::optional<std::uint32_t> replicates;
    std::optional<std::uint32_t> first_replicate;
    int threads = 0;
    std::string folder;
    std::vector<std::string> folders; ///< shares to gather
    std::string shard;
    std::size_t rerun = 0; ///< how many runs to simulate again
    std::string save;
    std::string until;
    std::string begin;              ///< when reforms are made to come into force
    std::string placebos;           ///< which forms are run that must change nothing
    std::string kind;               ///< of what is new: an experiment, a reform, or a market's own
    std::string from;               ///< the scenario that a new experiment or reform is about
    std::string measure;            ///< of a new reform, where it has one only
    std::vector<std::string> own;   ///< options given that mean something for some markets only
    std::string area;               ///< of published facts
    std::vector<std::string> facts; ///< some of them, by their ids
    bool only_list = false;         ///< say what there is, and simulate nothing
    bool stationarity = false;      ///< what a scenario does by itself
    bool diagnostics = false;       ///< how a scenario's market works
    bool attribute = false;         ///< the effect of all reforms to each of them
    bool all = false;               ///< print every indicator
    bool json = false;
    bool force = false;
    bool quiet = false;
};

/// The kinds of files that markets add to `new`.
std::vector<const NewKind*> kinds_of(const Catalogue& catalogue);

/// The names of the markets that `backtest` can score.
std::vector<std::string> backtested(const Catalogue& catalogue);

/// The demonstration that a catalogue has, if any.
const Demo* demo_of(const Catalogue& catalogue);

int run(const Catalogue& catalogue, const Asked& asked);
int compare(const Catalogue& catalogue, const Asked& asked);
int resume(const Catalogue& catalogue, const Asked& asked);
int merge(const Catalogue& catalogue, const Asked& asked);
int verify(const Catalogue& catalogue, const Asked& asked);
int check(const Catalogue& catalogue, const Asked& asked);
int validate(const Catalogue& catalogue, const Asked& asked);
int backtest(const Catalogue& catalogue, const Asked& asked);
int report(const Catalogue& catalogue, const Asked& asked);
int begin(const Catalogue& catalogue, const Asked& asked);
int demo(const Catalogue& catalogue, const Asked& asked);
int list(const Catalogue& catalogue, const Asked& asked);
int describe(const Catalogue& catalogue, const Asked& asked);
int diagnose(const Catalogue& catalogue, const Asked& asked);
int schema(const Catalogue& catalogue, const Asked& asked);
int version(const Catalogue& catalogue, const Asked& asked);

/// The experiment asked for: the document of one, or a scenario with the reforms of --reform, with
/// what the other options say. `replicates` is how many there are when nobody says.
Experiment experiment_asked(const Catalogue& catalogue, const Asked& asked,
                            std::uint32_t replicates);

/// Runs an experiment, in a folder when one was asked for, and prints what came of it.
int conduct_and_print(const Experiment& experiment, const Asked& asked);
int conduct_and_print(Folder& folder, const Asked& asked);

/// What suits stderr, unless nothing was to be shown.
Show how_to_show(const Asked& asked);

/// Prints what an experiment says, in words or as JSON.
void print(const Experiment& experiment, const Conclusion& conclusion, const Asked& asked);

/// The places of the indicators that tables show: the headlines, all on request, and all that were
/// kept where the experiment names which.
std::vector<std::size_t> lines_shown(const Experiment& experiment, const Findings& findings,
                                     const Asked& asked);
/// How many more there are, and how to see them; nothing when there are none.
void print_rest(const Findings& findings, std::size_t shown);

/// What one scenario yields, in the indicators of `shown`.
void print_levels(const Experiment& experiment, const Findings& findings,
                  const std::vector<std::size_t>& shown);
/// What one reform does: sentences, then the numbers behind them.
void print_sentences(const Experiment& experiment, const Findings& findings,
                     const ReformFindings& reform, const std::vector<std::size_t>& shown);
/// What many reforms do: one table, a reform a row, an indicator a column.
void print_many(const Experiment& experiment, const Findings& findings,
                const std::vector<const ReformFindings*>& reforms,
                const std::vector<std::size_t>& shown);
/// What the numbers of these indicators must not be taken for.
void print_cautions(const Findings& findings, const std::vector<std::size_t>& shown,
                    std::size_t indent);

/// How many replicates there were in the end, which may be fewer than allowed.
std::uint32_t replicates_of(const Experiment& experiment, const Conclusion& conclusion);

/// What an experiment says, for machines.
Node machine_words(const Experiment& experiment, const Conclusion& conclusion);

/// What each part of a package contributes; nothing when that was not asked.
void print_attribution(const Findings& findings, const std::vector<std::size_t>& shown);
Node attribution_words(const Findings& findings);

/// Whether as much is known as was asked for; nothing when nobody asked.
void print_precision(const Conclusion& conclusion);
Node precision_words(const Conclusion& conclusion);

/// What a reform is called, when it begins, and what is wrong with that.
void print_reform_head(const ReformFindings& reform);

/// What came of the forms of a reform that must change nothing, a line each.
std::string placebo_words(const Experiment& experiment, const ReformFindings& reform);
void print_placebos(const Experiment& experiment, const ReformFindings& reform);
/// Whether such a form changed nothing; no value where it was not run.
Node is_zero(const PlaceboFindings& form);

/// What is wrong with the dates of reforms, for machines.
Node warning_words(const Experiment& experiment);

/// Prints a document on stdout as JSON.
void print_json(const Node& document);

/// A one-line list of table rows for machines: each row a table of the keys given.
Node rows(const std::vector<std::string>& keys,
          const std::vector<std::vector<std::string>>& values);

} // namespace sim::cli
