// deskmill-anonymize: replaces or marks personal data in records.
// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/tool.hpp"
#include "core/error.hpp"
#include "io/byte_source.hpp"
#include "io/process.hpp"
#include "run/drivers.hpp"
#include "stages/anonymize/anonymizer.hpp"

namespace {

using namespace deskmill;

constexpr char kDescription[] =
    "Finds personal data in every string of a record, texts and metadata, Chinese and English, "
    "and replaces it as the policy says: by numbered placeholders (the default), masks or keyed "
    "surrogates; or drops the record. With --detect it only adds `pii` spans.\n\n"
    "`customer` and `speaker` become pseudonyms, so that split can still keep a customer's "
    "records together. That needs a key. Without one, speakers are numbered within each record "
    "and `customer` is removed.\n\n"
    "The result is pseudonymised data. It is still personal data where the key exists or where a "
    "person can be recognised from the rest.";

std::optional<KeyedHash> load_key(const AnonymizeOptions& options) {
  if (!options.key_file.empty() && !options.key_env.empty()) {
    throw Error(Exit::kUsage, "--key-file and --key-env exclude each other");
  }
  std::string secret;
  if (!options.key_file.empty()) secret = read_file(options.key_file);
  if (!options.key_env.empty()) {
    secret = environment(options.key_env.c_str());
    if (secret.empty()) {
      throw Error(Exit::kUsage, "--key-env: the environment has no " + options.key_env +
                                    ", or it is empty; is it exported?");
    }
  }
  if (options.key_file.empty() && options.key_env.empty()) return std::nullopt;
  return KeyedHash(KeyedHash::key_in(secret),
                   options.key_file.empty() ? "--key-env" : "--key-file");
}

}  // namespace

int main(int argc, char** argv) {
  AnonymizeOptions options;
  std::optional<KeyedHash> key;
  Tool tool{{.name = "anonymize",
             .description = kDescription,
             .examples = {{"Replace personal data by numbered placeholders",
                           "deskmill anonymize clean.jsonl -o safe.jsonl --stats safe.stats.json"},
                          {"Keep customers apart by pseudonyms, the same on every shard",
                           "deskmill anonymize --key-file key.txt --out-dir safe/ clean/"},
                          {"Only mark what would be replaced",
                           "deskmill anonymize --detect clean.jsonl -o marked.jsonl"},
                          {"Write a policy of your own",
                           "deskmill anonymize --dump-policy > policy.yaml"}}}};
  tool.add({
      value("--policy", "FILE", options.policy_file, "Policy, as printed by --dump-policy.").file(),
      flag("--detect", options.detect, "Add `pii` spans to each record and replace nothing."),
      value("--key-file", "FILE", options.key_file,
            "Key of pseudonyms and surrogates: a file of at least 32 bytes. The same key gives "
            "the same values on every shard; keep it apart from the data.")
          .secret()
          .reads(),
      value("--key-env", "NAME", options.key_env, "The same from a variable of the environment.")
          .secret(),
  });
  tool.on_print("--dump-policy", "Print the built-in policy as YAML and exit.",
                [] { return std::string(builtin_policy_text()); });
  tool.on_parsed([&](RunOptions& run) {
    key = load_key(options);
    if (key) run.key_id = key->key_id();
  });
  return tool.run(argc, argv, [&](const RunOptions& run) {
    Policy policy = options.policy_file.empty()
                        ? builtin_policy()
                        : parse_policy(read_file(options.policy_file), options.policy_file);
    const Anonymizer anonymizer(options, std::move(policy), key);
    RunSummary summary = run_map(run, MapWorkers([&] { return anonymizer.new_worker(); }));
    if (summary.tally.get("members/customer_removed") > 0 && run.message) {
      run.message(
          "no key given: `customer` was removed, so split can group by conversation only; "
          "--key-file keeps customers apart as pseudonyms");
    }
    return summary;
  });
}
