// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/command/plug_in.hpp"
#include "sim/command/progress.hpp"
#include "sim/command/verbs.hpp"
#include "sim/record/digest.hpp"
#include "sim/record/file.hpp"
#include "sim/run/saved_run.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/merge.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

namespace sim::cli {
namespace {

void print_remarks(const Experiment& experiment) {
    for (const std::string& remark : experiment.baseline().scenario->remarks())
        std::cerr << "sharesim: note: " << remark << '\n';
    for (const Warning& one : warnings_of(experiment))
        std::cerr << "sharesim: warning: " << one.reform << ' ' << one.words << '\n';
}

// The words of the command that runs one failed replicate again.
std::string reproduction(const Experiment& experiment, const Failure& failure, const Asked& asked) {
    if (!failure.again.empty()) return failure.again;
    std::string all = text("sharesim ", asked.verb, " ", asked.subject);
    if (asked.verb == "resume") return all;
    for (const std::string& one : asked.assignments) all += " --set '" + one + "'";
    for (const std::string& one : asked.reforms) all += " --reform " + one;
    for (const std::string& one : asked.persons) all += " --persons " + one;
    if (asked.attribute) all += " --attribute";
    if (!asked.begin.empty()) all += " --begin " + asked.begin;
    if (!asked.placebos.empty()) all += " --placebos " + asked.placebos;
    if (asked.days) all += text(" --days ", *asked.days);
    return all + text(" --seed ", experiment.seed, " --first-replicate ", failure.id.replicate,
                      " --replicates 1");
}

int print_failures(const Experiment& experiment, const Report& report, const Asked& asked) {
    const auto branches = branches_of(experiment);
    for (const Failure& failure : report.failures)
        std::cerr << "sharesim: error: "
                  << run_words(experiment, branches[failure.id.branch], failure.id.replicate)
                  << ": " << failure.reason
                  << "\nsharesim: again:  " << reproduction(experiment, failure, asked) << '\n';
    return report.failures.empty() ? done : some_failed;
}

void print_share(const Folder& folder, const Conclusion& conclusion, const Asked& asked) {
    const Share& share = *folder.share();
    const std::size_t runs =
        runs_of(folder.experiment()).size() - conclusion.report.failures.size();
    if (asked.json)
        return print_json(Node::table_of({{"share", share.number},
                                          {"of", share.of},
                                          {"finished", folder.finished()},
                                          {"runs", runs},
                                          {"folder", folder.path()}}));
    std::cout << "share " << share.number << " of " << share.of << ": " << runs << " runs in "
              << folder.path() << "; `sharesim merge` gathers the shares\n";
}

// `share` is the folder of a share, if it is one: such has nothing to tell by itself.
int conclude(const Experiment& experiment, const Conclusion& conclusion, const Asked& asked,
             const Folder* share) {
    if (conclusion.report.interrupted) {
        const bool in_place = asked.verb == "resume" && asked.folder.empty();
        const std::string folder = in_place ? asked.subject : asked.folder;
        std::cerr << "sharesim: interrupted; "
                  << (folder.empty() ? "nothing was written (-o DIR keeps what is finished)"
                                     : "`sharesim resume " + folder + "` goes on")
                  << '\n';
        return interrupted;
    }
    if (share)
        print_share(*share, conclusion, asked);
    else
        print(experiment, conclusion, asked);
    const bool sound = std::ranges::all_of(conclusion.findings.reforms, &ReformFindings::sound);
    const int code = print_failures(experiment, conclusion.report, asked);
    return sound ? code : some_failed;
}

Existing existing_asked(const Asked& asked) {
    return asked.force ? Existing::replace : Existing::refuse;
}

std::optional<Share> share_asked(const Asked& asked) {
    if (asked.shard.empty()) return std::nullopt;
    return parse_share(asked.shard);
}

// The last day on which a run can be saved is the one after it has ended.
Day last_day_asked(const std::string& written, const Settings& settings) {
    const Day last = end(settings);
    if (written.empty()) return last;
    const auto day = parse_iso(written);
    if (!day || *day < dawn(settings) || *day > last)
        throw ScenarioError("--until", text("expected a date from ", iso(dawn(settings)), " to ",
                                            iso(last), ", got '", written, "'"));
    return *day;
}

// Before the run, and not only when its state is written.
void refuse_to_replace(const std::string& path, Existing existing) {
    require_plain_or_new(path);
    if (existing == Existing::refuse && std::filesystem::exists(path))
        throw FileError(path, "exists already; --force replaces it");
}

int save_asked(const Experiment& experiment, const Asked& asked) {
    if (experiment.scenarios.size() > 1 || experiment.replication != Replication{})
        throw ScenarioError("--save", "keeps one run of a scenario, and this is an experiment");
    const Prepared& scenario = *experiment.baseline().scenario;
    const Day until = last_day_asked(asked.until, scenario.settings());
    refuse_to_replace(asked.save, existing_asked(asked));
    const World world{experiment.seed, experiment.first_replicate};
    const auto simulated = scenario.start(keys_of(world));
    simulated->add_up_from(first_days_of(experiment), {}); // as a result file needs it later
    simulated->advance(until);
    save_run(asked.save, scenario, world, *simulated);
    std::cout << "saved " << iso(simulated->day()) << " in " << asked.save << "; `sharesim resume "
              << asked.save << "` goes on\n";
    return done;
}

Experiment experiment_of(const SavedRun& saved) {
    Experiment experiment;
    experiment.scenarios = {{baseline_name, saved.scenario->settings().title, saved.scenario}};
    experiment.seed = saved.world.seed;
    experiment.first_replicate = saved.world.replicate;
    experiment.replicates = 1;
    return experiment;
}

// What a result file tells of zones is added up day by day, from the first recorded one.
void require_sums(const SavedRun& saved, const Experiment& experiment, const std::string& path) {
    const auto wanted = first_days_of(experiment);
    if (std::ranges::equal(saved.run->series().first_days(), wanted)) return;
    if (saved.run->day() > experiment.settings().start)
        throw FileError(path, "was saved without the sums by zone that a result file needs, as "
                              "earlier versions did; save it again, or leave out -o");
    saved.run->add_up_from(wanted, {});
}

int resume_saved(const Catalogue& catalogue, const Asked& asked) {
    const SavedRun saved = load_run(asked.subject, catalogue);
    const Experiment experiment = experiment_of(saved);
    std::unique_ptr<Folder> folder;
    if (!asked.folder.empty()) {
        require_sums(saved, experiment, asked.subject);
        folder = Folder::create(asked.folder, experiment, existing_asked(asked));
    }
    saved.run->advance(saved.run->end());
    OutcomesInMemory in_memory;
    Outcomes& outcomes = folder ? static_cast<Outcomes&>(*folder) : in_memory;
    outcomes.keep({0, saved.world.replicate},
                  {saved.run->series(), digest(saved.run->tables()), {}});
    if (folder) return conduct_and_print(*folder, asked); // nothing is missing there
    Conclusion conclusion;
    conclusion.findings = findings_of(experiment, outcomes);
    print(experiment, conclusion, asked);
    return done;
}

} // namespace

Show how_to_show(const Asked& asked) { return asked.quiet ? Show::nothing : suited_to_stderr(); }

int conduct_and_print(const Experiment& experiment, const Asked& asked) {
    print_remarks(experiment);
    if (!asked.folder.empty()) {
        const auto folder =
            Folder::create(asked.folder, experiment, existing_asked(asked), share_asked(asked));
        return conduct_and_print(*folder, asked);
    }
    Conclusion conclusion;
    {
        ProgressPrinter printer(how_to_show(asked));
        conclusion = conduct(experiment, std::ref(printer));
    }
    return conclude(experiment, conclusion, asked, nullptr);
}

int conduct_and_print(Folder& folder, const Asked& asked) {
    Conclusion conclusion;
    {
        ProgressPrinter printer(how_to_show(asked));
        conclusion = conduct(folder, std::ref(printer));
    }
    return conclude(folder.experiment(), conclusion, asked, folder.share() ? &folder : nullptr);
}

int run(const Catalogue& catalogue, const Asked& asked) {
    const Experiment experiment = experiment_asked(catalogue, asked, 1);
    if (!asked.save.empty()) return save_asked(experiment, asked);
    return conduct_and_print(experiment, asked);
}

int compare(const Catalogue& catalogue, const Asked& asked) {
    const Experiment experiment =
        experiment_asked(catalogue, asked, ExperimentOptions{}.replicates);
    if (experiment.scenarios.size() < 2)
        throw ScenarioError("--reform", "is missing: there is nothing to compare with");
    return conduct_and_print(experiment, asked);
}

int merge(const Catalogue& catalogue, const Asked& asked) {
    // The package makes one file of what the points tell.
    if (holds_points(asked.folders.front())) go_on_in_python(asked);
    const auto folder = merge_shares(asked.folders, asked.folder, catalogue, existing_asked(asked));
    return conduct_and_print(*folder, asked);
}

int resume(const Catalogue& catalogue, const Asked& asked) {
    namespace fs = std::filesystem;
    if (!fs::exists(asked.subject)) throw FileError(asked.subject, "no such file or folder");
    if (!fs::is_directory(asked.subject)) return resume_saved(catalogue, asked);
    if (!asked.folder.empty())
        throw ScenarioError("--output", text("is for a saved run; what the folder ", asked.subject,
                                             " holds goes on there"));
    if (holds_points(asked.subject)) go_on_in_python(asked);
    const auto folder = Folder::open(asked.subject, catalogue);
    if (!folder->finished()) return conduct_and_print(*folder, asked);
    if (folder->share())
        print_share(*folder, {}, asked);
    else if (asked.json)
        print_json(Node::table_of({{"finished", true}, {"results", folder->results()}}));
    else
        std::cout << "finished already: " << folder->results() << '\n';
    return done;
}

} // namespace sim::cli
