// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/record/seal.hpp"
#include "sim/run/saved_run.hpp"
#include "sim/study/folder/part_file.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <iterator>

namespace fuzz {
namespace {

constexpr std::size_t seal_bytes = 16;
const sim::RunMark mark{7, "baseline-0"};

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The two files that inputs change, without their seals.
class Originals {
public:
    Originals() {
        const auto scenario = catalogue.front()->prepare(
            sim::Node::table_of({{"model", "toy"}, {"people", 3}, {"days", 4}, {"burn_in", 0}}));
        const auto run = scenario->start(sim::keys_of({1, 0}));
        run->advance(run->end() - 1);
        sim::save_run(path, *scenario, {1, 0}, *run);
        saved = unsealed();
        sim::write_part(path, mark, {run->series(), 42, {}});
        part = unsealed();
    }

    sim::FolderForATest folder;
    std::string path = folder.path("fuzzed.h5");
    sim::Catalogue catalogue = toy::catalogue();
    std::string saved;
    std::string part;

private:
    [[nodiscard]] std::string unsealed() const {
        const std::string whole = bytes_of(path);
        return whole.substr(0, whole.size() - seal_bytes);
    }
};

// Four bytes an edit: two say where, one what is flipped, and the last of 255 cuts the file there.
void change(std::string& file, std::string_view edits) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(edits[at]); };
    for (std::size_t at = 0; at + 4 <= edits.size() && !file.empty(); at += 4) {
        const std::size_t place = (byte(at) + std::size_t{256} * byte(at + 1)) % file.size();
        if (byte(at + 3) == 255)
            file.resize(place);
        else
            file[place] = static_cast<char>(file[place] ^ edits[at + 2]);
    }
}

void put_sealed(const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    const int descriptor = open(path.c_str(), O_RDWR | O_CLOEXEC);
    sim::append_seal(descriptor, path);
    close(descriptor);
}

} // namespace

void hdf5(std::string_view bytes) {
    static const Originals originals;
    if (bytes.empty()) return;
    const bool part = bytes.front() == 'P';
    std::string content = part ? originals.part : originals.saved;
    change(content, bytes.substr(1));
    put_sealed(originals.path, content);
    try {
        if (part)
            static_cast<void>(sim::read_part(originals.path, mark));
        else
            static_cast<void>(sim::load_run(originals.path, originals.catalogue));
    } catch (const sim::ScenarioError&) {
    } catch (const sim::FileError&) {}
}

} // namespace fuzz
