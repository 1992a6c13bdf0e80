// What an import needs of a store, whichever engine keeps it: rows are staged while the file is read, then merged in one transaction.
//
//   begin() ─▶ staging() is told the check ─▶ merge() ─▶ commit() or nothing at all (the destructor rolls back)
//
// Rules that every engine keeps (importing.md): `account` leads every key; a refusal never becomes a grant; a blank changes no consent;
// rows of two contacts are conflicts; identifiers that are for updates only make no contact; a refusal reaches a contact that bears the row's identifiers, or is listed. Memory: bounded by the engine's caches, not by the file.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/profile/profile.h"
#include "core/sink.h"
#include "native/status.h"

namespace consentry {

/// How rows meet the contacts that are stored.
struct ImportSettings {
  std::string account = "main";
  std::string actor;
  std::string mode = "add_update";                      ///< add_update, add or update
  bool blank_erases = false;                            ///< a blank attribute cell removes the stored value
  DuplicatePolicy duplicates = DuplicatePolicy::first;  ///< the one that the check was made with
  bool declare_consents = false;  ///< consents that the store doesn't know yet are added, also where it knows others
};

/// As in options and profiles.
constexpr std::string_view policy_name(DuplicatePolicy policy) {
  constexpr std::string_view kNames[] = {"first", "last", "merge", "error"};
  return kNames[static_cast<size_t>(policy)];
}

/// What the history keeps about the file; known once it is read.
struct ImportSource {
  std::string engine, profile, profile_sha256, file_sha256;
  uint64_t file_bytes = 0;
  std::string settings_json, options_json, report_json, report_sha256;
  std::string recorded;  ///< UTC, as in 2026-11-22T15:00:00Z
};

/// Every row read is in exactly one of them.
struct ImportTotals {
  uint64_t read = 0, inserted = 0, updated = 0, unchanged = 0, skipped_by_mode = 0, rejected = 0, duplicates = 0,
           conflicts = 0;
  bool close() const {
    return read == inserted + updated + unchanged + skipped_by_mode + rejected + duplicates + conflicts;
  }
};

/// Every refusal read is in exactly one of them.
struct RefusalTotals {
  uint64_t read = 0, applied = 0, already_refused = 0, not_applied = 0;
  bool close() const { return read == applied + already_refused + not_applied; }
};

/// What a merge did, or will have done once it is committed.
struct ImportResult {
  uint64_t import = 0;  ///< its number within the account
  ImportTotals totals;
  RefusalTotals refusals;
  uint64_t consents_given = 0, consents_withdrawn = 0, held_regrants = 0;
  uint64_t earlier_import = 0;  ///< the latest import of the same bytes, or 0
  std::string earlier_recorded;
};

/// A stored refusal that a grant of this row met (finding 851).
struct HeldRegrant {
  uint64_t record = 0, line = 0, contact = 0;
  std::string_view consent;
};

/// A refusal that was read and not applied, and why: row_rejected, duplicate, skipped_by_mode or conflict (finding 852).
struct RefusalNotApplied {
  uint64_t record = 0, line = 0;
  std::string_view consent, reason;
};

/// A row whose identifiers belong to two stored contacts (finding 853).
struct StoreConflict {
  uint64_t record = 0, line = 0, contact = 0, other = 0;
};

/// One import into one store. Not thread-safe.
class Store {
 public:
  virtual ~Store() = default;

  /// Prepares staging; once. The profile must outlive the store.
  virtual Status begin(const ImportSettings&, const Profile&) = 0;
  /// The sink that stages. Faults are kept and told by staging_status().
  virtual Sink& staging() = 0;
  virtual Status staging_status() const = 0;

  /// Merges what is staged, up to but without the commit. The totals are counted and close, or it is a fault (internal_totals).
  /// A fault with code "refused_…" means that the file can't be taken.
  virtual Result<ImportResult> merge(const ImportSource&) = 0;
  /// After merge(): the rows not done, in the file's order.
  virtual Status each_held(const std::function<void(const HeldRegrant&)>&) = 0;
  virtual Status each_refusal_not_applied(const std::function<void(const RefusalNotApplied&)>&) = 0;
  virtual Status each_conflict(const std::function<void(const StoreConflict&)>&) = 0;
  /// Makes it last. After this all of it is seen by everybody, before it nothing.
  virtual Status commit(uint64_t duration_ms) = 0;
};

/// The store that `target` names: a SQLite file, touched only by merge() and made there if it is missing. Faults: output_store… (a file that is none of
/// ours is named and left as it is), store_busy, io_….
Result<std::unique_ptr<Store>> open_store(const std::string& target);

/// What `consentry store verify` tells.
struct StoreState {
  bool sound = false;
  std::string problem;  ///< where it is not sound
  std::string digest;   ///< SHA-256 of all contents without times
  uint64_t contacts = 0, consents = 0, events = 0, imports = 0;
};
Result<StoreState> verify_store(const std::string& target);

}  // namespace consentry
