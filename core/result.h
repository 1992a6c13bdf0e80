// What a host gets where something other than the data is at fault: an option, a profile, a store. Faults of the data are Findings.
#pragma once
#include <string>
#include <utility>
#include <variant>

namespace consentry {

/// A fault of the host or of its input besides the file. `code` is stable ("profile_unknown_key"); `message` says what, where and the remedy.
struct Fault {
  std::string code;
  std::string message;
};

/// Either a value or a fault; the core knows no exceptions.
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Fault fault) : state_(std::move(fault)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  /// Only where ok().
  T& value() { return *std::get_if<0>(&state_); }
  const T& value() const { return *std::get_if<0>(&state_); }
  /// Only where not ok().
  const Fault& fault() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Fault> state_;
};

}  // namespace consentry
