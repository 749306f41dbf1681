// One DICOM association between two hosts, from the request to the release.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "phantom/play.h"
#include "phantom/tcp_script.h"
#include "wire/dicom/dicom.h"

namespace asepsis::phantom {

struct Context {
  std::string_view uid;
  bool requestor_serves = false;  // the requestor is SCP (item 0x54)
};

class Association {
 public:
  // Opened and accepted.
  Association(Play& play, Index requestor, Index acceptor, const std::vector<Context>& contexts);

  // By the requestor; the data set in explicit VR little endian, absent where empty.
  void ask(wire::dicom::Command command, std::string_view sop_class, wire::Bytes data_set = {},
           std::string_view instance = {});
  // By the acceptor, to the last question.
  void answer(wire::dicom::Command command, std::string_view sop_class, std::uint16_t status, wire::Bytes data_set = {},
              std::string_view instance = {});
  void release();

  std::uint16_t port() const { return port_; }

 private:
  void think(std::uint64_t least_us, std::uint64_t most_us);
  void send(wire::Side side, wire::dicom::Dimse command, wire::Bytes data_set, std::string_view instance);

  Play& play_;
  std::uint16_t port_;
  TcpScript tcp_;
  std::vector<Context> contexts_;
  std::uint16_t message_id_ = 0;
};

}  // namespace asepsis::phantom
