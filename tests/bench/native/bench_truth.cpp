// What is true of a file of generated contacts, found without any code of the core: CSV taken apart byte by byte, and the few rules that the
// bench profiles ask for, in their plainest form. Prints one line of JSON.  Use:  bench_truth FILE
// Good for the generator's data only (addresses in lower case, phones with country code, no damaged quoting). Memory: 32 to 64 bytes for each
// identifier, 2 GB at the most.
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr size_t kColumns = 10, kEmail = 0, kPhone = 1, kId = 2, kConsents[] = {7, 8};
constexpr uint64_t kTableEntries = 1 << 24;  // of the core's table of duplicates; what lies beyond isn't compared

/// Which contact bore an identifier first. Open addressing by a hash of 64 bits, half full at the most.
class Contacts {
 public:
  /// The contact, or 0.
  uint32_t find(uint64_t hash) const { return slots_[place(slots_, hash)].contact; }
  void add(uint64_t hash, uint32_t contact) {
    if (2 * ++used_ > slots_.size()) grow();
    slots_[place(slots_, hash)] = {hash, contact};
  }
  uint64_t used() const { return used_; }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t contact = 0;
  };
  static size_t place(const std::vector<Slot>& slots, uint64_t hash) {
    size_t at = hash & (slots.size() - 1);
    while (slots[at].contact && slots[at].hash != hash) at = (at + 1) & (slots.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> wider(slots_.size() * 2);
    for (const Slot& slot : slots_)
      if (slot.contact) wider[place(wider, slot.hash)] = slot;
    slots_.swap(wider);
  }
  std::vector<Slot> slots_ = std::vector<Slot>(1 << 20);
  uint64_t used_ = 0;
};

/// What a profile that takes the first `identifiers` columns as identifiers says of the rows.
struct Judgement {
  size_t identifiers;
  uint64_t none = 0, rejected = 0, duplicates = 0, conflicts = 0;
  uint32_t contacts = 0;
  Contacts known{};

  void judge(const std::vector<uint64_t>& hashes, bool consent_fault) {
    none += hashes.empty();
    if (hashes.empty() || consent_fault) {
      ++rejected;
      return;
    }
    if (!exact()) return;
    uint32_t contact = 0;
    bool conflict = false;
    for (const uint64_t hash : hashes)
      if (const uint32_t found = known.find(hash)) {
        conflict |= contact && contact != found;
        contact = contact ? contact : found;
      }
    if (conflict) {
      ++conflicts;
      return;
    }
    duplicates += contact != 0;
    if (!contact) contact = ++contacts;
    for (const uint64_t hash : hashes)
      if (!known.find(hash)) known.add(hash, contact);
  }
  bool exact() const { return known.used() <= kTableEntries; }
  void print(const char* name) const {
    std::printf("\"%s\":{\"none\":%" PRIu64 ",\"rejected\":%" PRIu64, name, none, rejected);
    if (exact()) std::printf(",\"duplicates\":%" PRIu64 ",\"conflicts\":%" PRIu64, duplicates, conflicts);
    std::printf("}");
  }
};

/// A number is nine digits behind one of the generator's country codes; Russian numbers have ten, so none of those is one.
bool is_phone(std::string_view cell) {
  return cell.size() == 12 && (cell.starts_with("+48") || cell.starts_with("+49") || cell.starts_with("+31"));
}

struct Truth {
  uint64_t records = 0, blank_email = 0, blank_consent = 0, bad_consent = 0, bad_email = 0, bad_phone = 0, empty = 0;
  uint64_t flagged = 0;  // rows without e-mail or with a consent that is not 0 or 1: what peers are asked
  Judgement full{3}, two_columns{1};

  void take(const std::vector<std::string>& cells) {
    if (records++ == 0) return;  // the header
    const std::string &email = cells[kEmail], &phone = cells[kPhone];
    const bool email_is_good = email.find('@') != std::string::npos;
    blank_email += email.empty();
    bad_email += !email.empty() && !email_is_good;
    bad_phone += !phone.empty() && !is_phone(phone);
    empty += email.empty() && phone.empty() && cells[kId].empty();
    const bool fault = take_consents(cells);
    flagged += email.empty() || fault || cells[kConsents[0]].empty() || cells[kConsents[1]].empty();
    std::vector<uint64_t> hashes;
    const auto add = [&](size_t column) { hashes.push_back(std::hash<std::string>()(cells[column] + char(column))); };
    if (email_is_good) add(kEmail);
    two_columns.judge(hashes, fault);
    if (is_phone(phone)) add(kPhone);
    if (!cells[kId].empty()) add(kId);
    full.judge(hashes, fault);
  }
  bool take_consents(const std::vector<std::string>& cells) {
    bool fault = false;
    for (const size_t column : kConsents) {
      const std::string& cell = cells[column];
      const bool bad = !cell.empty() && cell != "0" && cell != "1";
      blank_consent += cell.empty();
      bad_consent += bad;
      fault |= bad;
    }
    return fault;
  }
};

/// RFC 4180, one byte at a time; false where a row has not ten cells.
bool read_csv(std::FILE* file, Truth& truth) {
  std::vector<std::string> cells(1);
  bool quoted = false, any = false;
  for (int byte; (byte = getc_unlocked(file)) != EOF;) {
    any = true;
    if (byte == '"') {
      const int next = quoted ? getc_unlocked(file) : 0;
      if (quoted && next == '"') cells.back() += '"';
      else {
        if (quoted && next != EOF) std::ungetc(next, file);
        quoted = !quoted;
      }
    } else if (byte == ',' && !quoted) {
      cells.emplace_back();
    } else if (byte == '\n' && !quoted) {
      if (cells.size() != kColumns) return false;
      truth.take(cells);
      cells.assign(1, {});
      any = false;
    } else if (byte != '\r' || quoted) {
      cells.back() += static_cast<char>(byte);
    }
  }
  if (any && cells.size() == kColumns) truth.take(cells);
  return !any || cells.size() == kColumns;
}

}  // namespace

int main(int count, char** words) {
  std::FILE* file = count == 2 ? std::fopen(words[1], "rb") : nullptr;
  Truth truth;
  if (!file || !read_csv(file, truth) || truth.records == 0) {
    std::fprintf(stderr, "bench_truth: not a file of generated contacts (ten columns in every row)\n");
    return 64;
  }
  std::printf("{\"rows\":%" PRIu64 ",\"blank_email\":%" PRIu64 ",\"bad_email\":%" PRIu64 ",\"bad_phone\":%" PRIu64,
              truth.records - 1, truth.blank_email, truth.bad_email, truth.bad_phone);
  std::printf(",\"blank_consent\":%" PRIu64 ",\"bad_consent\":%" PRIu64 ",\"no_identifier\":%" PRIu64
              ",\"flagged\":%" PRIu64 ",",
              truth.blank_consent, truth.bad_consent, truth.empty, truth.flagged);
  truth.full.print("bench-full");
  std::printf(",");
  truth.two_columns.print("bench-two-columns");
  std::printf("}\n");
}
