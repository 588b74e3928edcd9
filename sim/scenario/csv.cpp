// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/csv.hpp"

#include "sim/base/words.hpp"
#include "sim/scenario/files.hpp"
#include "sim/scenario/leaf.hpp"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view gzip_magic = "\x1F\x8B";

/// One record of the file: its fields, the line on which it begins, and what is wrong with it.
struct Record {
    std::vector<std::string> fields;
    int line = 0;
    std::string fault;
};

/// Takes records off the text, one after the other.
class Scanner {
public:
    explicit Scanner(std::string_view content) : rest_(content) {
        if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    }

    [[nodiscard]] bool done() const { return rest_.empty(); }

    /// Leading lines that begin with '#' say where a table comes from.
    void skip_comments() {
        while (rest_.starts_with('#')) skip_line();
    }

    bool skip_blank() {
        if (!rest_.starts_with('\n') && !rest_.starts_with("\r\n")) return false;
        skip_line();
        return true;
    }

    Record next() {
        Record record;
        record.line = line_;
        do record.fields.push_back(field(record));
        while (take(','));
        end_record(record);
        return record;
    }

private:
    char pop() {
        const char letter = rest_.front();
        rest_.remove_prefix(1);
        if (letter == '\n') ++line_;
        return letter;
    }

    bool take(char letter) {
        if (!rest_.starts_with(letter)) return false;
        pop();
        return true;
    }

    void skip_line() {
        while (!done() && pop() != '\n') {}
    }

    std::string field(Record& record) { return take('"') ? quoted(record) : bare(); }

    std::string bare() {
        const auto end = std::min(rest_.find_first_of(",\n"), rest_.size());
        std::string words{rest_.substr(0, end)};
        rest_.remove_prefix(end);
        const bool ends_record = rest_.empty() || rest_.front() == '\n';
        if (ends_record && words.ends_with('\r')) words.pop_back();
        return words;
    }

    std::string quoted(Record& record) {
        std::string words;
        while (!done()) {
            const char letter = pop();
            if (letter != '"')
                words += letter;
            else if (!take('"'))
                return words;
            else
                words += '"';
        }
        record.fault = "the file is truncated: it ends inside a quoted field";
        return words;
    }

    void end_record(Record& record) {
        take('\r');
        if (done() || take('\n')) return;
        record.fault = "text follows a closing quote";
        skip_line();
    }

    std::string_view rest_;
    int line_ = 1;
};

std::string_view trimmed(std::string_view words) {
    const auto first = words.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return words.substr(first, words.find_last_not_of(" \t") - first + 1);
}

} // namespace

CsvTable CsvTable::read(const std::string& path, Problems& problems) {
    const std::string content = read_file(path);
    if (path.ends_with(".gz") || content.starts_with(gzip_magic))
        throw FileError(path, "compressed; unpack it first");
    return parse(content, path, problems);
}

CsvTable CsvTable::parse(std::string_view content, const std::string& name, Problems& problems) {
    CsvTable table;
    table.file_ = std::make_shared<const std::string>(name);
    Scanner scanner(content);
    scanner.skip_comments();
    while (!scanner.done()) {
        if (scanner.skip_blank()) continue;
        Record record = scanner.next();
        if (!record.fault.empty()) {
            problems.add(where({table.file_, record.line}), record.fault);
            ++table.dropped_;
        } else if (table.columns_.empty()) {
            table.take_header(record.fields, record.line, problems);
        } else {
            table.take_row(std::move(record.fields), record.line, problems);
        }
    }
    if (table.columns_.empty() && table.dropped_ == 0)
        problems.add(name, "no header row: the file is empty");
    return table;
}

void CsvTable::take_header(const std::vector<std::string>& fields, int line, Problems& problems) {
    for (const std::string& field : fields) {
        std::string column{trimmed(field)};
        if (find(column))
            problems.add(where({file_, line}), sim::text("column '", column, "' stands twice"));
        columns_.push_back(std::move(column));
    }
}

void CsvTable::take_row(std::vector<std::string> fields, int line, Problems& problems) {
    if (fields.size() != columns_.size()) {
        problems.add(where({file_, line}),
                     sim::text("expected ", columns_.size(), " fields, got ", fields.size()));
        ++dropped_;
        return;
    }
    std::ranges::move(fields, std::back_inserter(cells_));
    lines_.push_back(line);
}

std::optional<std::size_t> CsvTable::find(std::string_view name) const {
    const auto found = std::ranges::find(columns_, name);
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

std::optional<std::size_t> CsvTable::column(std::string_view name, Problems& problems) const {
    const auto found = find(name);
    if (!found) problems.add(*file_, sim::text("no column '", name, "'", hint(name, columns_)));
    return found;
}

std::optional<double> CsvTable::number(std::size_t row, std::size_t column, Problems& problems,
                                       Bounds bounds) const {
    return read_number(node(row, column, true),
                       Place{problems, columns_[column], unit::none, finite(bounds)});
}

Node CsvTable::node(std::size_t row, std::size_t column, bool numeric) const {
    const std::string& words = text(row, column);
    const std::string_view cell = trimmed(words);
    Node value;
    const auto whole = numeric ? number_in<std::int64_t>(cell) : std::nullopt;
    const auto real = numeric ? number_in<double>(cell) : std::nullopt;
    if (whole)
        value = *whole;
    else if (real && std::isfinite(*real))
        value = *real;
    else if (!numeric || !cell.empty())
        value = words;
    value.stands_at(origin(row));
    return value;
}

} // namespace sim
