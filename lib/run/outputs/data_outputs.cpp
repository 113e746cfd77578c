// SPDX-License-Identifier: Apache-2.0
#include "run/outputs/data_outputs.hpp"

#include <utility>

namespace deskmill {

DataOutputs::DataOutputs(Layout layout, std::vector<std::string> paths, OutputSettings settings,
                         bool content_sums)
    : layout_(layout), settings_(settings), content_sums_(content_sums), open_(paths.size()) {
  for (std::string& path : paths) files_.push_back({std::move(path), {}, 0, {}});
  if (layout_ == Layout::kPerInput) return;
  for (std::size_t place = 0; place < files_.size(); ++place) open(place);
}

void DataOutputs::open(std::size_t place) {
  if (!open_[place]) open_[place].emplace(files_[place].path, settings_);
}

void DataOutputs::write(std::size_t input, const Sink& sink, const std::vector<ContentSum>& sums) {
  const auto& targets = sink.targets();
  switch (layout_) {
    case Layout::kSingle:
      append(0, targets[0], sums[0]);
      break;
    case Layout::kPerInput:
      append(input, targets[0], sums[0]);
      break;
    case Layout::kShards:
      deal_out(targets[0].bytes);
      break;
    case Layout::kTargets:
      for (std::size_t t = 0; t < targets.size(); ++t) {
        append(t, targets[t], sums[t]);
      }
      break;
  }
}

void DataOutputs::append(std::size_t place, const Sink::Target& lines, const ContentSum& sum) {
  open(place);
  if (lines.lines > 0) open_[place]->write(lines.bytes, lines.borrowed);
  count(place, lines.lines, sum);
}

void DataOutputs::count(std::size_t place, std::size_t lines, const ContentSum& sum) {
  files_[place].records += lines;
  files_[place].content.merge(sum);
}

void DataOutputs::deal_out(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t length = lines.find('\n') + 1;
    ContentSum sum;
    if (content_sums_) sum.add_line(lines.substr(0, length - 1));
    const std::size_t place = next_record_++ % files_.size();
    open_[place]->write(lines.substr(0, length));
    count(place, 1, sum);
    lines.remove_prefix(length);
  }
}

const std::vector<DataFile>& DataOutputs::end() {
  for (std::size_t place = 0; place < files_.size(); ++place) {
    open(place);
    files_[place].facts = open_[place]->end();
  }
  return files_;
}

const std::vector<DataFile>& DataOutputs::close() {
  end();
  for (auto& file : open_) file->close();
  return files_;
}

void DataOutputs::list_files(std::vector<OutputFile*>& files) {
  for (auto& file : open_) files.push_back(&*file);
}

}  // namespace deskmill
