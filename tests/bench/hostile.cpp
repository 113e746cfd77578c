// Writes an input that nobody would write by hand: a few pieces of text in a row, again and again.
//
//   bench_hostile STAGE SEED KILOBYTES < words > input 3> description
//
// The seed chooses the pieces, from those built in and the lines of standard input, and the shape
// that they are repeated in: one long message, many messages, names of members and so on, for
// ingest exports of many forms. The same seed with more kilobytes gives more of the same.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// Beside the words of a stage, from standard input: what stands between words, and beginnings of
/// what stages look for.
constexpr std::string_view kPieces[] = {"a",           "A",
                                        "b",           "1",
                                        "0",           "23",
                                        " ",           "  ",
                                        "\n",          "\r\n",
                                        "\n\n",        "\t",
                                        ".",           ",",
                                        "-",           "--",
                                        "_",           "@",
                                        "#",           "/",
                                        ":",           "://",
                                        "(",           ")",
                                        "[",           "]",
                                        "<",           ">",
                                        "&",           "%",
                                        "+",           "=",
                                        "*",           "|",
                                        "~",           "^",
                                        "!",           "?",
                                        "'",           "\"",
                                        "\"\"",        "`",
                                        "```",         "\\",
                                        "{",           "}",
                                        "$",           "¥",
                                        "一",          "好",
                                        "的",          "，",
                                        "。",          "、",
                                        "；",          "：",
                                        "？",          "！",
                                        "（",          "）",
                                        "【",          "】",
                                        "「",          "“",
                                        "”",           "…",
                                        "·",           "　",
                                        "张",          "王小明",
                                        "欧阳娜娜",    "先生",
                                        "路",          "号",
                                        "省",          "市",
                                        "区",          "栋",
                                        "单元",        "<b>",
                                        "</b>",        "<br>",
                                        "<!--",        "-->",
                                        "<script>",    "</script>",
                                        "<style>",     "<a href=\"",
                                        "<p>x</p>",    "&amp;",
                                        "&#",          "&#x4e00;",
                                        "> q\n",       ">> q\n",
                                        "-- \nsig\n",  "http://",
                                        "https://a.b", "www.",
                                        "a@b.c",       "a@",
                                        "1-2-",        "1 2 ",
                                        "(1) ",        "1,2,",
                                        "2026-01-01",  "12:30",
                                        "3/4/2026",    "$1.50",
                                        "a1",          "AB-1",
                                        "13800138000", "138 0013 ",
                                        "4111 1111",   "一三八",
                                        "五六",        "five ",
                                        "Dear Ann",    "my name is ",
                                        "Main St",     "Apt 4",
                                        "[图片]",      "[PHONE_1]",
                                        "😊",           "👍🏽",
                                        "1️⃣",     "é",
                                        "e\u0301",     "Ã©",
                                        "â€™",         "浣犲ソ",
                                        "\u200b",      "\u00a0",
                                        "ａ",          "１",
                                        "ﬁ",           "я",
                                        "::",          "1.2.3.4",
                                        "Ann",         "O'Brien",
                                        "the the ",    "x=1&",
                                        "\nBest,\n",   "此致\n",
                                        "From: a\n",   "On x wrote:\n",
                                        "\",\"",       "```\n",
                                        "<pre>",       "<ins>",
                                        "<p a=1 "};

class Hostile {
 public:
  Hostile(unsigned seed, std::size_t bytes, std::vector<std::string> words)
      : random_(seed), bytes_(bytes), words_(std::move(words)) {
    first_ = piece();
    for (std::size_t more = random_() % 4; more > 0; --more) rest_ += piece();
    unit_ = first_ + rest_;
  }

  /// Conversations, or texts without turns.
  std::string records() {
    switch (random_() % 10) {
      case 0:
        return named("one message", conversation({repeated(unit_)}));
      case 1:
        return named("first piece, then the rest",
                     conversation({repeated(first_, 2) + repeated(rest_, 2)}));
      case 2:
        return named("many messages", conversation(numbered(unit_, "")));
      case 3:
        return named("numbers between", conversation({joined(numbered(unit_, ""))}));
      case 4:
        return named("longer and longer", conversation(growing()));
      case 5:
        return named("text", R"({"id":"a","text":)" + json(repeated(unit_)) + "}\n");
      case 6:
        return named("members", R"({"id":"a","text":"hi","meta":{)" + members() + "}}\n");
      case 7:
        return named("the rest once, at the end", conversation({repeated(first_) + rest_}));
      case 8:
        return named("long name", R"({"id":"a","text":"hi","meta":{)" + json(repeated(unit_)) +
                                      ":" + json(unit_) + "}}\n");
      default:
        return named("many records", many_records());
    }
  }

  /// Exports of other programs, and what looks like them.
  std::string exports() {
    const std::string row = R"({"conversation_id":"1","role":"user","text":)" + json(unit_);
    const std::string table = "conversation_id,role,text\n1,user,hi\n";
    switch (random_() % 10) {
      case 0:
        return named("text", repeated(unit_));
      case 1:
        return named("lines", repeated(unit_ + "\n"));
      case 2:
        return named("transcript", repeated("Customer: " + unit_ + "\nAgent: " + unit_ + "\n"));
      case 3:
        return named("chat",
                     "2026-01-01 12:30:00 a\n" + repeated(unit_) + "\n2026-01-01 12:31:00 b\nhi\n");
      case 4:
        return named("table", table + repeated("1,agent," + quoted(unit_) + "\n"));
      case 5:
        return named("long cell", table + "1,agent," + quoted(repeated(unit_)) + "\n");
      case 6:
        return named("open quote", table + "1,agent,\"" + repeated(unit_));
      case 7:
        return named("many columns", joined(numbered(unit_, ",")) + "\nx,y,z\n1,2,3\n");
      case 8:
        return named("list", "[" + repeated(row + "},") + row + "}]");
      default:
        return named("members", row + "," + members() + "}\n" + row + "}\n");
    }
  }

 private:
  std::string piece() {
    const bool built_in = words_.empty() || random_() % 2 == 0;
    return built_in ? std::string(kPieces[random_() % std::size(kPieces)])
                    : words_[random_() % words_.size()];
  }

  std::string named(std::string_view shape, std::string text) const {
    dprintf(3, "%.*s: %s\n", static_cast<int>(shape.size()), shape.data(), json(unit_).c_str());
    return text;
  }

  static std::string json(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
      char escape[8] = {c};
      if (static_cast<unsigned char>(c) < ' ') std::snprintf(escape, sizeof escape, "\\u%04x", c);
      if (c == '"' || c == '\\') out += '\\';
      out += escape;
    }
    return out + '"';
  }

  static std::string quoted(std::string_view cell) {
    std::string out = "\"";
    for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
  }

  static std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += text;
    return out;
  }

  /// As often as fits into a share of the bytes.
  std::string repeated(std::string_view text, std::size_t share = 1) const {
    std::string out;
    while (!text.empty() && out.size() < bytes_ / share) out += text;
    return out;
  }

  std::vector<std::string> numbered(const std::string& text, std::string_view end) const {
    std::vector<std::string> texts;
    for (std::size_t size = 0, i = 0; size < bytes_; ++i) {
      size += texts.emplace_back(text + std::to_string(i)).append(end).size();
    }
    return texts;
  }

  std::vector<std::string> growing() const {
    std::vector<std::string> texts = {unit_};
    for (std::size_t size = 0; size < bytes_; size += texts.back().size()) {
      texts.push_back(texts.back() + unit_);
    }
    return texts;
  }

  std::string members() const {
    std::string out;
    for (const std::string& name : numbered(unit_, "")) {
      out += (out.empty() ? "" : ",") + json(name) + ":" + json(unit_);
    }
    return out;
  }

  /// An agent asks, and messages of both follow, each under a name of its own.
  static std::string conversation(const std::vector<std::string>& texts) {
    std::string out =
        R"({"id":"a","turns":[{"role":"agent","text":"电话 地址 姓名? name, order number? how 怎么"})";
    bool customer = true;
    for (const std::string& text : texts) {
      const std::string speaker = text.size() < 10'000 ? R"(","speaker":)" + json(text) : "\"";
      out += R"(,{"role":")" + std::string(customer ? "customer" : "agent") + speaker +
             R"(,"text":)" + json(text) + "}";
      customer = !customer;
    }
    return out + R"(,{"role":"agent","text":)" + json("yes 可以 " + texts.back()) + "}]}\n";
  }

  std::string many_records() const {
    std::string out;
    for (const std::string& text : numbered(unit_, "")) {
      out += R"({"text":)" + json(text) + "}\n";
    }
    return out;
  }

  std::mt19937 random_;
  const std::size_t bytes_;
  const std::vector<std::string> words_;
  std::string first_, rest_, unit_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  std::vector<std::string> words;
  for (std::string line; std::getline(std::cin, line);) words.push_back(line);
  const auto seed = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
  Hostile hostile(seed, std::strtoul(argv[3], nullptr, 10) * 1000, std::move(words));
  const bool ingest = std::string_view(argv[1]) == "ingest";
  const std::string text = ingest ? hostile.exports() : hostile.records();
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
