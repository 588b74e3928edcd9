// SPDX-License-Identifier: Apache-2.0
#include "sim/study/merge.hpp"

#include "sim/document/files.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/study/folder/plan_file.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

namespace sim {
namespace {

namespace fs = std::filesystem;

/// Shares to be gathered, checked against the first of them.
class Shares {
public:
    Shares(const std::vector<std::string>& folders, const Catalogue& catalogue)
        : first_(Folder::look(folders.front(), catalogue)) {
        for (const std::string& folder : folders) add(folder, catalogue);
        check_replicates();
        for (const auto& share : shares_) check_parts(*share);
        refuse_files(problems_);
    }

    [[nodiscard]] const Experiment& whole() const { return first_->whole(); }

    void refuse_into(const std::string& out) const {
        std::error_code absent;
        for (const auto& share : shares_)
            if (fs::equivalent(share->path(), out, absent))
                throw FileError(out, "is one of the shares; the result needs a folder of its own");
    }

    void copy_parts(const fs::path& out) const {
        for (const auto& share : shares_)
            for (const RunId& id : runs_of(share->experiment()))
                copy_whole(part(*share, id), out / "parts" / part(*share, id).filename());
    }

private:
    static fs::path part(const Folder& share, RunId id) {
        return fs::path(share.path()) / "parts" / (share.mark(id).run + ".h5");
    }

    void add(const std::string& path, const Catalogue& catalogue) {
        try {
            auto folder = Folder::look(path, catalogue);
            if (!folder->share())
                problems_.add(path, "is no share of an experiment: it was begun without --shard");
            else if (same_as_first(*folder))
                shares_.push_back(std::move(folder));
        } catch (const FileError& error) {
            problems_.add(error.path(), error.reason());
        } catch (const ScenarioError& error) {
            for (const Problem& one : error.problems()) problems_.add(path, one.where + one.what);
        }
    }

    // Only files can tell: two runs of a program may have read different tables of one name.
    bool same_as_first(const Folder& folder) {
        const std::size_t before = problems_.size();
        if (plan_text(folder.whole(), std::nullopt) != plan_text(whole(), std::nullopt))
            problems_.add(folder.path() + "/experiment.toml", differs());
        compare(folder, "scenario.toml");
        compare_all(folder, "reforms");
        compare_all(folder, "inputs");
        return problems_.size() == before;
    }

    void compare_all(const Folder& folder, const std::string& inside) {
        auto names = files_in(fs::path(first_->path()) / inside);
        for (const std::string& name : files_in(fs::path(folder.path()) / inside))
            if (std::ranges::find(names, name) == names.end()) names.push_back(name);
        for (const std::string& name : names) compare(folder, text(inside, "/", name));
    }

    void compare(const Folder& folder, const std::string& file) {
        const fs::path mine = fs::path(first_->path()) / file;
        const fs::path other = fs::path(folder.path()) / file;
        if (!fs::exists(other))
            problems_.add(other, text("is missing; ", first_->path(), " has it"));
        else if (!fs::exists(mine) || read_file(other) != read_file(mine))
            problems_.add(other, differs());
    }

    [[nodiscard]] std::string differs() const {
        return text("is not that of ", first_->path(), ": these are shares of two experiments");
    }

    void check_replicates() {
        std::ranges::sort(shares_, {},
                          [](const auto& share) { return share->experiment().first_replicate; });
        std::uint32_t next = whole().first_replicate;
        const Folder* before = nullptr;
        for (const auto& share : shares_) {
            const Experiment& mine = share->experiment();
            check_gap(next, mine.first_replicate);
            if (mine.first_replicate < next)
                problems_.add(share->path(), text("gives ",
                                                  range(mine.first_replicate,
                                                        mine.first_replicate + mine.replicates),
                                                  " again, after ", before->path()));
            next = std::max(next, mine.first_replicate + mine.replicates);
            before = share.get();
        }
        check_gap(next, whole().first_replicate + whole().replicates);
    }

    void check_gap(std::uint32_t next, std::uint32_t first) {
        // While folders are refused for other reasons, what they hold is not missing.
        if (next < first && problems_.empty())
            problems_.add(range(next, first), "in none of the folders");
    }

    static std::string range(std::uint32_t first, std::uint32_t end) {
        if (end - first == 1) return text("replicate ", first);
        return text("replicates ", first, " to ", end - 1);
    }

    void check_parts(const Folder& share) {
        std::set<std::string> known;
        for (const RunId& id : runs_of(share.experiment())) {
            known.insert(part(share, id).filename());
            check_part(share, id);
        }
        for (const std::string& name : files_in(fs::path(share.path()) / "parts"))
            if (!known.contains(name) && !name.ends_with(".partial"))
                problems_.add(share.path() + "/parts/" + name, "is no run of this share");
    }

    void check_part(const Folder& share, RunId id) {
        const fs::path file = part(share, id);
        if (!fs::exists(file))
            return problems_.add(file,
                                 "is missing; `sharesim resume " + share.path() + "` simulates it");
        try {
            // Read as a run of the first: what passes here can be read from the gathered folder.
            (void)read_part(file, {first_->mark(id).experiment, share.mark(id).run});
        } catch (const FileError& error) {
            problems_.add(error.path(), error.reason());
        }
    }

    std::unique_ptr<Folder> first_;
    std::vector<std::unique_ptr<Folder>> shares_;
    Problems problems_;
};

} // namespace

std::unique_ptr<Folder> merge_shares(const std::vector<std::string>& shares, const std::string& out,
                                     const Catalogue& catalogue, Existing existing) {
    if (shares.empty()) throw FileError(out, "there are no shares to gather");
    const Shares all(shares, catalogue);
    all.refuse_into(out);
    auto folder = Folder::create(out, all.whole(), existing);
    all.copy_parts(out);
    return folder;
}

} // namespace sim
