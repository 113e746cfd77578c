// SPDX-License-Identifier: Apache-2.0
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>

#include "config/node.hpp"
#include "config/node_data.hpp"
#include "core/error.hpp"
#include "core/lines.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMaxBytes = 16u << 20;
constexpr std::size_t kMaxAliasedNodes = 10'000;

}  // namespace

/// Receives the parser's events and builds the tree bottom-up.
class NodeBuilder : public YAML::EventHandler {
 public:
  explicit NodeBuilder(std::shared_ptr<const std::string> file) : file_(std::move(file)) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    auto data = start(Node::Type::kNull, mark);
    // The mark of an empty value is where the next token stands: its key says better where it is.
    if (wants_value()) data->line = open_.back().key_line;
    add(std::move(data), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    // yaml-cpp turns "\N" (U+0085) into a lone byte.
    if (!is_valid_utf8(value)) fail(mark, "an escape that gives no valid UTF-8");
    auto data = start(Node::Type::kScalar, mark);
    data->scalar = value;
    add(std::move(data), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) fail(mark, "an alias inside the value it stands for");
    aliased_nodes_ += found->second->nodes;
    if (aliased_nodes_ > kMaxAliasedNodes) {
      fail(mark, "aliases stand for more than " + std::to_string(kMaxAliasedNodes) + " nodes");
    }
    attach(found->second, static_cast<std::size_t>(mark.line) + 1);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Type::kList, mark, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Type::kMap, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

  Node root() const {
    if (root_) return Node(root_);
    auto empty = std::make_shared<Node::Data>();
    empty->type = Node::Type::kNull;
    empty->file = file_;
    empty->line = 1;
    return Node(std::move(empty));
  }

 private:
  using Data = Node::Data;

  /// A list or map whose end has not been seen.
  struct Open {
    std::shared_ptr<Data> data;
    YAML::anchor_t anchor;
    bool has_key = false;  ///< of a map: `key` waits for its value
    std::string key;
    std::size_t key_line = 0;
    std::map<std::string, std::size_t> keys = {};  ///< of a map, with their lines
  };

  std::shared_ptr<Data> start(Node::Type type, const YAML::Mark& mark) const {
    auto data = std::make_shared<Data>();
    data->type = type;
    data->file = file_;
    data->line = static_cast<std::size_t>(mark.line) + 1;
    if (wants_value()) data->key = open_.back().key;
    return data;
  }

  bool wants_value() const { return !open_.empty() && open_.back().has_key; }

  void open(Node::Type type, const YAML::Mark& mark, YAML::anchor_t anchor) {
    open_.push_back({start(type, mark), anchor, false, {}, 0});
  }

  void close() {
    Open finished = std::move(open_.back());
    open_.pop_back();
    add(std::move(finished.data), finished.anchor);
  }

  void add(std::shared_ptr<const Data> data, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) anchors_[anchor] = data;
    const std::size_t line = data->line;
    attach(std::move(data), line);
  }

  /// Puts a finished node where it belongs: the root, an element, a key or the value of the last
  /// key.
  void attach(std::shared_ptr<const Data> data, std::size_t line) {
    if (open_.empty()) {
      root_ = std::move(data);
      return;
    }
    Open& parent = open_.back();
    if (parent.data->type == Node::Type::kMap && !parent.has_key) return take_key(*data, line);
    parent.data->nodes += data->nodes;
    if (parent.data->type == Node::Type::kList) {
      parent.data->items.push_back(Node(std::move(data)));
      return;
    }
    parent.data->entries.emplace_back(std::move(parent.key), Node(std::move(data)));
    parent.data->key_lines.push_back(parent.key_line);
    parent.has_key = false;
  }

  void take_key(const Data& key, std::size_t line) {
    if (key.type != Node::Type::kScalar) fail(line, "a key must be a text");
    if (key.scalar == "<<") fail(line, "merge keys (<<) are not supported");
    Open& map = open_.back();
    const auto [same, is_new] = map.keys.emplace(key.scalar, line);
    if (!is_new) {
      fail(line, "key \"" + key.scalar + "\" occurs twice; first on line " +
                     std::to_string(same->second));
    }
    map.has_key = true;
    map.key = key.scalar;
    map.key_line = line;
  }

  [[noreturn]] void fail(std::size_t line, const std::string& message) const {
    throw Error(Exit::kUsage, at_line(*file_, line, message));
  }
  [[noreturn]] void fail(const YAML::Mark& mark, const std::string& message) const {
    fail(static_cast<std::size_t>(mark.line) + 1, message);
  }

  std::shared_ptr<const std::string> file_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, std::shared_ptr<const Data>> anchors_;
  std::size_t aliased_nodes_ = 0;
  std::shared_ptr<const Data> root_;
};

namespace {

/// At the end of a file yaml-cpp takes an open quote for a closed one when a newline stands before
/// the end; a document end mark makes it complain.
std::string with_end_mark(std::string_view text) {
  std::string marked(text);
  if (!marked.empty() && marked.back() != '\n') marked += '\n';
  return marked + "...\n";
}

void check_encoding(std::string_view text, std::string_view file) {
  if (text.find('\0') != text.npos) {
    throw Error(Exit::kUsage, std::string(file) + ": not a text file");
  }
  if (is_valid_utf8(text)) return;
  std::size_t line = 1;
  for (std::size_t end; (end = text.find('\n')) != text.npos; ++line) {
    if (!is_valid_utf8(text.substr(0, end))) break;
    text.remove_prefix(end + 1);
  }
  throw Error(Exit::kUsage, at_line(file, line, "not UTF-8; convert the file with iconv"));
}

/// What is wrong, in the parser's words, with a hint for the commonest mistakes, tabs and signs of
/// YAML in a text, which it does not name.
std::string explain(const YAML::ParserException& error, std::string_view line) {
  const std::size_t indent = line.find_first_not_of(" \t");
  const bool tab = line.substr(0, indent).find('\t') != std::string_view::npos;
  return error.msg + (tab ? " (the line is indented with a tab; YAML wants spaces)"
                          : " (a text with signs such as : # ? [ { , must stand in quotes)");
}

/// The mark of an error may stand behind the text, where the document end mark was put.
[[noreturn]] void refuse(const YAML::ParserException& error, std::string_view text,
                         std::string_view file) {
  int number = 0;
  std::string_view line;
  for (; number <= error.mark.line && !text.empty(); ++number) line = take_line(text);
  const bool is_behind_text = number <= error.mark.line;
  const bool is_deep = dynamic_cast<const YAML::DeepRecursion*>(&error) != nullptr;
  throw Error(Exit::kUsage,
              at_line(file, static_cast<std::size_t>(number),
                      is_deep          ? "nested too deeply"
                      : is_behind_text ? "a list, a map or a text in quotes is not closed"
                                       : explain(error, line)));
}

}  // namespace

Node parse_yaml(std::string_view text, std::string_view file) {
  const std::string name(file);
  if (text.size() > kMaxBytes) throw Error(Exit::kUsage, name + ": larger than 16 MiB");
  check_encoding(text, file);
  std::istringstream stream{with_end_mark(text)};
  NodeBuilder builder(std::make_shared<const std::string>(file));
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    Node root = builder.root();
    NodeBuilder rest(std::make_shared<const std::string>(file));
    if (parser.HandleNextDocument(rest)) rest.root().fail("a second document; only one is read");
    return root;
  } catch (const YAML::ParserException& error) {
    refuse(error, text, file);
  }
}

}  // namespace deskmill
