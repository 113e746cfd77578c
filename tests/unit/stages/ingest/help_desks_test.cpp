// Exports of help desks that keep the first words of the customer apart from the messages.
// SPDX-License-Identifier: Apache-2.0
#include "conversations_fixture.hpp"

namespace deskmill {
namespace {

class HelpDesks : public ConversationsTest {};

const std::string kIntercom =
    R"({"type":"conversation","id":"7","created_at":1772400000,"source":{"body":"<p>Where is it?</p>",)"
    R"("author":{"type":"user","name":"Ida"}},"contacts":{"contacts":[{"id":"u9"}]},"conversation_parts":)"
    R"({"conversation_parts":[{"part_type":"assignment","body":null,"author":{"type":"bot"}},)"
    R"({"part_type":"note","body":"<p>VIP</p>","created_at":1772400100,"author":{"type":"admin"}},)"
    R"({"part_type":"comment","body":"<p>On its way.</p>","created_at":1772400200,"author":{"type":"admin"}}]}})";

TEST_F(HelpDesks, Intercom) {
  const Lines expected = {"intercom:7: customer Where is it? | note VIP | agent On its way."};
  for (const std::string& text :
       {kIntercom, "[" + kIntercom + "]",
        R"({"type":"conversation.list","conversations":[)" + kIntercom + "]}"}) {
    EXPECT_EQ(told("t.json", text), expected) << text;
    EXPECT_EQ(count("records/in"), 4);
    EXPECT_EQ(count("dropped_by/empty_text"), 1);
  }
  const Lines lines = ingest_text("t.json", kIntercom);
  EXPECT_NE(lines.at(0).find(R"("customer":"u9")"), std::string::npos) << lines[0];
  EXPECT_NE(lines.at(0).find(R"("at":"2026-03-01T21:20:00Z","speaker":"Ida")"), std::string::npos);
}

/// The lists of the API leave out what single conversations and tickets hold.
TEST_F(HelpDesks, MessagesThatAnExportLeavesOutAreTold) {
  const std::string listed = kIntercom.substr(0, kIntercom.find(R"(,"conversation_parts")")) + "}";
  EXPECT_EQ(told("t.json", R"({"type":"conversation.list","conversations":[)" + listed + "]}"),
            Lines{"intercom:7: customer Where is it?"});
  EXPECT_TRUE(was_said("1 conversation comes without the list of its messages"));
  messages.clear();
  const std::string ticket =
      R"({"id":3,"requester_id":7,"submitter_id":7,"description":"Where is it?")";
  EXPECT_EQ(
      told("t.json", R"({"tickets":[)" + ticket + "}," + ticket + R"(,"comments":[]}]})").size(),
      2u);
  EXPECT_TRUE(was_said("1 ticket comes without comments"));
}

TEST_F(HelpDesks, AFreshdeskTicketBeginsWithItsDescription) {
  const std::string tickets =
      R"([{"id":51,"requester_id":7,"description_text":"Where is my refund?","created_at":"2026-03-01T10:00:00Z",)"
      R"("conversations":[{"id":1,"body_text":"Sent.","incoming":false,"private":false,"created_at":"2026-03-01T11:00:00Z"},)"
      R"({"id":2,"body_text":"fraud?","incoming":false,"private":true,"created_at":"2026-03-01T11:01:00Z"},)"
      R"({"id":3,"body_text":"Thanks.","incoming":true,"private":false,"created_at":"2026-03-01T12:00:00Z"}]},)"
      R"({"id":52,"requester_id":8,"description_text":"I cannot log in.","created_at":"2026-03-02T10:00:00Z","conversations":[]}])";
  EXPECT_EQ(told("t.json", tickets), (Lines{"freshdesk:51: customer Where is my refund? | agent "
                                            "Sent. | note fraud? | customer Thanks.",
                                            "freshdesk:52: customer I cannot log in."}));
  EXPECT_EQ(count("records/in"), 5);
}

/// A ticket as the API gives it, without its comments.
std::string zendesk_ticket(const std::string& members) {
  return R"({"id":35,"submitter_id":7,"description":"Where is it?","subject":"Late",)" + members +
         "}";
}

const std::string kZendeskComments =
    R"([{"id":1,"author_id":7,"plain_body":"Where is it?","public":true,"created_at":"2026-03-01T10:00:00Z"},)"
    R"({"id":2,"author_id":8,"plain_body":"A VIP","public":false,"created_at":"2026-03-01T10:01:00Z"},)"
    R"({"id":3,"author_id":8,"plain_body":"On its way","public":true,"created_at":"2026-03-01T10:02:00Z"},)"
    R"({"id":4,"author_id":9,"plain_body":"Me too","public":true,"created_at":"2026-03-01T10:03:00Z"}])";

TEST_F(HelpDesks, ZendeskTicketsAsTheApiGivesThem) {
  const std::string users =
      R"([{"id":8,"role":"agent","name":"Anna"},{"id":9,"role":"end-user","name":"Sam"}])";
  const std::string ticket = zendesk_ticket(R"("requester_id":7)");
  const std::string wrapped = R"({"ticket":)" + ticket + R"(,"comments":)" + kZendeskComments +
                              R"(,"users":)" + users + "}";
  const Lines expected = {
      "zendesk:35: customer Where is it? | note A VIP | agent On its way | customer Me too"};
  for (const std::string& text : {wrapped, "[" + wrapped + "]", wrapped + "\n" + wrapped}) {
    EXPECT_EQ(told("t.json", text).at(0), expected[0]) << text;
    EXPECT_EQ(count("merged_by/user"), 2 * count("merged_by/ticket"));
    EXPECT_EQ(count("records/kept"), 4 * count("merged_by/ticket"));
  }
  EXPECT_NE(ingest_text("t.json", wrapped).at(0).find(R"("speaker":"Sam")"), std::string::npos);
  EXPECT_EQ(told("t.json", R"({"ticket":)" + ticket + "}"),
            Lines{"zendesk:35: customer Where is it?"});
}

TEST_F(HelpDesks, ZendeskCommentsMayBeThePageThatHeldThem) {
  const std::string page = R"({"comments":)" + kZendeskComments + R"(,"next_page":null,"count":4})";
  const Lines expected = {
      "zendesk:35: customer Where is it? | note A VIP | agent On its way | agent Me too"};
  EXPECT_EQ(told("t.json", "[" + zendesk_ticket(R"("requester_id":7,"comments":)" + page) + "]"),
            expected);
  EXPECT_EQ(count("records/in"), 5);
  EXPECT_EQ(told("t.json", R"({"ticket":)" + zendesk_ticket(R"("requester_id":7)") +
                               R"(,"comments":)" + page + "}"),
            expected);
}

TEST_F(HelpDesks, ZendeskRequestersAndAuthorsMayBeObjects) {
  const std::string comments =
      R"([{"author":{"id":7,"name":"Ida","role":"end-user"},"body":"Where is it?","public":true},)"
      R"({"author":{"id":8,"name":"Anna","role":"agent"},"body":"A VIP","public":false},)"
      R"({"author":{"id":8,"name":"Anna","role":"agent"},"body":"On its way","public":true},)"
      R"({"author":{"name":"Sam","role":"end-user"},"body":"Me too","public":true}])";
  const std::string tickets =
      "[" + zendesk_ticket(R"("requester":{"id":7,"name":"Ida"},"comments":)" + comments) + "]";
  EXPECT_EQ(
      told("t.json", tickets),
      Lines{"zendesk:35: customer Where is it? | note A VIP | agent On its way | customer Me too"});
  const std::string line = ingest_text("t.json", tickets).at(0);
  EXPECT_NE(line.find(R"("customer":"7")"), std::string::npos) << line;
  EXPECT_NE(line.find(R"("speaker":"Anna")"), std::string::npos) << line;
}

TEST_F(HelpDesks, LiveChat) {
  const std::string archive =
      R"({"chats":[{"id":"P","users":[],"thread":{"id":"T1","events":[)"
      R"({"type":"system_message","text":"Rosa joined"},)"
      R"({"type":"message","author_id":"rosa@shop.example","text":"Hello","visibility":"all"},)"
      R"({"type":"message","author_id":"c-1","text":"Do you ship?","visibility":"all"},)"
      R"({"type":"message","author_id":"rosa@shop.example","text":"ask Joe","visibility":"agents"}]}}]})";
  EXPECT_EQ(
      told("t.json", archive),
      Lines{
          "livechat:T1: system Rosa joined | agent Hello | customer Do you ship? | note ask Joe"});
}

TEST_F(HelpDesks, HelpScout) {
  const std::string page =
      R"({"_embedded":{"conversations":[{"id":55,"mailboxId":8,"subject":"Key","primaryCustomer":{"id":12},)"
      R"("_embedded":{"threads":[)"
      R"({"type":"message","state":"published","body":"Use <b>the</b> link.","createdBy":{"type":"user"},"createdAt":"2026-03-01T10:20:00Z"},)"
      R"({"type":"message","state":"draft","body":"unsent","createdBy":{"type":"user"},"createdAt":"2026-03-01T10:21:00Z"},)"
      R"({"type":"note","state":"published","body":"again?","createdBy":{"type":"user"},"createdAt":"2026-03-01T10:10:00Z"},)"
      R"({"type":"lineitem","state":"published","createdBy":{"type":"user"},"createdAt":"2026-03-01T10:05:00Z"},)"
      R"({"type":"customer","state":"published","body":"I lost it","createdBy":{"type":"customer"},"createdAt":"2026-03-01T10:00:00Z"}]}}]}})";
  EXPECT_EQ(told("t.json", page),
            Lines{"helpscout:55: agent Use the link. | note again? | customer I lost it"});
  EXPECT_EQ(count("dropped_by/draft"), 1);
  EXPECT_EQ(count("dropped_by/empty_text"), 1);
  options.group_sort = true;
  EXPECT_EQ(told("t.json", page),
            Lines{"helpscout:55: customer I lost it | note again? | agent Use the link."});
}

TEST_F(HelpDesks, HubSpot) {
  const auto entry = [](const std::string& members) {
    return R"({"conversationsThreadId":"31","createdAt":"2026-03-01T10:00:00Z",)" + members + "}";
  };
  const std::string page =
      R"({"results":[)" +
      entry(R"("type":"WELCOME_MESSAGE","createdBy":"S-hubspot","text":"Hello!")") + "," +
      entry(R"("type":"MESSAGE","createdBy":"V-7","direction":"INCOMING","text":"Open?")") + "," +
      entry(R"("type":"ASSIGNMENT","createdBy":"S-hubspot","assignedTo":"A-5")") + "," +
      entry(R"("type":"COMMENT","createdBy":"A-5","text":"ask Joe")") + "," +
      entry(R"("type":"MESSAGE","createdBy":"B-9","direction":"OUTGOING","text":"One moment")") +
      "," + entry(R"("type":"MESSAGE","createdBy":"A-5","direction":"OUTGOING","text":"Yes")") +
      "]}";
  EXPECT_EQ(told("t.json", page), Lines{"hubspot:31: bot Hello! | customer Open? | note ask Joe | "
                                        "bot One moment | agent Yes"});
  EXPECT_NE(ingest_text("t.json", page).at(0).find(R"("customer":"V-7")"), std::string::npos);
}

TEST_F(HelpDesks, APageOfZendeskCommentsIsOneConversation) {
  const auto comment = [](int author, const std::string& rest) {
    return R"({"id":1,"type":"Comment","audit_id":2,"author_id":)" + std::to_string(author) + "," +
           rest + "}";
  };
  const Lines lines = told(
      "t.json", R"({"comments":[)" + comment(7, R"("plain_body":"Where is it?","public":true)") +
                    "," + comment(8, R"("plain_body":"VIP","public":false)") + "," +
                    comment(8, R"("plain_body":"On its way","public":true)") +
                    R"(],"next_page":null,"previous_page":null,"count":3})");
  EXPECT_EQ(lines, Lines{"json:t.json: customer Where is it? | note VIP | agent On its way"});
  EXPECT_TRUE(was_said("2 turns have an inferred role"));
}

TEST_F(HelpDesks, AGuessBeginsWithTheDescriptionToo) {
  const auto tickets = [](const std::string& first) {
    return R"([{"ticket_id":7,"description":"It is broken","created_at":"2026-03-01T10:00:00Z","replies":[)"
           R"({"from":")" +
           first +
           R"(","body":"Sorry to hear","sent_at":"2026-03-01T11:00:00Z"}]},)"
           R"({"ticket_id":8,"description":"Lost it","replies":[]}])";
  };
  EXPECT_EQ(
      told("t.json", tickets("agent")),
      (Lines{"json:7: customer It is broken | agent Sorry to hear", "json:8: customer Lost it"}));
  EXPECT_TRUE(was_said("opening=description"));
}

TEST_F(HelpDesks, RepliesBesideATextAreNotLost) {
  EXPECT_EQ(
      told(
          "t.json",
          R"({"ticket_id":7,"body":"It is broken","comments":[{"author_type":"agent","body":"Sorry"}]})"
          "\n"
          R"({"ticket_id":8,"body":"Lost it","comments":[]})"),
      (Lines{"json:7: customer It is broken | agent Sorry", "json:8: customer Lost it"}));
  // These are no messages.
  EXPECT_EQ(
      told(
          "t.json",
          R"({"session_id":1,"role":"customer","text":"hi","attachments":[{"name":"a","content":"x","created_at":1}]})"
          "\n"
          R"({"session_id":1,"role":"agent","text":"hello"})"),
      Lines{"json:1: customer hi | agent hello"});
  EXPECT_EQ(told("t.json", R"({"ticket_id":1,"text":"hi","fields":[{"name":"size","content":"x"}]})"
                           "\n"
                           R"({"ticket_id":2,"text":"hello"})"),
            (Lines{"json:1: customer hi", "json:2: customer hello"}));
}

TEST_F(HelpDesks, AnOpeningThatIsRepeatedCountsOnce) {
  options.map = write("m.yaml",
                      "input: {format: json}\nmessages: /m\nopening: ''\nconversation: ^id\n"
                      "text: [body, subject]\nrole:\n  - {field: by, map: {staff: agent}}\n"
                      "  - {default: customer}\n");
  EXPECT_EQ(
      told("t.json", R"({"id":1,"subject":"Hi","m":[{"body":"Hi"},{"by":"staff","body":"Hello"}]})"
                     "\n"
                     R"({"id":2,"subject":"Hi","m":[{"by":"staff","body":"Hello"}]})"),
      (Lines{"mapped:1: customer Hi | agent Hello", "mapped:2: customer Hi | agent Hello"}));
}

TEST_F(HelpDesks, TheNewestFirstIsTold) {
  const std::string newest_first =
      R"({"chat_id":1,"role":"agent","content":"b","created_at":"2026-03-01T10:01:00Z"})"
      "\n"
      R"({"chat_id":1,"role":"customer","content":"a","created_at":"2026-03-01T10:00:00Z"})"
      "\n";
  EXPECT_EQ(told("t.json", newest_first), Lines{"json:1: agent b | customer a"});
  EXPECT_TRUE(was_said("1 conversation has messages that are earlier than those above them"));
  options.group_sort = true;
  messages.clear();
  EXPECT_EQ(told("t.json", newest_first), Lines{"json:1: customer a | agent b"});
  EXPECT_FALSE(was_said("earlier than"));
}

TEST_F(HelpDesks, ALogOfAProgramIsNoChat) {
  const std::string log =
      "2026-03-01 10:00:00 ERROR: disk full\n2026-03-01 10:00:01 [info]: again\n"
      "2026-03-01 10:00:02 INFO: ok\n";
  EXPECT_NE(refusal({write("a.log", log)}).find("unknown format"), std::string::npos);
}

TEST_F(HelpDesks, AnOpeningNeedsMessages) {
  options.map = write("m.yaml", "input: {format: json}\nopening: /source\ntext: body\n");
  EXPECT_NE(refusal({write("t.json", "{}")}).find("opening"), std::string::npos);
}

constexpr std::string_view kTicketOfTwo =
    R"({"id":1,"requester_id":71,"comments":[{"author_id":71,"body":"a"},{"author_id":72,"body":"b"}]})";

TEST_F(HelpDesks, ABrokenUserOfAnExportIsAReject) {
  const auto lines = ingest_text("z.json", "{\"tickets\":[" + std::string(kTicketOfTwo) +
                                               "],\"users\":[{\"id\":71,\"name\":},"
                                               "{\"id\":72,\"name\":\"Bob\",\"role\":\"agent\"}]}");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"speaker\":\"Bob\""), std::string::npos) << lines[0];
  EXPECT_EQ(count("records/rejected"), 1);
  EXPECT_EQ(count("merged_by/user"), 1);
}

TEST_F(HelpDesks, UsersInFrontOfTheTicketsMayBeMoreThanTheHeadHolds) {
  std::string users = R"({"id":71,"name":"Zoë"})";
  while (users.size() < (1u << 20) + 100)
    users += R"(,{"id":7,"name":")" + std::string(1000, 'x') + "\"}";
  options.from = "zendesk";
  const auto lines = ingest_text(
      "z.json", "{\"users\":[" + users + "],\"tickets\":[" + std::string(kTicketOfTwo) + "]}");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NE(lines[0].find("\"speaker\":\"Zoë\""), std::string::npos) << lines[0];
}

TEST_F(HelpDesks, UsersStayWithinTheMemoryThatIsAllowed) {
  std::string users;
  for (int i = 0; i < 100; ++i) {
    users += (i == 0 ? "" : ",") + std::string("{\"id\":") + std::to_string(i) + ",\"name\":\"" +
             std::string(100, 'x') + "\"}";
  }
  const std::string path = write(
      "z.json", "{\"tickets\":[" + std::string(kTicketOfTwo) + "],\"users\":[" + users + "]}");
  max_memory = 100 * 250;
  EXPECT_NE(refusal({path}).find("z.json: its /users need more than --max-memory"),
            std::string::npos);
  max_memory = 100 * 350;
  EXPECT_EQ(ingest({path}).size(), 1u);
  EXPECT_EQ(count("merged_by/user"), 100);
}

TEST_F(HelpDesks, ZendeskCommentsOutsideTheirTickets) {
  const std::string first = R"({"id":1,"ticket_id":7,"audit_id":3,"author_id":5,"public":true,)"
                            R"("html_body":"<p>Open?</p>","created_at":"2026-03-01T09:00:00Z"})";
  const std::string second = R"({"id":2,"ticket_id":7,"audit_id":4,"author_id":6,"public":false,)"
                             R"("body":"vip","created_at":"2026-03-01T09:01:00Z"})";
  const std::string audits =
      R"({"audits":[{"id":1,"ticket_id":7,"author_id":5,"created_at":"2026-03-01T09:00:00Z",)"
      R"("events":[{"type":"Comment","author_id":5,"public":true,"body":"Open?"},{"type":"Create"}]},)"
      R"({"id":2,"ticket_id":7,"author_id":6,"created_at":"2026-03-01T09:01:00Z",)"
      R"("events":[{"type":"Comment","author_id":6,"public":false,"body":"vip"}]}]})";
  const std::string events =
      R"({"ticket_events":[{"ticket_id":7,"updater_id":5,"created_at":"2026-03-01T09:00:00Z",)"
      R"("child_events":[{"event_type":"Comment","author_id":5,"public":true,"body":"Open?"}]},)"
      R"({"ticket_id":7,"updater_id":6,"created_at":"2026-03-01T09:01:00Z",)"
      R"("child_events":[{"event_type":"Comment","author_id":6,"public":false,"body":"vip"}]}]})";
  for (const std::string& text : {first + "\n" + second + "\n", audits, events}) {
    const auto lines = ingest_text("t.json", text);
    ASSERT_EQ(lines.size(), 1u) << text;
    EXPECT_TRUE(has(lines[0], R"(:7","channel":"ticket")")) << lines[0];
    EXPECT_TRUE(
        has(lines[0],
            R"([{"role":"customer","text":"Open?","at":"2026-03-01T09:00:00Z","speaker":"5"},)"
            R"({"role":"note","text":"vip","at":"2026-03-01T09:01:00Z","speaker":"6"}])"))
        << lines[0];
  }
}

TEST_F(HelpDesks, AZendeskTicketMayHoldThePeopleInIt) {
  const auto lines = ingest_text(
      "t.jsonl",
      R"({"id":7,"requester_id":5,"requester":{"id":5,"name":"Ann"},"assignee":{"id":6,"name":"Tom"},)"
      R"("collaborator":[{"id":8,"name":"Bo","role":"end-user"}],"comments":[)"
      R"({"author_id":5,"body":"Open?"},{"author_id":6,"body":"Yes."},{"author_id":8,"body":"Good"}]})"
      "\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(has(lines[0], R"([{"role":"customer","text":"Open?","speaker":"Ann"},)"
                            R"({"role":"agent","text":"Yes.","speaker":"Tom"},)"
                            R"({"role":"customer","text":"Good","speaker":"Bo"}])"))
      << lines[0];
}

}  // namespace
}  // namespace deskmill
