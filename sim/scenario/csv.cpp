// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/csv.hpp"

#include "sim/base/utf8.hpp"
#include "sim/base/words.hpp"
#include "sim/document/files.hpp"
#include "sim/document/packed.hpp"
#include "sim/scenario/leaf.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace sim {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view separators = ",;\t";
constexpr std::size_t most_columns = 2000; // they are looked through one by one
constexpr std::size_t longest_cell = 80;   // bytes of a message
constexpr std::size_t longest_name = 500;
constexpr std::size_t most_named = 6; // columns of a note

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

    /// Takes for the separator what stands most often in the next line, the head.
    char settle_separator() {
        const std::string_view head = rest_.substr(0, rest_.find('\n'));
        const auto count = [&](char one) { return std::ranges::count(head, one); };
        separator_ = *std::ranges::max_element(separators, {}, count);
        ends_ = {separator_, '\n'};
        return separator_;
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
        while (take(separator_));
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
        const auto end = std::min(rest_.find_first_of(ends_), rest_.size());
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
    char separator_ = ',';
    std::string ends_ = ",\n"; // of a field without quotes
    int line_ = 1;
};

// Text of another encoding or no text at all is refused: names would come out as nobody wrote them.
void require_text(std::string_view content, const std::string& path) {
    std::string_view rest = content;
    while (!rest.empty()) {
        const auto first = static_cast<unsigned char>(rest.front());
        const std::size_t bytes = first == 0xC2 ? 2 : utf8_letter(rest); // control letters are read
        if (first == 0 || bytes == 0) break;
        rest.remove_prefix(std::min(bytes, rest.size()));
    }
    if (rest.empty()) return;
    const auto read = content.substr(0, content.size() - rest.size());
    const std::string at = text(path, ":", 1 + std::ranges::count(read, '\n'));
    throw FileError(at, rest.front() == 0 ? "holds a NUL byte, so this is no table of text"
                                          : "is not UTF-8; a spreadsheet saves it as 'CSV UTF-8'");
}

std::string_view trimmed(std::string_view words) {
    const auto first = words.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return words.substr(first, words.find_last_not_of(" \t") - first + 1);
}

} // namespace

CsvTable CsvTable::read(const std::string& path, Problems& problems) {
    const std::string content = unpacked(read_file(path), path);
    require_text(content, path);
    return parse(content, path, problems);
}

CsvTable CsvTable::parse(std::string_view content, const std::string& name, Problems& problems) {
    CsvTable table;
    table.file_ = std::make_shared<const std::string>(name);
    Scanner scanner(content);
    scanner.skip_comments();
    while (!scanner.done()) {
        if (scanner.skip_blank()) continue;
        if (table.columns_.empty()) table.separator_ = scanner.settle_separator();
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
        problems.add(name, "no header row: the file is empty", {.file = name});
    return table;
}

void CsvTable::take_header(const std::vector<std::string>& fields, int line, Problems& problems) {
    if (fields.size() > most_columns)
        throw FileError(sim::text(*file_, ":", line),
                        sim::text("has ", fields.size(), " columns; at most ", most_columns));
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

void CsvTable::note_twins(const std::vector<std::size_t>& columns, Problems& problems) const {
    std::map<std::string, std::size_t> known;
    for (std::size_t row = 0; row < rows(); ++row) {
        std::string words;
        for (const std::size_t column : columns)
            words += (words.empty() ? "" : ", ") + std::string(trimmed(text(row, column)));
        const auto [first, fresh] = known.emplace(words, row);
        if (!fresh)
            problems.add(where(origin(row)),
                         sim::text("'", shown(words, longest_cell),
                                   "' stands twice; first in line ", lines_[first->second]));
    }
}

std::optional<std::size_t> CsvTable::find(std::string_view name) const {
    const auto found = std::ranges::find(columns_, name);
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

std::optional<std::size_t> CsvTable::column(std::string_view name, Problems& problems) const {
    const auto found = find(name);
    if (!found) {
        Wrong wrong = misspelt(sim::text("no column '", name, "'"), name, columns_);
        wrong.facts.given.clear(); // the file lacks the name, it gives no other
        wrong.facts.file = *file_;
        wrong.facts.key = name;
        problems.add(*file_, wrong.what, std::move(wrong.facts));
    }
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

std::vector<std::string> columns_beside(const CsvTable& table,
                                        const std::vector<std::string>& known) {
    std::vector<std::string> all;
    for (const std::string& column : table.columns())
        if (std::ranges::find(known, column) == known.end()) all.push_back(column);
    return all;
}

std::string unread_note(const CsvTable& table, const std::vector<std::string>& unread,
                        const std::vector<std::string>& known) {
    std::string names;
    for (std::size_t i = 0; i < std::min(most_named, unread.size()); ++i) {
        const std::string near = nearest(unread[i], known);
        names += sim::text(i ? ", " : "", "'", shown(unread[i], longest_cell), "'",
                           near.empty() ? "" : " (did you mean '" + near + "'?)");
    }
    if (unread.size() > most_named)
        names += sim::text(" and ", unread.size() - most_named, " more");
    return sim::text(shown(table.name(), longest_name), ": nobody reads the ",
                     unread.size() > 1 ? "columns " : "column ", names);
}

} // namespace sim
