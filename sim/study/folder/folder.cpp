// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/folder.hpp"

#include "sim/base/problems.hpp"
#include "sim/base/version.hpp"
#include "sim/document/files.hpp"
#include "sim/document/json.hpp"
#include "sim/document/toml.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/effects/timing.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/folder/inputs.hpp"
#include "sim/study/folder/manifest.hpp"
#include "sim/study/folder/part_file.hpp"
#include "sim/study/folder/plan_file.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <set>

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 8> ours{"SHA256SUMS", "experiment.toml", "scenario.toml",
                                          "reforms",    "inputs",          "parts",
                                          "results.h5", "status.jsonl"};

// A path as a shell takes it for one word.
std::string shell_word(const std::string& path) {
    const bool plain = path.find_first_of(" \t\n'\"\\$`*?[](){}<>|&;#~!") == std::string::npos;
    std::string quoted = "'";
    for (const char letter : path) quoted += letter == '\'' ? "'\\''" : std::string(1, letter);
    return plain ? path : quoted + "'";
}

// Where the scenario of an arm lies: by its number, because a label may say anything.
fs::path document_of(std::size_t arm) {
    return arm == 0 ? fs::path("scenario.toml") : fs::path("reforms") / text(arm, ".toml");
}

std::string now() {
    const std::time_t seconds = std::time(nullptr);
    std::tm civil{};
    gmtime_r(&seconds, &civil);
    std::array<char, 32> words{};
    std::strftime(words.data(), words.size(), "%Y-%m-%dT%H:%M:%SZ", &civil);
    return words.data();
}

} // namespace

Folder::Folder(fs::path path, Experiment whole, const std::optional<Share>& share)
    : path_(std::move(path)), whole_(std::move(whole)), share_(share),
      experiment_(share_ ? share_of(whole_, *share_) : whole_),
      branches_(branches_of(experiment_)) {}

std::unique_ptr<Folder> Folder::create(const std::string& path, const Experiment& whole,
                                       Existing existing, const std::optional<Share>& share) {
    check(whole);
    if (share && whole.precision)
        throw ScenarioError("--shard", "a share cannot know when all of them know enough; give "
                                       "'replicates' instead of 'precision'");
    std::unique_ptr<Folder> folder(new Folder(path, whole, share));
    folder->refuse_others(existing);
    on_disk(path, [&] { fs::create_directories(path); });
    folder->lock_.emplace(path, Use::write);
    if (existing == Existing::replace) folder->clear();
    on_disk(path, [&] {
        fs::create_directories(folder->path_ / "parts");
        folder->copy_inputs();
    });
    folder->write_plan();
    folder->identity_ = folder->identity();
    folder->note("created");
    for (const Warning& one : warnings_of(whole))
        folder->note("warning", Node::table_of({{"reform", one.reform}, {"words", one.words}}));
    return folder;
}

std::unique_ptr<Folder> Folder::open(const std::string& path, const Catalogue& catalogue) {
    return read(path, catalogue, Use::write);
}

std::unique_ptr<Folder> Folder::look(const std::string& path, const Catalogue& catalogue) {
    return read(path, catalogue, Use::look);
}

std::unique_ptr<Folder> Folder::read(const std::string& path, const Catalogue& catalogue, Use use) {
    const fs::path root = path;
    if (holds_points(root))
        throw FileError(path,
                        "holds a sweep; the experiment of each point lies in its folder points");
    if (!fs::exists(root / "experiment.toml")) throw FileError(path, "holds no experiment");
    auto [plan, whole] = read_plan(root / "experiment.toml");
    add_scenario(whole, catalogue, baseline_name,
                 open_document(DocumentKind::scenarios, root / "scenario.toml"));
    for (const std::string& reform : plan.reforms)
        add_scenario(
            whole, catalogue, reform,
            open_document(DocumentKind::scenarios, root / document_of(whole.scenarios.size())));
    std::unique_ptr<Folder> folder(new Folder(root, std::move(whole), plan.share));
    folder->lock_.emplace(root, use);
    folder->identity_ = folder->identity();
    if (use == Use::write) folder->check_parts();
    return folder;
}

void Folder::refuse_others(Existing existing) const {
    if (holds_points(path_))
        throw FileError(path_,
                        "holds a sweep, which is not replaced by an experiment; remove it or "
                        "choose another folder");
    if (existing == Existing::replace) return;
    if (finished()) throw FileError(path_, "holds a finished experiment; --force replaces it");
    if (fs::exists(path_ / "experiment.toml"))
        throw FileError(path_, text("holds an unfinished experiment; `sharesim resume ",
                                    path_.string(), "` goes on with it, --force replaces it"));
    for (const char* name : ours)
        if (fs::exists(path_ / name))
            throw FileError(path_, text("already has '", name, "'; --force replaces it"));
}

void Folder::clear() const {
    on_disk(path_, [&] {
        for (const char* name : ours) fs::remove_all(path_ / name);
    });
}

void Folder::copy_inputs() const {
    const Inputs inputs = inputs_of(experiment_);
    if (!inputs.empty()) fs::create_directories(path_ / "inputs");
    for (const auto& [from, name] : inputs) {
        write_whole(path_ / "inputs" / name, read_file(from));
    }
}

void Folder::write_plan() const {
    const Inputs inputs = inputs_of(experiment_);
    if (experiment_.scenarios.size() > 1)
        on_disk(path_, [&] { fs::create_directories(path_ / "reforms"); });
    for (std::size_t arm = 0; arm < experiment_.scenarios.size(); ++arm) {
        const std::string beside = arm == 0 ? "inputs" : "../inputs";
        const Node resolved = resolved_beside(*experiment_.scenarios[arm].scenario, inputs, beside);
        write_whole(document(arm), write_toml(resolved));
    }
    // Last, because a folder with a plan is an experiment that can be resumed.
    write_whole(path_ / "experiment.toml", plan_text(whole_, share_));
}

bool Folder::whole_here() const {
    return std::ranges::all_of(runs_of(experiment_), [&](RunId id) { return has(id); });
}

bool Folder::finished() const {
    if (share_) return whole_here();
    return fs::exists(path_ / "results.h5") && !fs::exists(path_ / "parts");
}

fs::path Folder::document(std::size_t arm) const { return path_ / document_of(arm); }

RunMark Folder::mark(RunId id) const {
    return {identity_, run_name(branches_[id.branch], id.replicate)};
}

std::string Folder::words(RunId id) const {
    return run_words(experiment_, branches_[id.branch], id.replicate);
}

fs::path Folder::part(RunId id) const { return path_ / "parts" / (mark(id).run + ".h5"); }

bool Folder::has(RunId id) const { return fs::exists(part(id)); }

std::shared_ptr<const Outcome> Folder::get(RunId id) const {
    return std::make_shared<const Outcome>(read_part(part(id), mark(id)));
}

std::shared_ptr<const PersonRecords> Folder::persons(RunId id) const {
    return std::make_shared<const PersonRecords>(
        read_part_persons(part(id), mark(id), experiment_.persons));
}

void Folder::keep(RunId id, Outcome outcome) {
    write_part(part(id), mark(id), outcome);
    note("finished",
         Node::table_of(
             {{"run", mark(id).run}, {"of", words(id)}, {"digest", hexadecimal(outcome.digest)}}));
}

void Folder::reach(std::uint32_t replicates) {
    if (!whole_.precision) return;
    experiment_.replicates = whole_.replicates = replicates;
}

void Folder::note(const std::string& event, Node details) const {
    Node line = Node::table_of({{"time", now()}, {"event", event}});
    if (details.is(Node::Kind::table)) line = merge(std::move(line), std::move(details));
    std::ofstream(path_ / "status.jsonl", std::ios::app) << write_json(line, Layout::line) << '\n';
}

// The documents of a folder are complete, so each runs without the others; a placebo needs both.
std::string Folder::again(RunId id) const {
    // What replicates share is no matter of one scenario: the folder alone knows it.
    if (experiment_.replication != Replication{})
        return text(finished() ? "sharesim verify " : "sharesim resume ",
                    shell_word(path_.string()),
                    finished() ? text(" --rerun ", runs_of(experiment_).size()) : "");
    const Branch& branch = branches_[id.branch];
    const auto shown = [&](std::size_t arm) { return shell_word(document(arm)); };
    const bool placebo = branch.kind != BranchKind::scenario;
    std::string persons;
    if (branch.kind == BranchKind::sibling)
        for (const std::string& one : experiment_.persons) persons += " --persons " + one;
    return text(placebo ? "sharesim compare " + shown(0) + " --reform " : "sharesim run ",
                shown(branch.sibling > 0 ? 1 : branch.arm), persons, " --seed ", experiment_.seed,
                " --first-replicate ", id.replicate, " --replicates 1",
                branch.kind == BranchKind::unenforced ? " --placebos all" : "");
}

void Folder::note_failure(Failure& failure) const {
    failure.again = again(failure.id);
    note("failed", Node::table_of({{"run", mark(failure.id).run},
                                   {"of", words(failure.id)},
                                   {"seed", experiment_.seed},
                                   {"replicate", std::int64_t{failure.id.replicate}},
                                   {"reason", failure.reason},
                                   {"again", failure.again}}));
}

Provenance Folder::provenance() const {
    Provenance made;
    for (std::size_t arm = 0; arm < experiment_.scenarios.size(); ++arm)
        made.scenarios.push_back(read_file(document(arm)));
    made.inputs = content_hash(inputs_of(experiment_));
    return made;
}

// The same for every share: what a run is does not depend on who simulates it.
std::uint64_t Folder::identity() const {
    const Provenance made = provenance();
    Experiment asked = whole_;
    if (asked.precision) asked.replicates = static_cast<std::uint32_t>(asked.precision->most);
    std::uint64_t hash = hash_text(plan_text(asked, std::nullopt), made.inputs);
    for (const std::string& one : made.scenarios) hash = hash_text(one, hash);
    return hash;
}

// Before anything is simulated: a part that cannot be used must not cost a user the other runs.
void Folder::check_parts() const {
    std::set<fs::path> mine;
    for (const RunId& id : runs_of(experiment_)) mine.insert(part(id).filename());
    on_disk(path_, [&] {
        if (!fs::exists(path_ / "parts")) return;
        for (const auto& file : fs::directory_iterator(path_ / "parts"))
            if (file.path().extension() == ".h5" && !mine.contains(file.path().filename()))
                throw FileError(file.path(), "is no run of this experiment; move it away");
    });
    for (const RunId& id : runs_of(experiment_))
        if (has(id)) static_cast<void>(get(id));
}

void Folder::gather(const Findings& findings) {
    const bool whole = whole_here();
    // Only now is it known how many replicates that took.
    if (whole_.precision) write_whole(path_ / "experiment.toml", plan_text(whole_, share_));
    // What changes below is no longer what an older manifest says.
    on_disk(path_, [&] { fs::remove(path_ / manifest_name); });
    if (!share_) {
        write_results(results(), experiment_, *this, findings, provenance());
        if (whole) on_disk(path_, [&] { fs::remove_all(path_ / "parts"); });
    }
    if (whole) write_manifest(path_);
    note(whole ? "complete" : "incomplete");
}

} // namespace sim
