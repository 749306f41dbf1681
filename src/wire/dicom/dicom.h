// DICOM upper layer and DIMSE: who calls whom, what for, and which device made the objects. Never a patient.
//
//   Session session;   // one connection; see wire/session.h
//   session.on_bytes(side, bytes, out);
//
// Of A-ASSOCIATE: AE titles, implementation class and version, presentation contexts. Item 0x58 (user identity, with
// passwords) is stepped over. Of a command set: command, SOP class, status. Of a data set: the elements of kReadable
// (readable.h) and no other; every other element is passed by its length, and behind the last one of interest the rest
// is skipped unread: reports, pixel data.
// Traps: the association names the toolkit, the object names the acquiring device (both may differ from the sender);
// requestor is SCU unless item 0x54 says otherwise; storage commitment's answer comes on an association the other way
// round; worklist *answers* carry patients and are never opened (only the request's modality and AE are read).
//
// Source: PS3.8 9.3 (PDUs), annex D (user information); PS3.7 annex E (commands); PS3.5 7 (data sets); PS3.15 annex E,
// Retain Device Identity option (the allow-list).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "wire/parsed.h"
#include "wire/session.h"

namespace asepsis::wire::dicom {

struct ContextProposal {
  std::uint8_t id = 0;
  std::string abstract_syntax;                 // SOP class UID; an answer's bytes do not say it, a Session does
  std::vector<std::string> transfer_syntaxes;  // of a request; of an answer: the accepted one
  std::uint8_t result = 0;                     // of an answer: 0 accepted
  bool requestor_scu = true;                   // of a request: what item 0x54 says of this SOP class
  bool requestor_scp = false;
  bool operator==(const ContextProposal&) const = default;
};

// A-ASSOCIATE-RQ and -AC. A Session tells it only where it was read whole.
struct Associate {
  bool answer = false;
  std::string called_ae, calling_ae;  // trimmed
  std::optional<std::string> implementation_class, implementation_version;
  std::uint32_t max_pdu = 0;
  std::vector<ContextProposal> contexts;
  bool operator==(const Associate&) const = default;
};

struct Reject {
  std::uint8_t result = 0, source = 0, reason = 0;
  bool operator==(const Reject&) const = default;
};
struct Release {
  bool operator==(const Release&) const = default;
};
struct Abort {
  bool operator==(const Abort&) const = default;
};

// What an allow-listed data set said of the device. Each text is trimmed, printable, at most kLongestText bytes; of
// software, which has several values, the whole text with its backslashes (each value at most kLongestText, together
// kLongestTexts). Absent where it was not there or not readable; a longer text is left out, never cut.
struct DeviceIdentity {
  std::optional<std::string> modality, manufacturer, institution, station, model, serial, software;
  std::optional<std::string> scheduled_ae, scheduled_modality;  // of a worklist query's step sequence
  bool operator==(const DeviceIdentity&) const = default;
  bool empty() const { return *this == DeviceIdentity{}; }
};

// PS3.7 table E.1-1, the command field.
enum class Command : std::uint16_t {
  kStoreRequest = 0x0001,
  kStoreAnswer = 0x8001,
  kGetRequest = 0x0010,
  kGetAnswer = 0x8010,
  kFindRequest = 0x0020,
  kFindAnswer = 0x8020,
  kMoveRequest = 0x0021,
  kMoveAnswer = 0x8021,
  kEchoRequest = 0x0030,
  kEchoAnswer = 0x8030,
  kEventRequest = 0x0100,
  kEventAnswer = 0x8100,
  kNGetRequest = 0x0110,
  kNGetAnswer = 0x8110,
  kSetRequest = 0x0120,
  kSetAnswer = 0x8120,
  kActionRequest = 0x0130,
  kActionAnswer = 0x8130,
  kCreateRequest = 0x0140,
  kCreateAnswer = 0x8140,
  kDeleteRequest = 0x0150,
  kDeleteAnswer = 0x8150,
  kCancel = 0x0fff,
};
constexpr bool is_answer(Command command) { return (static_cast<std::uint16_t>(command) & 0x8000) != 0; }

// One DIMSE command, told when its command set is complete.
struct Dimse {
  Command command = Command::kEchoRequest;
  std::string sop_class;                // affected or requested SOP class UID, or the context's abstract syntax
  std::optional<std::uint16_t> status;  // of an answer
  std::optional<std::string> move_destination;
  bool has_data_set = false;
  std::uint8_t context = 0;
  bool operator==(const Dimse&) const = default;
};

// What the data set of a C-STORE, N-CREATE, N-SET or worklist C-FIND *request* said; told once, when everything of
// interest was read, it ended, or a gap broke it off (then fields are missing). No other data set is ever opened.
struct DataSet {
  Command command = Command::kStoreRequest;
  std::string sop_class;
  DeviceIdentity identity;
  bool unreadable = false;  // deflated, or a transfer syntax that is not understood
  bool operator==(const DataSet&) const = default;
};

using Message = std::variant<Associate, Reject, Release, Abort, Dimse, DataSet>;

inline constexpr std::size_t kLongestText = 64;               // VR LO
inline constexpr std::size_t kLongestTexts = 256;             // several such values in one element
inline constexpr std::size_t kLongestAssociate = 256u << 10;  // larger ones are malformed
inline constexpr std::size_t kLongestCommandSet = 16u << 10;
inline constexpr unsigned kDeepestSequence = 8;

// --- parse (pure) ---
// One PDU with its six-byte header, of type 1 or 2.
Parsed<Associate> parse_associate(Bytes pdu);
// A whole command set (implicit VR little endian).
Parsed<Dimse> parse_command(Bytes command_set);

// --- build (phantoms, tests) ---
std::vector<std::byte> build(const Associate& associate);
// The answer of a peer that takes every proposed SOP class in the first of `transfer_syntaxes` (its preference) that is
// proposed, and refuses a context where none is. Implementation class and version are left to the caller.
Associate accept(const Associate& request, const std::vector<std::string>& transfer_syntaxes);
std::vector<std::byte> build(const Reject& reject);
std::vector<std::byte> build_release(bool answer);
std::vector<std::byte> build_abort();
struct Element {
  std::uint16_t group = 0, element = 0;
  std::array<char, 2> vr{};      // used for explicit VR
  std::vector<std::byte> value;  // padded to even length by build
};
Element text_element(std::uint16_t group, std::uint16_t element, std::array<char, 2> vr, std::string_view text);
// Each item is a data set of the same encoding.
Element sequence_element(std::uint16_t group, std::uint16_t element, const std::vector<std::vector<std::byte>>& items);
// Little endian; `elements` in ascending order.
std::vector<std::byte> build_data_set(const std::vector<Element>& elements, bool explicit_vr);
// Command set and data set as P-DATA-TF PDUs of at most `max_pdu` bytes, header included.
std::vector<std::byte> build(const Dimse& command, std::uint16_t message_id, std::string_view sop_instance,
                             Bytes data_set, std::size_t max_pdu);

// --- one connection ---
Recognition recognise(Side side, Bytes first);

// Follows both sides. A gap leaves out what it hit: within a PDU, reading goes on at the PDU's end; beyond it, at the
// next place where a PDU proves itself. Place of a message: the body of its PDU or PDV, of a data set the byte that
// completed it. Asks for at most one item of 64 KiB to be held.
class Session {
 public:
  Session();
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  Step on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out);
  void on_gap(Side side, std::uint64_t length);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "CT Image Storage" -> the few names that roles and operations need: see sop_class.h.
}  // namespace asepsis::wire::dicom
