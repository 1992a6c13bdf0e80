#include "native/job/tee.h"

namespace consentry {

void Tee::on_header(const Mapping& mapping) {
  for (Sink* sink : sinks_) sink->on_header(mapping);
}

void Tee::on_records(std::span<const CheckedRecord> records) {
  for (Sink* sink : sinks_) sink->on_records(records);
}

void Tee::on_finding(const Finding& finding) {
  for (Sink* sink : sinks_) sink->on_finding(finding);
}

void Tee::on_restart(std::string_view reason) {
  for (Sink* sink : sinks_) sink->on_restart(reason);
}

void Tee::on_end(const Summary& summary) {
  for (Sink* sink : sinks_) sink->on_end(summary);
}

}  // namespace consentry
