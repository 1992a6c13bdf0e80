// Names of time zones: those of the IANA database (from Debian's tzdata, put in by time_zones.cmake) and those of Ruby on Rails.
// Memory: constant tables.
#pragma once
#include <span>
#include <string_view>

namespace consentry {

/// Every zone and link of the IANA database that a person may live in, sorted.
std::span<const std::string_view> iana_time_zones();

/// A name of ActiveSupport::TimeZone and the zone that it stands for.
struct RailsTimeZone {
  std::string_view name, iana;
};

/// In the order of Rails: from the date line eastwards. No name stands twice.
std::span<const RailsTimeZone> rails_time_zones();

}  // namespace consentry
