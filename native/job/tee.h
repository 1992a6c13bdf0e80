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

  void on_header(const Mapping&) override;
  void on_records(std::span<const CheckedRecord>) override;
  void on_finding(const Finding&) override;
  void on_restart(std::string_view reason) override;
  void on_end(const Summary&) override;

 private:
  std::vector<Sink*> sinks_;
};

}  // namespace consentry
