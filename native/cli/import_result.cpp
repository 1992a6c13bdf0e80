#include "native/cli/import_result.h"

#include "core/checker.h"
#include "core/report/summary.h"
#include "native/store/totals.h"

namespace consentry {
namespace {

constexpr uint64_t kListed = 20;  // lines of each list in the text; the JSON form has all

std::string verdict_of(const Import& import, const ImportOutcome& outcome) {
  if (!outcome.result) return "refused";
  return std::string(
      outcome_name(outcome.left_something_out ? Outcome::accepted_with_rejects : import.report().outcome()));
}

std::string number_line(std::string_view name, uint64_t number) {
  std::string line = "  " + std::string(name);
  line.resize(20, ' ');
  const std::string digits = std::to_string(number);
  return line + std::string(digits.size() < 10 ? 10 - digits.size() : 0, ' ') + digits + "\n";
}

/// Writes the first lines of a list and how many more there are.
class List {
 public:
  List(Output& out, std::string title) : out_(out), title_(std::move(title)) {}
  void add(const std::string& line) {
    if (++count_ == 1) out_.write("\n" + title_ + "\n");
    if (count_ <= kListed) out_.write("  " + line + "\n");
  }
  void end() {
    if (count_ > kListed) out_.write("  and " + std::to_string(count_ - kListed) + " more; --format json lists all\n");
  }

 private:
  Output& out_;
  const std::string title_;
  uint64_t count_ = 0;
};

DuplicatePolicy policy_of(const ImportRequest& request) { return duplicate_policy(*request.profile, request.options); }

std::string place(uint64_t line, uint64_t record) {
  return "line " + std::to_string(line) + ", record " + std::to_string(record) + ": ";
}

/// The reason of a RefusalNotApplied in words.
std::string_view in_words(std::string_view reason) {
  constexpr std::string_view kWords[][2] = {{"row_rejected", "the row is rejected"},
                                            {"duplicate", "the row is a duplicate"},
                                            {"skipped_by_mode", "the row is passed over by the mode"},
                                            {"conflict", "the row belongs to two contacts"}};
  for (const auto& [known, words] : kWords)
    if (known == reason) return words;
  return reason;
}

Status write_lists(Output& out, Store& store) {
  List held(out, "Grants held back: the stored refusal stays (851)");
  Status status = store.each_held([&](const HeldRegrant& one) {
    held.add(place(one.line, one.record) + std::string(one.consent) + " of contact " + std::to_string(one.contact));
  });
  if (status) return status;
  held.end();
  List refusals(out, "Refusals that were not applied: see to it that these people are not written to (852)");
  status = store.each_refusal_not_applied([&](const RefusalNotApplied& one) {
    refusals.add(place(one.line, one.record) + std::string(one.consent) + ": " + std::string(in_words(one.reason)));
  });
  if (status) return status;
  refusals.end();
  List conflicts(out, "Rows of two stored contacts: nothing was overwritten (853)");
  status = store.each_conflict([&](const StoreConflict& one) {
    conflicts.add(place(one.line, one.record) + "contacts " + std::to_string(one.contact) + " and " +
                  std::to_string(one.other));
  });
  conflicts.end();
  return status;
}

/// What the policy did with the rows of a contact that stands more than once.
std::string_view in_words(DuplicatePolicy policy) {
  constexpr std::string_view kWords[] = {"the first row of a contact is imported",
                                         "the last row of a contact is imported",
                                         "merged with the first row of the contact",
                                         "only the store tells that they are of one contact: the first is imported"};
  return kWords[static_cast<size_t>(policy)];
}

std::string duplicates_line(uint64_t duplicates, DuplicatePolicy policy) {
  std::string line = number_line("duplicates", duplicates);
  if (duplicates == 0) return line;
  line.insert(line.size() - 1, "   policy " + std::string(policy_name(policy)) + ": " + std::string(in_words(policy)));
  return line;
}

std::string totals_text(const ImportResult& r, DuplicatePolicy policy) {
  const ImportTotals& t = r.totals;
  return "Rows\n" + number_line("read", t.read) + number_line("inserted", t.inserted) +
         number_line("updated", t.updated) + number_line("unchanged", t.unchanged) +
         number_line("skipped by mode", t.skipped_by_mode) + number_line("rejected", t.rejected) +
         duplicates_line(t.duplicates, policy) + number_line("conflicts", t.conflicts) + "Consents\n" +
         number_line("given", r.consents_given) + number_line("withdrawn", r.consents_withdrawn) +
         number_line("held back", r.held_regrants) + "Refusals\n" + number_line("read", r.refusals.read) +
         number_line("applied", r.refusals.applied) + number_line("already refused", r.refusals.already_refused) +
         number_line("not applied", r.refusals.not_applied);
}

/// Lets a long JSON text out in pieces.
class Pieces {
 public:
  explicit Pieces(Output& out) : out_(out), json(text_) {}
  ~Pieces() { flush(0); }
  void flush(size_t beyond = 1 << 16) {
    if (text_.size() <= beyond) return;
    out_.write(text_);
    text_.clear();
  }

 private:
  Output& out_;
  std::string text_;

 public:
  JsonWriter json;
};

void write_import(JsonWriter& json, const ImportRequest& request, const ImportOutcome& outcome) {
  const ImportResult& r = *outcome.result;
  json.begin_object()
      .key("account")
      .string(request.settings.account)
      .key("actor")
      .string(request.settings.actor)
      .key("consents_given")
      .integer(r.consents_given)
      .key("consents_withdrawn")
      .integer(r.consents_withdrawn)
      .key("duplicates")
      .string(policy_name(policy_of(request)));
  json.key("earlier");
  if (r.earlier_import == 0) json.null();
  else json.begin_object().key("id").integer(r.earlier_import).key("recorded").string(r.earlier_recorded).end_object();
  json.key("id")
      .integer(r.import)
      .key("mode")
      .string(request.settings.mode)
      .key("recorded")
      .string(outcome.recorded)
      .key("target")
      .string(request.target)
      .end_object();
}

Status write_conflicts(Pieces& pieces, Store& store) {
  return store.each_conflict([&](const StoreConflict& one) {
    pieces.json.begin_object()
        .key("contact")
        .integer(one.contact)
        .key("line")
        .integer(one.line)
        .key("other")
        .integer(one.other)
        .key("record")
        .integer(one.record)
        .end_object();
    pieces.flush();
  });
}

Status write_held(Pieces& pieces, Store& store) {
  return store.each_held([&](const HeldRegrant& one) {
    pieces.json.begin_object()
        .key("consent")
        .string(one.consent)
        .key("contact")
        .integer(one.contact)
        .key("line")
        .integer(one.line)
        .key("record")
        .integer(one.record)
        .end_object();
    pieces.flush();
  });
}

Status write_refusals(Pieces& pieces, Store& store, const RefusalTotals& totals) {
  pieces.json.begin_object()
      .key("already_refused")
      .integer(totals.already_refused)
      .key("applied")
      .integer(totals.applied);
  pieces.json.key("list").begin_array();
  const Status status = store.each_refusal_not_applied([&](const RefusalNotApplied& one) {
    pieces.json.begin_object()
        .key("consent")
        .string(one.consent)
        .key("line")
        .integer(one.line)
        .key("reason")
        .string(one.reason)
        .key("record")
        .integer(one.record)
        .end_object();
    pieces.flush();
  });
  pieces.json.end_array().key("not_applied").integer(totals.not_applied).key("read").integer(totals.read).end_object();
  return status;
}

Status write_done(Pieces& pieces, Store& store, const ImportRequest& request, const ImportOutcome& outcome) {
  JsonWriter& json = pieces.json;
  json.key("conflicts").begin_array();
  if (Status status = write_conflicts(pieces, store)) return status;
  json.end_array().key("held_regrants").begin_array();
  if (Status status = write_held(pieces, store)) return status;
  json.end_array().key("import");
  write_import(json, request, outcome);
  json.key("refusal").null().key("refusals");
  return write_refusals(pieces, store, outcome.result->refusals);
}

}  // namespace

Status write_import_text(Output& out, Import& import, const ImportOutcome& outcome, const ImportRequest& request,
                         Language language) {
  out.write(report_text(import.report(), language));
  if (!outcome.result) return {};
  const ImportResult& result = *outcome.result;
  out.write("\nImport " + std::to_string(result.import) + " into " + request.target + " (account " +
            request.settings.account + ", mode " + request.settings.mode + ")\n");
  if (result.earlier_import != 0)
    out.write("The same file was imported before: import " + std::to_string(result.earlier_import) + " at " +
              result.earlier_recorded + "\n");
  out.write("\n" + totals_text(result, policy_of(request)));
  return write_lists(out, import.store());
}

Status write_import_json(Output& out, Import& import, const ImportOutcome& outcome, const ImportRequest& request) {
  {
    Pieces pieces(out);
    pieces.json.begin_object();
    if (outcome.result) {
      if (Status status = write_done(pieces, import.store(), request, outcome)) return status;
    } else {
      pieces.json.key("import")
          .null()
          .key("refusal")
          .begin_object()
          .key("code")
          .string(outcome.refusal->code)
          .key("message")
          .string(outcome.refusal->message)
          .end_object();
    }
    pieces.json.key("report").raw(import.report_json()).key("report_sha256").string(import.report_sha256());
    if (outcome.result) pieces.json.key("totals").raw(totals_json(outcome.result->totals));
    pieces.json.key("verdict").string(verdict_of(import, outcome)).end_object();
  }
  out.write("\n");
  return {};
}

}  // namespace consentry
