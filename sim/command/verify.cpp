// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/verify.hpp"

#include "sim/command/verbs.hpp"

#include <iostream>

namespace sim::cli {
namespace {

Node difference_words(const Difference& one) {
    return Node::table_of({{"run", one.run}, {"what", one.what}, {"command", one.command}});
}

void print_again(const Rerun& again) {
    std::cout << again.runs << " of " << again.of << " runs simulated again: ";
    if (again.differences.empty())
        std::cout << "identical\n";
    else
        std::cout << again.differences.size() << " came out otherwise\n";
    for (const Difference& one : again.differences)
        std::cerr << "sharesim: error: " << one.run << ": " << one.what
                  << "\nsharesim: again:  " << one.command << '\n';
}

} // namespace

int verify(const Catalogue& catalogue, const Asked& asked) {
    const std::size_t files = verify_files(asked.subject);
    if (!asked.json) std::cout << files << " files are as they were written\n" << std::flush;
    Rerun again;
    if (asked.rerun > 0) again = rerun(asked.subject, catalogue, asked.rerun, asked.seed);
    if (asked.json) {
        Node::List differences;
        for (const Difference& one : again.differences)
            differences.push_back(difference_words(one));
        print_json(Node::table_of({{"files", files},
                                   {"rerun", again.runs},
                                   {"runs", again.of},
                                   {"differences", Node(std::move(differences))}}));
    } else if (asked.rerun > 0) {
        print_again(again);
    }
    return again.differences.empty() ? done : some_failed;
}

} // namespace sim::cli
