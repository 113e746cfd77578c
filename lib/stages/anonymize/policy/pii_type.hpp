// The kinds of personal data this stage knows, and how each is named in data,
// policies and placeholders.
//
// A kind is one row of kPiiTypes; its name is what policies, `pii` spans and counters use and lives
// for ever. The order of the enum is the order of the rows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace deskmill {

enum class PiiType : std::uint8_t {
  kPerson,
  kPhone,
  kEmail,
  kIdNumber,
  kBankCard,
  kIpAddress,
  kUrl,
  kOrderNumber,
  kAddress,
  kAccount,
  kSecret,
  kPlate,
  kBirthDate,
  kCustom,
};

struct PiiTypeRow {
  PiiType type;
  std::string_view name;
  std::string_view zh;  ///< label in Chinese placeholders: [电话1]
  std::string_view en;  ///< label in English placeholders: [PHONE_1]
  std::string_view doc;
};

inline constexpr std::array<PiiTypeRow, 14> kPiiTypes = {{
    {PiiType::kPerson, "person", "姓名", "PERSON", "names of people"},
    {PiiType::kPhone, "phone", "电话", "PHONE", "mobile, landline and international numbers"},
    {PiiType::kEmail, "email", "邮箱", "EMAIL", "e-mail addresses, also spelt with at and dot"},
    {PiiType::kIdNumber, "id_number", "证件号", "ID_NUMBER", "CN resident ID, passports, SSN"},
    {PiiType::kBankCard, "bank_card", "银行卡", "BANK_CARD", "payment card numbers and IBAN"},
    {PiiType::kIpAddress, "ip", "IP", "IP", "IPv4 and IPv6 addresses"},
    {PiiType::kUrl, "url", "链接信息", "URL_DATA", "personal parts of URLs; the host is kept"},
    {PiiType::kOrderNumber, "order_number", "单号", "ORDER_NO",
     "order, ticket and tracking numbers"},
    {PiiType::kAddress, "address", "地址", "ADDRESS", "postal addresses"},
    {PiiType::kAccount, "account", "账号", "ACCOUNT", "WeChat, QQ and other account ids"},
    {PiiType::kSecret, "secret", "密码", "SECRET", "verification codes and passwords"},
    {PiiType::kPlate, "plate", "车牌", "PLATE", "number plates of cars"},
    {PiiType::kBirthDate, "birth_date", "出生日期", "BIRTH_DATE", "dates of birth"},
    {PiiType::kCustom, "custom", "信息", "DATA", "what the policy's own rules find"},
}};

inline const PiiTypeRow& row_of(PiiType type) {
  return kPiiTypes[static_cast<std::size_t>(type)];
}
inline std::string_view name_of(PiiType type) {
  return row_of(type).name;
}

inline std::optional<PiiType> pii_type_named(std::string_view name) {
  for (const PiiTypeRow& row : kPiiTypes) {
    if (row.name == name) return row.type;
  }
  return std::nullopt;
}

}  // namespace deskmill
