// What must be true of a profile beyond its vocabulary (reader.h). Memory: the names of one profile.
#include "core/profile/checks.h"

#include <algorithm>
#include <map>

#include "core/limits.h"
#include "core/profile/reader.h"

namespace consentry {
namespace {

MaybeFault check_identifiers(const Profile& profile) {
  if (profile.any_of.empty() && profile.all_of.empty()) {
    return value_fault("identifiers: any_of or all_of must name a field, as in \"any_of\": [\"email\"]");
  }
  for (uint32_t i = 0; i < profile.fields.size(); ++i) {
    if (profile.is_identifier(i) && !is_identifier_type(profile.fields[i].type)) {
      return value_fault("identifiers: " + quoted(profile.fields[i].name) + " must be of type email, phone or id");
    }
  }
  if (profile.is_identifier(profile.primary)) return std::nullopt;
  return value_fault("identifiers.primary: " + quoted(profile.fields[profile.primary].name) +
                     " must be among any_of or all_of");
}

// Headers are compared folded by core/text, which profile doesn't know; ASCII folding finds what people write twice.
std::string rough_fold(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ' || c == '_' || c == '-' || c == '\t') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// One header can mean one thing only: names and aliases of fields and consents share one space.
class HeaderNames {
 public:
  MaybeFault add(const std::string& owner, std::string_view header) {
    const std::string folded = rough_fold(header);
    if (folded.empty() || header == "-")
      return value_fault(owner + ": " + quoted(header) + " can't be the name of a column");
    const auto [at, fresh] = owners_.emplace(folded, owner);
    if (fresh || at->second == owner) return std::nullopt;
    return value_fault(quoted(header) + " names both " + at->second + " and " + owner);
  }

  MaybeFault add_all(const std::string& owner, const std::string& name, const std::vector<std::string>& aliases) {
    if (auto fault = add(owner, name)) return fault;
    for (const std::string& alias : aliases) {
      if (auto fault = add(owner, alias)) return fault;
    }
    return std::nullopt;
  }

 private:
  std::map<std::string, std::string> owners_;
};

MaybeFault check_names(const Profile& profile) {
  HeaderNames names;
  for (const Field& field : profile.fields) {
    if (auto fault = names.add_all("the field " + quoted(field.name), field.name, field.aliases)) return fault;
  }
  for (const ConsentDeclaration& consent : profile.consents) {
    if (auto fault = names.add_all("the consent " + quoted(consent.name), consent.name, consent.aliases)) return fault;
  }
  return std::nullopt;
}

MaybeFault check_consents(const Profile& profile) {
  if (profile.consents.size() > limits::kConsents) {
    return value_fault("consents.declared: at most " + std::to_string(limits::kConsents) + " consents");
  }
  if (profile.consents_by_header || !profile.given_words.empty() || !profile.refused_words.empty()) {
    const std::string place = "consents.given and consents.refused";
    if (auto fault = check_word_pair(place, profile.given_words, profile.refused_words)) return fault;
  }
  for (const ConsentDeclaration& consent : profile.consents) {
    const std::string place = "consents.declared." + consent.name + ".given and .refused";
    if (auto fault = check_word_pair(place, consent.given_words, consent.refused_words)) return fault;
  }
  return std::nullopt;
}

MaybeFault check_dialect(const Profile& profile) {
  if (!profile.quote.empty() && !is_mark(profile.quote)) {
    return value_fault("dialect.csv.quote: expected one ASCII mark, or \"\" for none");
  }
  for (const auto& [format, delimiter] : {std::pair{"csv", &profile.csv_delimiter}, {"txt", &profile.txt_delimiter}}) {
    const std::string place = std::string("dialect.") + format + ".delimiter: ";
    if (*delimiter != "auto" && !is_mark(*delimiter)) return value_fault(place + "expected \"auto\" or one ASCII mark");
    if (*delimiter == profile.quote) return value_fault(place + "must not be the quote");
  }
  return std::nullopt;
}

MaybeFault check_limits(const Profile& profile) {
  if (profile.formats.empty()) return value_fault("file.formats: must not be empty");
  if (profile.max_bytes != 0 && profile.advise_bytes > profile.max_bytes) {
    return value_fault("file.advise_bytes: must not be above file.max_bytes");
  }
  if (profile.max_columns > limits::kColumns) {
    return value_fault("file.max_columns: at most " + std::to_string(limits::kColumns));
  }
  if (profile.max_cell_bytes > limits::kCellBytes) {
    return value_fault("file.max_cell_bytes: at most " + std::to_string(limits::kCellBytes));
  }
  return std::nullopt;
}

MaybeFault check_import(const Profile& profile) {
  if (std::find(profile.modes.begin(), profile.modes.end(), profile.default_mode) != profile.modes.end())
    return std::nullopt;
  return value_fault("import.default_mode: " + quoted(profile.default_mode) + " is not among import.modes");
}

// "2026-11-22", or nothing at all.
MaybeFault check_revision(const Profile& profile) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  const std::string& text = profile.revision;
  bool sound = text.empty() || text.size() == kForm.size();
  for (size_t i = 0; sound && i < text.size(); ++i) {
    sound = kForm[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == kForm[i];
  }
  return sound ? MaybeFault() : value_fault("revision: expected a day as in \"2026-11-22\"");
}

}  // namespace

bool is_mark(std::string_view text) {
  if (text.size() != 1) return false;
  const char c = text[0];
  const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c > 0 && c < 0x7F && c != '\r' && c != '\n' && !alphanumeric;
}

// A blank says nothing, whatever a profile calls it: neither yes nor no.
bool is_padded(std::string_view word) {
  constexpr std::string_view kBlanks = " \t\r\n";
  return word.empty() || kBlanks.find(word.front()) != word.npos || kBlanks.find(word.back()) != word.npos;
}

MaybeFault check_word_pair(const std::string& place, const std::vector<std::string>& yes,
                           const std::vector<std::string>& no) {
  if (yes.empty() || no.empty()) return value_fault(place + ": words are needed for both answers");
  for (const auto* words : {&yes, &no}) {
    for (const std::string& word : *words)
      if (is_padded(word)) return value_fault(place + ": " + quoted(word) + " is empty or has blanks around it");
  }
  for (const std::string& word : yes) {
    if (std::find(no.begin(), no.end(), word) != no.end())
      return value_fault(place + ": " + quoted(word) + " stands for both");
  }
  return std::nullopt;
}

std::optional<Fault> check_profile(const Profile& profile) {
  for (const auto check : {check_revision, check_limits, check_dialect, check_fields, check_names, check_identifiers,
                           check_consents, check_import, check_relations}) {
    if (auto fault = check(profile)) return fault;
  }
  return std::nullopt;
}

}  // namespace consentry
