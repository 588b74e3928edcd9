// SPDX-License-Identifier: Apache-2.0
#include "sim/command/cli.hpp"

#include "sim/base/problems.hpp"
#include "sim/base/version.hpp"
#include "sim/command/refuse.hpp"
#include "sim/command/verbs.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/text/table_text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <iostream>

namespace sim {
namespace {

using cli::Asked;
using cli::say;
using Verb = int (*)(const Catalogue&, const Asked&);

extern "C" void stop_on_signal(int signal) {
    request_stop();
    std::signal(signal, SIG_DFL); // a second Ctrl-C ends the program at once
}

/// The grammar: which verbs there are and what each understands.
class Grammar {
public:
    Grammar(Asked& asked, const Catalogue& catalogue) : asked_(asked) {
        app_.require_subcommand(1);
        app_.set_version_flag("--version", std::string(engine().version));
        app_.footer(
            "Begin with `sharesim demo`. Results go to stdout, progress and errors to stderr.\n"
            "Exit codes: 0 done, 2 input wrong or file not readable or writable, 3 some runs "
            "failed,\n"
            "130 interrupted.");
        simulate(catalogue);
        look(catalogue);
    }

    void parse(int argc, char** argv) {
        app_.parse(argc, argv);
        for (const CLI::Option* option : own_)
            if (option->count() > 0) asked_.own.push_back(option->get_name());
        asked_.request = request();
    }
    [[nodiscard]] Verb verb() const { return verb_; }
    [[nodiscard]] const CLI::App& app() const { return app_; }
    [[nodiscard]] std::vector<std::string> verbs() const {
        std::vector<std::string> all;
        for (const CLI::App* verb : app_.get_subcommands({})) all.push_back(verb->get_name());
        return all;
    }

private:
    [[nodiscard]] Node request() const {
        Node options = Node::table_of({});
        for (const CLI::Option* option : app_.get_subcommands().front()->get_options()) {
            if (option->count() == 0) continue;
            Node::List words;
            for (const std::string& word : option->results()) words.emplace_back(word);
            options.put(option->get_single_name(), Node(std::move(words)));
        }
        return Node::table_of({{"verb", asked_.verb}, {"options", std::move(options)}});
    }

    CLI::App& add(const char* name, const char* what, Verb serve) {
        CLI::App* verb = app_.add_subcommand(name, what);
        verb->callback([this, name, serve] {
            asked_.verb = name;
            verb_ = serve;
        });
        verb->add_flag("--json", asked_.json, "Answer in JSON");
        return *verb;
    }

    void simulate(const Catalogue& catalogue) {
        subject(world(add("run", "Simulate a scenario", cli::run)), "FILE",
                "Scenario or experiment: a path or a shipped name");
        CLI::App& run = *app_.get_subcommand("run");
        run.get_option("--force")->description("Replace what the folder or file of --save holds");
        CLI::Option* save =
            run.add_option("--save", asked_.save, "Save the state of the run in this file");
        persons(run)->needs("--output")->excludes(save);
        run.add_option("--until", asked_.until, "With --save: stop on that day, such as 2019-07-01")
            ->needs(save);
        CLI::App& compare =
            add("compare", "Simulate a scenario and reforms of it, in pairs", cli::compare);
        subject(world(compare), "FILE", "Scenario or experiment: a path or a shipped name");
        reforms(compare);
        compare.add_flag("--attribute", asked_.attribute,
                         "Attribute the effect of all reforms to each (Shapley value)");
        persons(compare);
        CLI::App& resume = add("resume", "Go on with a folder or a saved run", cli::resume);
        subject(tables(output(threads(resume))), "DIR|FILE", "Folder of -o, or file of --save")
            .get_option("--output")
            ->description("Of FILE: folder for the results; none are written without");
        CLI::App& merge =
            add("merge", "Gather the shares of an experiment into one result", cli::merge);
        tables(output(threads(merge))).get_option("--output")->required();
        merge.add_option("DIR", asked_.folders, "Folders of --shard")->required();
        CLI::App& verify =
            add("verify", "Check a finished folder, and simulate some of it again", cli::verify);
        subject(threads(verify), "DIR", "Folder of -o");
        verify.add_option("--rerun", asked_.rerun, "How many runs to simulate again")
            ->check(CLI::Range(1, 1'000'000));
        verify.add_option("--seed", asked_.seed, "Chooses which; that of the folder by default");
        CLI::App& check =
            add("check", "Read a scenario and predict time, memory and disk", cli::check);
        subject(scenario(threads(check)), "FILE",
                "Scenario or experiment: a path or a shipped name");
        reforms(check);
        dates(check);
        check.add_flag(
            "--stationarity", asked_.stationarity,
            "Test whether the scenario stands still without reforms, however long it takes");
        validation(add("validate", "Judge published facts by simulated contrasts", cli::validate));
        if (!cli::backtested(catalogue).empty())
            backtest(
                add("backtest", "Score a market on what really came, beside rivals", cli::backtest),
                catalogue);
        report(add("report", "Write a comparison as one page for readers, by the Python package",
                   cli::report));
        const Demo* shown = cli::demo_of(catalogue);
        if (shown) tables(threads(add("demo", shown->doc.c_str(), cli::demo)));
    }

    void look(const Catalogue& catalogue) {
        subject(
            add("list", "List what there is", cli::list), "WHAT",
            "models, scenarios, reforms, experiments, rules, parameters, or statistics of effects");
        CLI::App& describe =
            add("describe", "Say what a name means, or how a scenario works", cli::describe);
        subject(describe, "NAME",
                "A model, parameter or group of them, measure, rule, indicator, scenario, reform "
                "or experiment");
        diagnostics(describe);
        add("schema", "Print the JSON Schema of scenarios and experiments", cli::schema)
            .add_option("MODEL", asked_.subject, "Only of this model, or of 'experiment'");
        CLI::App& begin = add("new", "Begin a file of your own, with comments", cli::begin);
        kind(begin, catalogue);
        subject(begin, "NAME", "What it is called; NAME.toml, or a folder NAME, is written here");
        begin.add_option("--from", asked_.from, "Scenario that it is about");
        begin.add_option("--measure", asked_.measure,
                         "Reform: only this measure, of those that `describe MODEL` names");
        begin
            .add_option("--reform", asked_.reforms, "Experiment: a reform, by path or shipped name")
            ->take_all();
        output(threads(begin));
        for (const NewKind* one : cli::kinds_of(catalogue)) options_of(begin, *one);
        add("version", "Say which build this is", cli::version);
    }

    void validation(CLI::App& verb) {
        output(threads(verb));
        verb.add_option("--area", asked_.area, "Area of the facts; every area by default");
        verb.add_option("--facts", asked_.facts, "Only these, such as B03,B04")->delimiter(',');
        verb.add_option("--replicates", asked_.replicates, "How many worlds; 30 by default")
            ->check(CLI::Range(1, 1'000'000));
        verb.add_flag("--list", asked_.only_list, "List the facts; simulate nothing");
    }

    void report(CLI::App& verb) {
        subject(output(threads(verb)), "DIR", "Folder of a finished comparison");
        verb.get_option("--output")->description("File of HTML; NAME.html here by default");
        verb.get_option("--force")->description("Replace the files that are there");
        for (const FrontOption& one : std::vector<FrontOption>{
                 {"--language", "Language of the page: en, by default, or ko"},
                 {"--depends-on", "Look so long, such as 10m, for what turns the sign"},
                 {"--pdf", "Write a PDF beside, by a browser that is installed", Says::flag},
                 {"--docx", "Write a Word document beside", Says::flag},
                 {"--xlsx", "Write all tables as a workbook beside", Says::flag}})
            add_own(verb, one, one.doc);
    }

    void backtest(CLI::App& verb, const Catalogue& catalogue) {
        const std::vector<std::string> markets = cli::backtested(catalogue);
        verb.add_option("MARKET", asked_.subject, listed(markets))
            ->required()
            ->check(CLI::IsMember(markets));
        threads(verb);
        for (const auto& model : catalogue)
            for (const FrontOption& one : model->front().backtest)
                if (!verb.get_option_no_throw(one.name)) add_own(verb, one, one.doc);
    }

    void add_own(CLI::App& verb, const FrontOption& one, const std::string& doc) {
        const bool flag = one.says == Says::flag;
        CLI::Option* option = flag ? verb.add_flag(one.name) : verb.add_option(one.name);
        option->description(doc);
        if (one.says == Says::whole) option->check(CLI::TypeValidator<std::int64_t>("INT"));
        if (one.says == Says::number) option->check(CLI::Number);
        if (one.name == "--set") option->take_all();
        own_.push_back(option);
    }

    void kind(CLI::App& begin, const Catalogue& catalogue) {
        std::vector<std::string> all{"experiment", "reform"};
        std::string what = "experiment or reform";
        for (const NewKind* one : cli::kinds_of(catalogue)) {
            all.push_back(one->name);
            what += " or, by the Python package, " + one->name;
        }
        begin.add_option("KIND", asked_.kind, what)->required()->check(CLI::IsMember(all));
    }

    void options_of(CLI::App& begin, const NewKind& kind) {
        for (const FrontOption& one : kind.options) {
            if (begin.get_option_no_throw(one.name)) continue; // of another kind too
            add_own(begin, one, text("New ", kind.name, ": ", one.doc));
        }
    }

    void diagnostics(CLI::App& verb) {
        CLI::Option* on = verb.add_flag(
            "--diagnostics", asked_.diagnostics,
            "Elasticities, diversion, mark-ups and pass-through, beside plausible ranges");
        for (CLI::Option* one : {
                 verb.add_option("--set", asked_.assignments,
                                 "path=value, such as trust.half_life=180")
                     ->take_all(),
                 verb.add_option("--seed", asked_.seed, "Names the family of worlds"),
                 verb.add_option("--days", asked_.days, "Recorded days; a year at most by default")
                     ->check(CLI::Range(1, 36'525)),
             })
            one->needs(on);
        threads(verb);
    }

    void reforms(CLI::App& verb) {
        verb.add_option("--reform", asked_.reforms, "Reform: a path or a shipped name")->take_all();
    }

    void dates(CLI::App& verb) {
        verb.add_option("--begin", asked_.begin,
                        "First day in force of each reform: a date, or +60d after the first day");
        verb.add_option("--placebos", asked_.placebos,
                        "run: reforms that bind nobody; all: also those nobody enforces; skip")
            ->check(CLI::IsMember({"run", "all", "skip"}));
    }

    CLI::Option* persons(CLI::App& verb) {
        return verb
            .add_option("--persons", asked_.persons,
                        "Keep account of these people one by one: names of their tables, by commas")
            ->delimiter(',')
            ->take_all();
    }

    CLI::App& subject(CLI::App& verb, const char* name, const char* what) {
        verb.add_option(name, asked_.subject, what)->required();
        return verb;
    }

    CLI::App& threads(CLI::App& verb) {
        verb.add_option("--threads", asked_.threads, "Threads; all that the machine has by default")
            ->check(CLI::Range(1, 4096));
        verb.add_flag("--quiet", asked_.quiet, "No progress on stderr");
        return verb;
    }

    CLI::App& tables(CLI::App& verb) {
        verb.add_flag("--all", asked_.all, "Print every indicator, not the headlines alone");
        return verb;
    }

    CLI::App& output(CLI::App& verb) {
        verb.add_option("-o,--output", asked_.folder,
                        "Folder for the results; none are written without");
        verb.add_flag("--force", asked_.force, "Replace an experiment that the folder holds");
        return verb;
    }

    CLI::App& scenario(CLI::App& verb) {
        verb.add_option("--set", asked_.assignments, "path=value, such as trust.half_life=180")
            ->take_all();
        verb.add_option("--seed", asked_.seed, "Names the family of worlds");
        verb.add_option("--days", asked_.days, "Recorded days")->check(CLI::Range(1, 36'525));
        verb.add_option("--replicates", asked_.replicates, "How many worlds")
            ->check(CLI::Range(1, 1'000'000));
        return verb;
    }

    CLI::App& world(CLI::App& verb) {
        dates(verb);
        verb.add_option("--first-replicate", asked_.first_replicate, "Number of the first world")
            ->check(CLI::Range(0, 1'000'000'000));
        tables(output(threads(scenario(verb))));
        verb.add_option("--shard", asked_.shard,
                        "i/n: only the i-th of n shares of the worlds, for `merge`")
            ->needs("--output");
        return verb;
    }

    Asked& asked_;
    Verb verb_ = nullptr;
    std::vector<const CLI::Option*> own_; // what markets add
    CLI::App app_{"Simulates sharing and platform markets, and what reforms of them do.",
                  "sharesim"};
};

// The verbs in a few lines, for who gives none.
void print_usage(const std::vector<std::string>& verbs) {
    std::cerr << "usage: sharesim VERB [WHAT] [OPTION]...\n";
    for (const std::string& line : wrapped("verbs: " + listed(verbs), 78))
        std::cerr << "  " << line << '\n';
    std::cerr << "Begin with `sharesim demo`; `sharesim --help` says what each verb does.\n";
}

int refuse_grammar(const Grammar& grammar, const CLI::ParseError& error, int argc, char** argv) {
    if (error.get_exit_code() == 0) return grammar.app().exit(error);
    const std::string given = argc > 1 ? argv[1] : "";
    const auto verbs = grammar.verbs();
    const bool known = std::find(verbs.begin(), verbs.end(), given) != verbs.end();
    if (given.empty()) {
        cli::say("a verb is missing");
        print_usage(verbs);
    } else if (known || given.starts_with("-")) {
        cli::say(text(error.what(), "; see `sharesim ", known ? given + " " : "", "--help`"));
    } else {
        const std::string near = nearest(given, verbs);
        cli::say(text("there is no verb '", given, "'; ",
                      near.empty() ? "verbs: " + listed(verbs) : "did you mean '" + near + "'?"));
    }
    return cli::input_wrong;
}

} // namespace

int run_command_line(const Catalogue& catalogue, int argc, char** argv) {
    Asked asked;
    asked.arguments.assign(argv + std::min(argc, 1), argv + argc);
    Grammar grammar(asked, catalogue);
    try {
        grammar.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return refuse_grammar(grammar, error, argc, argv);
    }
    std::signal(SIGINT, stop_on_signal);
    std::signal(SIGTERM, stop_on_signal);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is told like a full disk
    const WithThreads held(asked.threads);
    return cli::guarded(asked, [&] { return grammar.verb()(catalogue, asked); });
}

} // namespace sim
