// What was tried: a sink that remembers suspicious contacts, and their judgement once devices are known.
//
//   watch::Sink sink(file_names);                                   // during the pass
//   auto contacts = std::move(sink).take();                         // facts
//   auto detections = watch::judge(contacts, devices, {management_servers});   // pure
//
// Rules: a Range probe answered 416 is "answered-vulnerable" only where HTTP.sys is evidenced (Server header
// Microsoft-IIS/* or Microsoft-HTTPAPI/* of that host), else unknown; 400 is "answered-patched" with the same evidence.
// A notify on 3465 from a listed management server is no detection; without a list every notify is one, and the reason
// says so; port 512 is rexec's own, whose hand-shake looks the same. A sweep is one client touching five or more
// servers within a minute, one detection with its count.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/detection.h"
#include "model/device.h"
#include "model/network.h"
#include "model/recording.h"
#include "tap/sink.h"

namespace asepsis::watch {

class Sink final : public tap::Sink {
 public:
  explicit Sink(std::vector<std::string> file_names);
  ~Sink() override;
  void on_host(const IpAddress&, const MacAddress&, bool, const tap::Place&) override {}
  void on_message(const tap::Conversation& conversation, wire::Side side, const tap::Message& message,
                  const tap::Place& place) override;
  void on_conflict(const tap::Conversation&, wire::Side, const tap::Place&) override {}
  void on_end(const tap::Conversation& conversation) override;
  std::vector<model::Contact> take() &&;  // sorted
  std::uint64_t left_out() const;         // contacts beyond kMostContacts: ask before take()

  static constexpr std::size_t kMostContacts = 500'000;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct Lists {
  std::vector<IpAddress> management_servers;
  bool management_known = false;  // false: no network file said who they are
};
std::vector<model::Detection> judge(const model::Recording& recording, std::span<const model::Device> devices,
                                    const Lists& lists);

inline constexpr std::size_t kSweepServers = 5;  // a person opens fewer services of scanners in a minute
inline constexpr Duration kSweepWindow = seconds(60);

// What the wire says of each affected device and vulnerability: "80: vulnerable answer", "not seen", "not observable".
struct OnWire {
  std::string device_id;
  std::string text;
};
std::vector<OnWire> on_wire(std::span<const model::Device> devices, std::span<const model::Detection> detections,
                            const model::Recording& recording, const model::NetworkModel* network);

}  // namespace asepsis::watch
