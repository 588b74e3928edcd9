// SPDX-License-Identifier: Apache-2.0
#include "sim/study/plan/reform.hpp"

#include "sim/run/locate.hpp"
#include "sim/study/plan/experiment.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace sim {
namespace {

using Letters = std::u32string;

// How many bytes more a first byte of UTF-8 announces, and which of its bits count.
std::optional<std::pair<std::size_t, std::uint32_t>> announced_by(unsigned char first) {
    if (first < 0x80) return std::pair(std::size_t{0}, std::uint32_t{first});
    if (first >= 0xC2 && first < 0xE0) return std::pair(std::size_t{1}, first & 0x1FU);
    if (first >= 0xE0 && first < 0xF0) return std::pair(std::size_t{2}, first & 0x0FU);
    if (first >= 0xF0 && first < 0xF5) return std::pair(std::size_t{3}, first & 0x07U);
    return std::nullopt;
}

// The characters of a text; nothing when it is no UTF-8, as the name of a file may be.
std::optional<Letters> letters_of(std::string_view words) {
    Letters all;
    for (std::size_t at = 0; at < words.size();) {
        const auto announced = announced_by(static_cast<unsigned char>(words[at]));
        if (!announced || at + announced->first >= words.size()) return std::nullopt;
        std::uint32_t letter = announced->second;
        for (std::size_t more = 1; more <= announced->first; ++more) {
            const auto byte = static_cast<unsigned char>(words[at + more]);
            if (byte >> 6 != 2) return std::nullopt;
            letter = letter << 6 | (byte & 0x3FU);
        }
        all += static_cast<char32_t>(letter);
        at += announced->first + 1;
    }
    return all;
}

bool is_blank(char32_t letter) {
    return letter == U' ' || letter == U'\u00A0' || letter == U'\u3000' ||
           (letter >= U'\u2000' && letter <= U'\u200B');
}

// What moves a cursor, ends a line or turns the direction of writing.
bool is_control(char32_t letter) {
    return letter < 0x20 || (letter >= 0x7F && letter < 0xA0) ||
           (letter >= 0x2028 && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
}

/// Capitals that lie at a fixed distance before their small letters.
struct Capitals {
    char32_t first;
    char32_t last;
    char32_t distance;
};
constexpr std::array<Capitals, 5> capitals{{{U'A', U'Z', 32},
                                            {0x00C0, 0x00DE, 32},   // Latin with accents
                                            {0x0391, 0x03A9, 32},   // Greek
                                            {0x0410, 0x042F, 32},   // Cyrillic
                                            {0x0400, 0x040F, 80}}}; // Cyrillic, further letters

char32_t small(char32_t letter) {
    for (const auto& [first, last, distance] : capitals)
        if (letter >= first && letter <= last && letter != 0x00D7) return letter + distance;
    const bool latin = letter >= 0x0100 && letter <= 0x0137;
    return latin ? letter | 1U : letter;
}

// What two labels have in common that a reader takes for one.
Letters essence(Letters letters) {
    const auto first = std::ranges::find_if_not(letters, is_blank);
    letters.erase(letters.begin(), first);
    while (!letters.empty() && is_blank(letters.back())) letters.pop_back();
    std::ranges::transform(letters, letters.begin(), small);
    return letters;
}

// A label as an error shows it: of one line, whatever it holds, and not too long.
std::string shown(std::string_view label) {
    constexpr std::size_t enough = 40;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string all;
    for (const char letter : label.substr(0, enough)) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte >= 0x20 && byte < 0x7F)
            all += letter;
        else
            (all += "\\x") += {digits[byte >> 4], digits[byte & 15]};
    }
    return "'" + all + (label.size() > enough ? "..." : "") + "'";
}

// Where a label was written, or where that may be which took the place of one.
std::string place_of(const Reform& reform) {
    const Node* label = reform.overlay.find("label");
    const bool own = label_of(reform.overlay) == reform.name;
    const std::string origin = where((own ? *label : reform.overlay).origin());
    if (origin.empty()) return own ? "label" : "reforms";
    return own ? origin + ": label" : origin;
}

// What is wrong with a label by itself; nothing when it may be one.
std::string fault_of(const std::string& label, const std::optional<Letters>& letters) {
    if (!letters) return text(shown(label), " is no label of a reform: it is not UTF-8");
    if (std::ranges::all_of(*letters, is_blank))
        return text("a label of a reform must not be empty, got ", shown(label));
    if (std::ranges::any_of(*letters, is_control))
        return text("a label of a reform has no line breaks or other control characters, got ",
                    shown(label));
    if (letters->size() > longest_label)
        return text("a label of a reform has 1 to ", longest_label, " characters, got ",
                    letters->size(), ": ", shown(label));
    if (essence(*letters) == essence(*letters_of(baseline_name)))
        return text("'", label, "' is what the scenario without reforms is called; choose another");
    return "";
}

std::string twice(const Reform& reform, const Reform& before) {
    const std::string place = place_of(before);
    const bool same = reform.name == before.name;
    std::string given = text("'", reform.name, "' is given twice");
    if (same && place == place_of(reform)) return given;
    return text(given, ", here and at ", place, same ? "" : text(" (there '", before.name, "')"),
                "; reforms need labels that differ by more than case: change one 'label'");
}

} // namespace

std::optional<std::string> label_of(const Node& overlay) {
    const Node* label = overlay.find("label");
    if (!label || !label->is(Node::Kind::text)) return std::nullopt;
    // A complete scenario, as folders keep it, says every key: without a label, an empty one.
    if (label->text().empty() && overlay.find("model")) return std::nullopt;
    return label->text();
}

Reform open_reform(const std::string& asked) {
    const std::string path = locate(DocumentKind::reforms, asked);
    Node overlay = open_document(DocumentKind::reforms, path);
    std::string name = label_of(overlay).value_or(std::filesystem::path(path).stem());
    return {std::move(name), std::move(overlay)};
}

void check_labels(const std::vector<Reform>& reforms, Problems& problems) {
    std::vector<std::pair<Letters, const Reform*>> seen;
    for (const Reform& reform : reforms) {
        const auto letters = letters_of(reform.name);
        if (const std::string fault = fault_of(reform.name, letters); !fault.empty()) {
            problems.add(place_of(reform), fault);
            continue;
        }
        const Letters mine = essence(*letters);
        const auto same = std::ranges::find(seen, mine, &decltype(seen)::value_type::first);
        if (same == seen.end())
            seen.emplace_back(mine, &reform);
        else
            problems.add(place_of(reform), twice(reform, *same->second));
    }
}

Node laid_over(const Node& scenario, const Reform& reform) {
    Node document = merge(scenario, reform.overlay);
    const Node* written = reform.overlay.find("label");
    if (written && !written->is(Node::Kind::text)) return document; // whoever reads it says so
    // Under another name than its own a reform keeps its label as a title.
    const bool titled = reform.overlay.find("title") || !written || written->text().empty();
    if (!titled && written->text() != reform.name) document.put("title", *written);
    document.put("label", reform.name);
    return document;
}

} // namespace sim
