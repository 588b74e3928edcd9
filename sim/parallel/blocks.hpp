// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one door to threads. Rows are cut into blocks of a fixed size, so that no result can depend
// on how many threads there are, nor on the order in which blocks are served.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <utility>
#include <vector>

namespace sim {

/// Rows in a block: part of the results' definition, not of the machine.
inline constexpr std::size_t grain = 4096;

/// The order in which blocks are handed out; anything but `forward` is for tests.
enum class BlockOrder { forward, backward, shuffled };

/// Sets how many threads the loops of the calling thread may use from now on, and of no other; 0
/// stands for all that the machine has. Tells what it was before.
int use_threads(int count);

/// Threads that a loop started here would use.
int threads();

/// The same while it lives; 0 stands for what the calling thread may use anyway.
class WithThreads {
public:
    explicit WithThreads(int count);
    WithThreads(const WithThreads&) = delete;
    WithThreads& operator=(const WithThreads&) = delete;
    ~WithThreads();

private:
    int before_;
};

/// Sets the order in which blocks are handed out.
void use_block_order(BlockOrder order);

namespace detail {

/// A loop body without its type: serves one block.
struct Work {
    void* body;
    void (*serve)(void* body, std::size_t block);
};

/// Serves all blocks on the threads at hand; the error of the first failing block is thrown.
void serve(std::size_t blocks, Work work);

} // namespace detail

/// Calls `body(i)` for each task; tasks may be long and uneven. Loops inside a task stay on its
/// thread.
template <class Body> void for_each_task(std::size_t tasks, Body&& body) {
    using Plain = std::remove_reference_t<Body>;
    detail::serve(tasks, {const_cast<void*>(static_cast<const void*>(&body)),
                          [](void* at, std::size_t task) { (*static_cast<Plain*>(at))(task); }});
}

/// Calls `body(block, first, last)` for each block of rows.
template <class Body> void for_blocks(std::size_t rows, Body&& body) {
    const std::size_t blocks = (rows + grain - 1) / grain;
    for_each_task(blocks, [&](std::size_t block) {
        const std::size_t first = block * grain;
        body(block, first, first + grain < rows ? first + grain : rows);
    });
}

/// Calls `body(row)` for each row.
template <class Body> void for_each_row(std::size_t rows, Body&& body) {
    for_blocks(rows, [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row) body(row);
    });
}

/// Lets each block append to a list of its own and joins the lists in the order of blocks.
template <class Item, class Body> std::vector<Item> collect(std::size_t rows, Body&& body) {
    std::vector<std::vector<Item>> parts((rows + grain - 1) / grain);
    for_blocks(rows, [&](std::size_t block, std::size_t first, std::size_t last) {
        body(parts[block], first, last);
    });
    std::vector<Item> all;
    std::size_t size = 0;
    for (const auto& part : parts) size += part.size();
    all.reserve(size);
    for (auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace sim
