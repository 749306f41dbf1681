// Sessions over clean captures with ground truth: what was told of each device, and that no patient is in it.
//
// A very small reader of such captures (whole, in order, IPv4 over Ethernet) stands here so that this room needs no
// other; anything harder is the tap's.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "base/json.h"
#include "wire/dicom/dicom.h"
#include "wire/dicom/recognise.h"
#include "wire/session_replay.h"

namespace asepsis::wire::dicom {
namespace {

using Buffer = std::vector<std::byte>;
using Frame = Bytes;

std::optional<Buffer> read(const std::string& name) {
  std::ifstream in(std::string(ASEPSIS_SHARED_DIR) + "/data/pcap/" + name, std::ios::binary);
  if (!in) return std::nullopt;
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  const auto view = std::as_bytes(std::span(bytes));
  return Buffer(view.begin(), view.end());
}

std::vector<Frame> frames_of(Bytes file) {
  constexpr std::uint32_t kPcap = 0xa1b2c3d4, kEnhancedPacket = 6;
  std::vector<Frame> frames;
  Reader in(file);
  if (Reader(in).u32le() == kPcap) {
    in.skip(24);
    while (in.skip(8)) {
      const auto length = in.u32le();
      const bool on_wire = in.skip(4);
      const auto frame = length && on_wire ? in.bytes(*length) : std::nullopt;
      if (frame) frames.push_back(*frame);
    }
    return frames;
  }
  for (;;) {
    const auto type = in.u32le();
    const auto length = in.u32le();
    auto body = length && *length >= 12 ? in.sub(*length - 8) : std::nullopt;
    if (!type || !body) return frames;
    if (*type != kEnhancedPacket || !body->skip(12)) continue;
    const auto captured = body->u32le();
    const bool on_wire = body->skip(4);
    const auto frame = captured && on_wire ? body->bytes(*captured) : std::nullopt;
    if (frame) frames.push_back(*frame);
  }
}

struct Segment {
  std::uint32_t source = 0, destination = 0;
  std::uint16_t source_port = 0, destination_port = 0;
  std::uint32_t sequence = 0;
  bool syn = false, ack = false;
  Bytes payload;
};

std::optional<Segment> tcp_of(Frame frame) {
  Reader in(frame);
  if (!in.skip(12) || in.u16be() != 0x0800) return std::nullopt;
  const auto version_and_length = in.u8();
  const bool service = in.skip(1);
  const auto total = in.u16be();
  const bool to_protocol = in.skip(5);
  const auto protocol = in.u8();
  const bool checksum = in.skip(2);
  Segment segment;
  const auto source = in.u32be(), destination = in.u32be();
  if (!version_and_length || !service || !total || !to_protocol || protocol != 6 || !checksum || !destination)
    return std::nullopt;
  segment.source = *source, segment.destination = *destination;
  in.skip((*version_and_length & 0xfu) * 4u - 20u);
  const auto source_port = in.u16be(), destination_port = in.u16be();
  const auto sequence = in.u32be();
  const bool acknowledgement = in.skip(4);
  const auto offset = in.u8();
  const auto flags = in.u8();
  if (!sequence || !acknowledgement || !offset || !flags) return std::nullopt;
  segment.source_port = *source_port, segment.destination_port = *destination_port, segment.sequence = *sequence;
  segment.syn = (*flags & 0x02) != 0, segment.ack = (*flags & 0x10) != 0;
  const std::size_t headers = (*version_and_length & 0xfu) * 4u + (*offset >> 4) * 4u;
  if (*total < headers || !in.skip((*offset >> 4) * 4u - 14u)) return std::nullopt;
  const auto payload = in.bytes(std::min<std::size_t>(*total - headers, in.remaining()));
  segment.payload = *payload;
  return segment;
}

struct Told {
  std::uint32_t client = 0, server = 0;
  std::vector<Heard<Message>> messages;
};

// One Told a connection that was recognised as DICOM.
std::vector<Told> listen(Bytes file) {
  struct Connection {
    Told told;
    std::vector<Turn> turns;
    std::map<Side, std::uint32_t> next;
  };
  using End = std::pair<std::uint32_t, std::uint16_t>;
  std::map<std::pair<End, End>, std::size_t> numbers;
  std::vector<Connection> connections;
  for (const Frame& frame : frames_of(file)) {
    const auto segment = tcp_of(frame);
    if (!segment) continue;
    const End from{segment->source, segment->source_port}, to{segment->destination, segment->destination_port};
    if (segment->syn && !segment->ack) {
      numbers[{from, to}] = connections.size();
      connections.push_back({{segment->source, segment->destination, {}}, {}, {}});
    }
    const bool by_client = numbers.contains({from, to});
    const auto found = by_client ? numbers.find({from, to}) : numbers.find({to, from});
    if (found == numbers.end()) continue;
    Connection& connection = connections[found->second];
    const Side side = by_client ? Side::kClient : Side::kServer;
    if (segment->syn) connection.next[side] = segment->sequence + 1;
    if (segment->payload.empty() || segment->sequence != connection.next[side]) continue;
    connection.next[side] += static_cast<std::uint32_t>(segment->payload.size());
    connection.turns.push_back({side, {segment->payload.begin(), segment->payload.end()}});
  }
  std::vector<Told> all;
  for (Connection& connection : connections) {
    const bool dicom = std::any_of(connection.turns.begin(), connection.turns.end(), [](const Turn& turn) {
      return recognise(turn.side, turn.bytes) == Recognition::kYes;
    });
    if (!dicom) continue;
    Replay<Session, Message> replay;
    replay.feed(connection.turns);
    connection.told.messages = std::move(replay.heard);
    all.push_back(std::move(connection.told));
  }
  return all;
}

std::string address(std::uint32_t ip) {
  std::ostringstream out;
  out << (ip >> 24) << '.' << (ip >> 16 & 255) << '.' << (ip >> 8 & 255) << '.' << (ip & 255);
  return out.str();
}

// Every string of a Message.
std::string text_of(const Message& message) {
  std::string all;
  const auto add = [&](const std::optional<std::string>& text) { all += text.value_or("") + '\n'; };
  if (const auto* associate = std::get_if<Associate>(&message)) {
    for (const auto& text : {associate->called_ae, associate->calling_ae}) add(text);
    add(associate->implementation_class), add(associate->implementation_version);
    for (const auto& context : associate->contexts) {
      add(context.abstract_syntax);
      for (const auto& uid : context.transfer_syntaxes) add(uid);
    }
  } else if (const auto* dimse = std::get_if<Dimse>(&message)) {
    add(dimse->sop_class), add(dimse->move_destination);
  } else if (const auto* data_set = std::get_if<DataSet>(&message)) {
    const DeviceIdentity& id = data_set->identity;
    for (const auto& text : {id.modality, id.manufacturer, id.institution, id.station, id.model, id.serial, id.software,
                             id.scheduled_ae, id.scheduled_modality, std::optional(data_set->sop_class)})
      add(text);
  }
  return all;
}

struct Summary {
  std::map<std::string, std::set<std::string>> said;  // by the address that asked for the association
  std::string everything;
  std::size_t requests = 0, answers = 0, data_sets = 0;
};

Summary summarise(const std::vector<Told>& connections) {
  Summary summary;
  for (const Told& told : connections) {
    for (const auto& heard : told.messages) {
      summary.everything += text_of(heard.message);
      auto& said = summary.said[address(told.client)];
      if (const auto* associate = std::get_if<Associate>(&heard.message)) {
        ++(associate->answer ? summary.answers : summary.requests);
        if (associate->answer) continue;
        said.insert("ae " + associate->calling_ae);
        said.insert("class " + associate->implementation_class.value_or(""));
        said.insert("version " + associate->implementation_version.value_or(""));
      } else if (const auto* data_set = std::get_if<DataSet>(&heard.message)) {
        ++summary.data_sets;
        EXPECT_FALSE(data_set->unreadable);
        const DeviceIdentity& id = data_set->identity;
        said.insert("manufacturer " + id.manufacturer.value_or(""));
        said.insert("model " + id.model.value_or(""));
        said.insert("serial " + id.serial.value_or(""));
        said.insert("software " + id.software.value_or(""));
        said.insert("station " + id.station.value_or(""));
        said.insert("asks as " + id.scheduled_ae.value_or(""));
      }
    }
  }
  return summary;
}

std::string characters(Bytes bytes) {
  std::string text(bytes.size(), '\0');
  std::transform(bytes.begin(), bytes.end(), text.begin(), [](std::byte b) { return static_cast<char>(b); });
  return text;
}

void expect_no_patient(const Summary& summary, json::Value must_not_appear) {
  ASSERT_GT(must_not_appear.size(), 0u);
  for (std::size_t i = 0; i < must_not_appear.size(); ++i) {
    const auto word = must_not_appear[i].string_or("");
    EXPECT_EQ(summary.everything.find(word), std::string::npos) << word;
  }
}

TEST(DicomCaptures, SimulatedDevicesTellTheirTruthAndNoPatient) {
  const auto truth_file = read("expected.json");
  if (!truth_file) GTEST_SKIP() << "captures with ground truth are not here: " << ASEPSIS_SHARED_DIR << "/data/pcap";
  const auto truth = json::parse(characters(*truth_file));
  ASSERT_TRUE(truth.ok());
  const auto associations = truth->root()["associations"];
  std::vector<Summary> simulations;
  for (const std::string name :
       {"dicom-devices-sim.pcap", "dicom-devices-sim-client-to-server-only.pcap", "dicom-store-dcmtk-ct-mr.pcap",
        "dicom-echo-dcmtk.pcap", "dicom-worklist-dcmtk.pcap", "dicom-reject-called-aet.pcap"}) {
    const auto capture = read("synthetic/" + name);
    ASSERT_TRUE(capture) << name;
    const auto summary = summarise(listen(*capture));
    const bool simulation = name.starts_with("dicom-devices-sim");
    const auto expected = associations[simulation ? "dicom-devices-sim.pcap" : name];
    EXPECT_EQ(summary.requests,
              expected.is_object() ? expected["requested"].unsigned_integer() : expected.unsigned_integer())
        << name;
    expect_no_patient(summary, truth->root()["must_not_appear"]);
    if (simulation) simulations.push_back(summary);
  }
  const auto devices = truth->root()["devices"];
  std::size_t with_model = 0;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const auto device = devices[i];
    if (!device["model"].exists()) continue;
    ++with_model;
    for (const auto& [word, key] : std::map<std::string, std::string>{{"class", "impl_class_uid"},
                                                                      {"version", "impl_version"},
                                                                      {"model", "model"},
                                                                      {"manufacturer", "manufacturer"},
                                                                      {"serial", "serial"},
                                                                      {"software", "software"},
                                                                      {"station", "station"}}) {
      const auto value = device[key].string();
      if (!value) continue;
      for (auto& simulation : simulations)
        EXPECT_TRUE(simulation.said[std::string(device["ip"].string_or(""))].contains(word + " " + std::string(*value)))
            << word << " " << *value;
    }
  }
  EXPECT_EQ(with_model, 3u);
}

TEST(DicomCaptures, AHospitalMorningTellsItsDevicesAndNoPatient) {
  const auto capture = read("hospital-morning.pcapng");
  const auto truth_file = read("hospital-morning.truth.json");
  if (!capture || !truth_file)
    GTEST_SKIP() << "captures with ground truth are not here: " << ASEPSIS_SHARED_DIR << "/data/pcap";
  const auto truth = json::parse(characters(*truth_file));
  ASSERT_TRUE(truth.ok());
  auto summary = summarise(listen(*capture));
  expect_no_patient(summary, truth->root()["must_not_appear"]);
  const auto devices = truth->root()["devices"];
  std::size_t on_wire = 0;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const auto device = devices[i];
    if (!device["identity_on_wire"].boolean().value_or(false)) continue;
    ++on_wire;
    const auto& said = summary.said[std::string(device["ip"].string_or(""))];
    for (const auto& [word, key] : std::map<std::string, std::string>{
             {"ae", "ae"}, {"manufacturer", "maker"}, {"model", "model"}, {"software", "software"}, {"asks as", "ae"}})
      EXPECT_TRUE(said.contains(word + " " + std::string(device[key].string_or("-"))))
          << device["ip"].string_or("") << " " << word;
    EXPECT_TRUE(said.contains("class " + std::string(device["implementation"][std::size_t{0}].string_or("-"))));
    EXPECT_TRUE(said.contains("version " + std::string(device["implementation"][std::size_t{1}].string_or("-"))));
  }
  EXPECT_EQ(on_wire, 5u);
  EXPECT_EQ(summary.requests, summary.answers);
  RecordProperty("associations", static_cast<int>(summary.requests));
  RecordProperty("data_sets", static_cast<int>(summary.data_sets));
}

}  // namespace
}  // namespace asepsis::wire::dicom
