// Writes invented support conversations as JSONL, half Chinese and half English: the input of the
// benchmark.
//
//   bench_generate MEGABYTES > conversations.jsonl
//   bench_generate MEGABYTES openai|rows|table|whatsapp|wangwang > export
//
// The others are forms that ingest reads: rows of trainers, messages as JSON Lines or CSV, chat text.
//
// About 1.5 KB and seven turns a record, a third of the bytes text; 8 % exact and 12 % near copies,
// a tenth of the texts with something to clean, a tenth with personal data. The same bytes every
// time.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Words = std::vector<std::string_view>;

const Words kZhOpenings = {"请问",       "你好，", "我想问一下", "麻烦看看",
                           "帮我查一下", "那个",   "亲，",       "就是"};
const Words kZhTopics = {"这个订单", "上次买的耳机", "退款",       "优惠券",   "快递",
                         "发票",     "会员积分",     "昨天的外卖", "手机壳",   "换货",
                         "账号",     "押金",         "预约的安装", "售后维修", "尺码",
                         "赠品",     "充值",         "电影票",     "地址",     "那双鞋"};
const Words kZhPredicates = {
    "什么时候能到", "怎么一直没有更新", "可以取消吗",  "能不能改一下",   "多久可以退回来",
    "为什么用不了", "是不是发错了",     "还有没有货",  "需要多少钱",     "怎么申请",
    "在哪里查看",   "已经三天没动静了", "显示异常",    "收到的时候坏了", "少发了一件",
    "能开专票吗",   "支持七天无理由吗", "可以便宜点吗"};
const Words kZhAnswers = {"这边帮您核实到", "您可以在我的订单页面", "一般情况下",
                          "根据我们的规定", "已经为您登记，",       "系统显示",
                          "物流信息显示",   "财务审核通过以后",     "仓库反馈说"};
const Words kZhActions = {
    "点击申请售后即可",           "三到五个工作日原路退回", "明天会安排发出",
    "需要您提供一下照片",         "会有专人联系您处理",     "不支持修改收货信息",
    "可以重新下单享受同样的价格", "包裹正在派送途中",       "运费由我们承担",
    "补发的商品今天出库",         "积分会在签收后到账"};
const Words kZhFillers = {
    "好的", "谢谢", "嗯嗯", "知道了", "请稍等", "在的亲", "还有其他可以帮您的吗", "那我等等看"};
const Words kEnOpenings = {
    "Hi,", "Hello there,", "I was wondering,", "Quick question:", "So", "Please help,", "Hey,"};
const Words kEnTopics = {"my order",
                         "the refund",
                         "this coupon",
                         "the parcel",
                         "my account",
                         "the invoice",
                         "the headset I bought",
                         "my subscription",
                         "the delivery slot",
                         "the replacement",
                         "my booking",
                         "the gift card",
                         "the warranty",
                         "the blue jacket",
                         "the app"};
const Words kEnPredicates = {"has not arrived yet, can you check?",
                             "how do I cancel it?",
                             "when will it be shipped?",
                             "is not working since the update",
                             "was charged twice",
                             "can I change the address?",
                             "why does it say pending?",
                             "seems to be the wrong size",
                             "how long does it take?",
                             "still shows an error",
                             "do you ship to Canada?",
                             "where can I find the receipt?"};
const Words kEnAnswers = {"I checked and",
                          "It looks like",
                          "According to our records",
                          "You can go to Settings and",
                          "Normally",
                          "Our warehouse says that",
                          "Thanks for waiting,"};
const Words kEnActions = {"the amount will be returned within 5 business days.",
                          "it leaves the depot tomorrow morning.",
                          "you need to confirm the request by e-mail.",
                          "we will send a replacement free of charge.",
                          "the option is under My Orders.",
                          "that item cannot be changed any more.",
                          "the courier tried to deliver it twice.",
                          "please restart the device and try again."};
const Words kEnFillers = {"ok",     "thanks!",
                          "got it", "One moment please.",
                          "Sure.",  "Is there anything else I can help with?"};
const Words kNoise = {"&nbsp;", "<br>", "  ", "\\t", "&amp;", "　", "😀", "👍🏻"};

class Generator {
 public:
  struct Conversation {
    bool chinese = true;
    std::vector<std::string> texts;
  };

  Conversation next() {
    const auto dice = random_() % 100;
    if (dice < 8 && !history_.empty()) return history_[random_() % history_.size()];
    if (dice < 20 && !history_.empty()) return nudged(history_[random_() % history_.size()]);
    Conversation fresh = conversation();
    if (history_.size() < 4096) {
      history_.push_back(fresh);
    } else {
      history_[random_() % history_.size()] = fresh;
    }
    return fresh;
  }

  std::string record(const Conversation& conversation) {
    const std::string id = std::to_string(++count_);
    std::string line = R"({"kind":"conversation","id":"bench:)" + id +
                       R"(","channel":"chat","lang":")" + (conversation.chinese ? "zh" : "en") +
                       R"(","customer":"u_)" + number(1, 200000) + R"(","turns":[)";
    for (std::size_t i = 0; i < conversation.texts.size(); ++i) {
      const bool agent = i % 2 == 1;
      // Drawn one by one: the operands of + would be evaluated in any order.
      const std::string app = number(1, 60), hour = number(10, 13), day = number(10, 18);
      line += i > 0 ? "," : "";
      line += R"({"role":")" + std::string(agent ? "agent" : "customer") + R"(","text":")" +
              conversation.texts[i] + R"(","at":"2026-03-)" + day + "T" + hour + ":0" +
              std::to_string(i % 10) + R"(:11+08:00","seq":)" + std::to_string(i) +
              R"(,"flags":[],"client":{"os":"android","v":"7.1.)" + app + R"("}})";
    }
    const std::string big = number(1000000000000, 9000000000000);
    const std::string rating = number(1, 5), queue = number(1, 40);
    return line + R"(],"meta":{"queue":"q)" + queue + R"(","rating":)" + rating +
           R"(,"tags":["shop","import"],"ratio":1.10,"big":)" + big +
           R"(,"source":{"file":"export.json","line":)" + id +
           R"(,"format":"bench"}}})"
           "\n";
  }

  std::string openai(const Conversation& conversation) {
    std::string line = R"({"messages":[)";
    for (std::size_t i = 0; i < conversation.texts.size(); ++i) {
      line += i > 0 ? "," : "";
      line += R"({"role":")" + std::string(i % 2 == 1 ? "assistant" : "user") + R"(","content":")" +
              conversation.texts[i] + R"("})";
    }
    return line + "]}\n";
  }

  /// A line for each message.
  std::string rows(const Conversation& conversation) {
    const std::string id = std::to_string(++count_);
    std::string lines;
    for (std::size_t i = 0; i < conversation.texts.size(); ++i) {
      lines += R"({"conversation_id":"c)" + id + R"(","sender":")" + sender(i) +
               R"(","content":")" + conversation.texts[i] + R"(","created_at":")" + time(i) +
               R"(","channel":"chat"})"
               "\n";
    }
    return lines;
  }

  std::string table(const Conversation& conversation) {
    const std::string id = std::to_string(++count_);
    std::string lines = count_ == 1 ? "conversation_id,sender,content,created_at\n" : "";
    for (std::size_t i = 0; i < conversation.texts.size(); ++i) {
      lines += "c" + id + "," + sender(i) + ",\"" + conversation.texts[i] + "\"," + time(i) + "\n";
    }
    return lines;
  }

  /// As WhatsApp exports the chat of two people: each conversation has a day of its own.
  std::string whatsapp(const Conversation& conversation) {
    const std::array<std::string, 3> date = next_day();
    std::string lines;
    for (std::size_t i = 0; i < conversation.texts.size(); ++i) {
      lines += date[2] + "/" + date[1] + "/" + date[0] + ", 10:0" + std::to_string(i % 10) + " - " +
               (i % 2 == 1 ? "Lamp Support" : "小雨") + ": " + conversation.texts[i] + "\n";
    }
    return lines;
  }

  /// As 旺旺 saves what a shop's buyers wrote.
  std::string wangwang(const Conversation& conversation) {
    const std::array<std::string, 3> date = next_day();
    std::string lines = count_ == 1 ? "旺旺号:松果家居旗舰店\n" : "";
    for (std::size_t i = 0; i < conversation.texts.size(); ++i) {
      lines += date[0] + "-" + date[1] + "-" + date[2] + " 10:0" + std::to_string(i % 10) + ":11 " +
               (i % 2 == 1 ? "松果家居旗舰店:小满" : "tb" + std::to_string(count_)) + ": " +
               conversation.texts[i] + "\n";
    }
    return lines;
  }

 private:
  /// Year, month and day.
  std::array<std::string, 3> next_day() {
    constexpr std::uint64_t kFirstYear = 2000, kMonths = 12, kDays = 28;
    const auto two_digits = [](std::uint64_t number) {
      return (number < 10 ? "0" : "") + std::to_string(number);
    };
    const std::uint64_t day = count_++;
    return {std::to_string(kFirstYear + day / (kMonths * kDays)),
            two_digits(day / kDays % kMonths + 1), two_digits(day % kDays + 1)};
  }

  static std::string sender(std::size_t i) { return i % 2 == 1 ? "agent" : "customer"; }
  static std::string time(std::size_t i) {
    return "2026-03-11T10:0" + std::to_string(i % 10) + ":11+08:00";
  }

  std::string_view one_of(const Words& words) { return words[random_() % words.size()]; }
  std::string number(std::uint64_t least, std::uint64_t range) {
    return std::to_string(least + random_() % range);
  }

  std::string personal(bool chinese) {
    switch (random_() % 4) {
      case 0:
        return chinese ? "电话13" + number(100000000, 900000000)
                       : "call 415-555-" + number(1000, 9000);
      case 1:
        return "user" + number(100, 9000) + "@example.com";
      case 2:
        return (chinese ? "订单号" : "order #") + number(1000000000, 8000000000);
      default:
        return "https://shop.example.com/i/" + number(10000, 90000);
    }
  }

  std::string sentence(bool chinese, bool agent) {
    std::string text;
    auto add = [&](const Words& words) {
      if (!chinese && !text.empty()) text += ' ';
      text += one_of(words);
    };
    add(agent ? (chinese ? kZhAnswers : kEnAnswers) : (chinese ? kZhOpenings : kEnOpenings));
    add(chinese ? kZhTopics : kEnTopics);
    add(agent ? (chinese ? kZhActions : kEnActions) : (chinese ? kZhPredicates : kEnPredicates));
    if (random_() % 10 == 0) text += (chinese ? "，" : " ") + personal(chinese);
    if (random_() % 10 == 0) text += one_of(kNoise);
    return text;
  }

  std::string turn(bool chinese, bool agent) {
    if (random_() % 4 == 0) return std::string(one_of(chinese ? kZhFillers : kEnFillers));
    std::string text = sentence(chinese, agent);
    if (random_() % 3 == 0) text += (chinese ? "。" : " ") + sentence(chinese, agent);
    return text;
  }

  Conversation conversation() {
    Conversation result;
    result.chinese = random_() % 2 == 0;
    const std::size_t turns = 4 + random_() % 7;
    for (std::size_t i = 0; i < turns; ++i)
      result.texts.push_back(turn(result.chinese, i % 2 == 1));
    return result;
  }

  Conversation nudged(Conversation copy) {
    copy.texts[random_() % copy.texts.size()] += copy.chinese ? "呢" : " please";
    return copy;
  }

  std::mt19937_64 random_{20261121};
  std::vector<Conversation> history_;
  std::uint64_t count_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  using Write = std::string (Generator::*)(const Generator::Conversation&);
  const std::map<std::string_view, Write> forms = {{"conversations", &Generator::record},
                                                   {"openai", &Generator::openai},
                                                   {"rows", &Generator::rows},
                                                   {"table", &Generator::table},
                                                   {"whatsapp", &Generator::whatsapp},
                                                   {"wangwang", &Generator::wangwang}};
  const auto form = forms.find(argc == 3 ? argv[2] : "conversations");
  if (argc < 2 || argc > 3 || form == forms.end()) return 2;
  const std::uint64_t wanted = std::strtoull(argv[1], nullptr, 10) * 1000000;
  Generator generator;
  for (std::uint64_t written = 0; written < wanted;) {
    const std::string lines = (generator.*form->second)(generator.next());
    if (std::fwrite(lines.data(), 1, lines.size(), stdout) != lines.size()) return EXIT_FAILURE;
    written += lines.size();
  }
  return std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
