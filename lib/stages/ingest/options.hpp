// What the ingest stage can be told beyond the contract of every stage.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "stages/ingest/times/date_order.hpp"

namespace deskmill {

struct IngestOptions {
  std::string from;        ///< name of a reader, or "" to detect
  std::string map;         ///< mapping file, or ""
  std::string encoding;    ///< charset of the inputs, or "" to detect
  std::string tz;          ///< offset for times without a zone ("+08:00"), or ""
  std::string group_gap;   ///< "30m": overrides the gap of the mapping, or ""
  std::string date_order;  ///< "dmy", "mdy", "ymd" for numeric dates, or "" to find out
  bool group_sort = false;
  bool local_ids = false;  ///< ids count within their input only

  /// Checked values of the above. Throw Error(kUsage).
  std::optional<int> offset_minutes() const;
  std::optional<std::int64_t> gap_milliseconds() const;
  std::optional<DateOrder> order_of_dates() const;
};

}  // namespace deskmill
