#include "model/plan.h"

namespace asepsis::model {

std::string_view to_string(OptionKind kind) {
  switch (kind) {
    case OptionKind::kWatch: return "watch";
    case OptionKind::kVirtualPatch: return "virtual patch";
    case OptionKind::kBlockPorts: return "block ports";
    case OptionKind::kRestrictToPeers: return "restrict to peers";
    case OptionKind::kMove: return "move";
    case OptionKind::kStandAlone: return "stand-alone";
    case OptionKind::kDisconnect: return "disconnect";
  }
  return {};
}

}  // namespace asepsis::model
