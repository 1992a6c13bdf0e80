// Makes the bytes of a case: text, hex or base64 (RFC 4648), or parts that repeat. Memory: the input, whole.
#include <fstream>
#include <iterator>

#include "tests/support/xls_writer.h"
#include "tests/support/zip_writer.h"
#include "tests/vectors/runner/vector.h"

namespace vectors {
namespace {

int digit_value(std::string_view alphabet, char c) {
  size_t at = alphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string from_hex(std::string_view text, std::string& bytes) {
  int high = -1;
  for (char c : text) {
    if (c == ' ') continue;
    int value = digit_value("0123456789abcdef", c);
    if (value < 0) return "hex: lower-case digits and spaces only";
    if (high < 0) {
      high = value;
    } else {
      bytes += static_cast<char>(high * 16 + value);
      high = -1;
    }
  }
  return high < 0 ? "" : "hex: half a byte at the end";
}

std::string from_base64(std::string_view text, std::string& bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  uint32_t bits = 0, held = 0;
  for (char c : text) {
    if (c == '=') break;
    int value = digit_value(kAlphabet, c);
    if (value < 0) return "base64: not a digit of RFC 4648 section 4";
    bits = bits << 6 | static_cast<uint32_t>(value);
    held += 6;
    if (held >= 8) bytes += static_cast<char>(bits >> (held -= 8) & 0xFF);
  }
  return "";
}

std::string append_file(const std::filesystem::path& file, std::string& bytes) {
  std::ifstream stream(file, std::ios::binary);
  bytes.append(std::istreambuf_iterator<char>(stream), {});
  return stream.is_open() ? "" : "input: " + file.string() + " can't be read";
}

std::string append_piece(Json piece, std::string& bytes) {
  std::string_view text;
  if (piece["text"].get(text) == simdjson::SUCCESS) {
    bytes += text;
    return "";
  }
  if (piece["hex"].get(text) == simdjson::SUCCESS) return from_hex(text, bytes);
  if (piece["base64"].get(text) == simdjson::SUCCESS) return from_base64(text, bytes);
  return "input: one of text, hex, base64, file, generate, zip";
}

std::string append_repeated(Json piece, std::string& bytes) {
  std::string once;
  std::string fault = append_piece(piece, once);
  uint64_t times = 1;
  if (!piece["repeat"].get(times)) {
  }
  bytes.reserve(bytes.size() + once.size() * times);
  for (uint64_t i = 0; i < times; ++i) bytes += once;
  return fault;
}

}  // namespace

std::string make_input(const std::filesystem::path& root, Json input, std::string& bytes) {
  std::string_view file;
  if (input["file"].get(file) == simdjson::SUCCESS) return append_file(root / file, bytes);
  Json built;
  if (input["xlsx"].get(built) == simdjson::SUCCESS) {
    bytes = make_workbook(built);
    return "";
  }
  if (input["xls"].get(built) == simdjson::SUCCESS) {
    std::string fault;
    bytes = consentry::test::write_xls(built, fault);
    return fault;
  }
  if (input["zip"].get(built) == simdjson::SUCCESS) {
    std::string fault;
    bytes = consentry::test::write_zip(built, fault);
    return fault;
  }
  simdjson::dom::array pieces;
  if (input["generate"].get(pieces) != simdjson::SUCCESS) return append_piece(input, bytes);
  for (Json piece : pieces) {
    std::string fault = append_repeated(piece, bytes);
    if (!fault.empty()) return fault;
  }
  return "";
}

}  // namespace vectors
