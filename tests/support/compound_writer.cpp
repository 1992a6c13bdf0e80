// See compound_writer.h. MS-CFB 2.2 to 2.6.
#include "tests/support/compound_writer.h"

namespace consentry::test {
namespace {

constexpr uint32_t kFree = 0xFFFFFFFF, kEnd = 0xFFFFFFFE, kFatSector = 0xFFFFFFFD, kDifatSector = 0xFFFFFFFC;
constexpr size_t kMini = 64, kCutoff = 4096, kItem = 128, kHeaderTables = 109;
constexpr uint8_t kStream = 2, kRoot = 5;

std::string padded(std::string bytes, size_t to, char with = '\0') {
  bytes.resize((bytes.size() + to - 1) / to * to, with);
  return bytes;
}

std::string numbers_of(const std::vector<uint32_t>& numbers) {
  std::string bytes;
  for (const uint32_t number : numbers) bytes += little(number, 4);
  return bytes;
}

class Writer {
 public:
  explicit Writer(const CompoundToWrite& file) : file_(file), sector_(file.wide_sectors ? 4096 : 512) {}

  std::string write() {
    for (const auto& [name, bytes] : file_.streams) bytes.size() < kCutoff ? place_mini(bytes) : starts_.push_back(0);
    size_t content = sectors((file_.streams.size() + 1) * kItem) + sectors(mini_table_.size() * 4);
    content += sectors(mini_stream_.size());
    for (const auto& [name, bytes] : file_.streams) content += bytes.size() < kCutoff ? 0 : sectors(bytes.size());
    count_tables(content);
    for (uint32_t i = 0; i < tables_; ++i) fat_.push_back(kFatSector);
    for (uint32_t i = 0; i < difats_; ++i) fat_.push_back(kDifatSector);
    place_content();
    return header() + padded(numbers_of(fat_), sector_, '\xFF') + difat() + body_;
  }

 private:
  size_t sectors(size_t bytes) const { return (bytes + sector_ - 1) / sector_; }
  uint32_t numbers() const { return static_cast<uint32_t>(sector_ / 4); }

  void count_tables(size_t content) {
    for (tables_ = 1; size_t{tables_} * numbers() < content + tables_ + difats_; ++tables_)
      difats_ = tables_ < kHeaderTables ? 0 : (tables_ + 1 - kHeaderTables + numbers() - 2) / (numbers() - 1);
  }

  void place_mini(const std::string& bytes) {
    const auto first = static_cast<uint32_t>(mini_table_.size());
    const auto minis = static_cast<uint32_t>((bytes.size() + kMini - 1) / kMini);
    starts_.push_back(minis ? first : kEnd);
    for (uint32_t i = 1; i <= minis; ++i) mini_table_.push_back(i < minis ? first + i : kEnd);
    mini_stream_ += padded(bytes, kMini);
  }

  /// Appends a chain of sectors; answers its first one.
  uint32_t place(const std::string& bytes, char with = '\0') {
    const auto first = static_cast<uint32_t>(fat_.size()), last = first + static_cast<uint32_t>(sectors(bytes.size()));
    for (uint32_t next = first + 1; next <= last; ++next) fat_.push_back(next < last ? next : kEnd);
    body_ += padded(bytes, sector_, with);
    return bytes.empty() ? kEnd : first;
  }

  /// The directory comes first and names what comes after it, so it is placed twice.
  void place_content() {
    directory_ = place(std::string((file_.streams.size() + 1) * kItem, '\0'));
    mini_fat_ = place(numbers_of(mini_table_), '\xFF');
    mini_start_ = place(mini_stream_);
    for (size_t i = 0; i < file_.streams.size(); ++i)
      if (file_.streams[i].second.size() >= kCutoff) starts_[i] = place(file_.streams[i].second);
    std::string directory =
        item("Root Entry", kRoot, kFree, file_.streams.empty() ? kFree : 1, mini_start_, mini_stream_.size());
    for (size_t i = 0; i < file_.streams.size(); ++i)
      directory +=
          item(file_.streams[i].first, kStream, i + 1 < file_.streams.size() ? static_cast<uint32_t>(i + 2) : kFree,
               kFree, starts_[i], file_.streams[i].second.size());
    body_.replace(0, directory.size(), directory);
  }

  std::string item(const std::string& name, uint8_t type, uint32_t right, uint32_t child, uint32_t start,
                   uint64_t size) const {
    std::string units;
    for (const char c : name) units += {c, '\0'};
    std::string bytes =
        padded(units + little(0, 2), kMini) + little(units.size() + 2, 2) + little(type, 1) + little(1, 1);
    bytes += little(kFree, 4) + little(right, 4) + little(child, 4);
    bytes += type == kRoot ? std::string(file_.root_class.begin(), file_.root_class.end()) : std::string(16, '\0');
    return bytes + std::string(20, '\0') + little(start, 4) + little(size, 8);
  }

  std::string difat() const {
    std::string bytes;
    for (uint32_t i = 0, table = kHeaderTables; i < difats_; ++i) {
      for (uint32_t n = 1; n < numbers(); ++n, ++table) bytes += little(table < tables_ ? table : kFree, 4);
      bytes += little(i + 1 < difats_ ? tables_ + i + 1 : kEnd, 4);
    }
    return bytes;
  }

  std::string header() const {
    const bool wide = file_.wide_sectors;
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little(0x3E, 2);
    bytes +=
        little(wide ? 4 : 3, 2) + little(0xFFFE, 2) + little(wide ? 12 : 9, 2) + little(6, 2) + std::string(6, '\0');
    bytes += little(wide ? 1 : 0, 4) + little(tables_, 4) + little(directory_, 4) + little(0, 4) + little(kCutoff, 4);
    bytes += little(mini_fat_, 4) + little(sectors(mini_table_.size() * 4), 4);
    bytes += little(difats_ ? tables_ : kEnd, 4) + little(difats_, 4);
    for (uint32_t i = 0; i < kHeaderTables; ++i) bytes += little(i < tables_ ? i : kFree, 4);
    return padded(bytes, sector_);
  }

  const CompoundToWrite& file_;
  const size_t sector_;
  uint32_t tables_ = 0, difats_ = 0, directory_ = 0, mini_fat_ = kEnd, mini_start_ = kEnd;
  std::vector<uint32_t> fat_, mini_table_, starts_;
  std::string mini_stream_, body_;
};

}  // namespace

std::string little(uint64_t value, size_t bytes) {
  std::string text;
  for (size_t i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i & 0xFF);
  return text;
}

std::string write_compound(const CompoundToWrite& file) { return Writer(file).write(); }

}  // namespace consentry::test
