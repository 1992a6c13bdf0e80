// One check, several listeners: hands every call on to each of its sinks in turn. Memory: none.
#pragma once
#include <utility>
#include <vector>

#include "core/sink.h"

namespace consentry {

/// The sinks must outlive it.
class Tee : public Sink {
 public:
  explicit Tee(std::vector<Sink*> sinks) : sinks_(std::move(sinks)) {}
  void add(Sink* sink) { sinks_.push_back(sink); }

  void on_header(const Mapping& mapping) override {
    for (Sink* sink : sinks_) sink->on_header(mapping);
  }
  void on_records(std::span<const CheckedRecord> records) override {
    for (Sink* sink : sinks_) sink->on_records(records);
  }
  void on_finding(const Finding& finding) override {
    for (Sink* sink : sinks_) sink->on_finding(finding);
  }
  void on_restart(std::string_view reason) override {
    for (Sink* sink : sinks_) sink->on_restart(reason);
  }
  void on_end(const Summary& summary) override {
    for (Sink* sink : sinks_) sink->on_end(summary);
  }

 private:
  std::vector<Sink*> sinks_;
};

}  // namespace consentry
