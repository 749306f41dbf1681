#include "wire/ascii.h"
#include "wire/hl7/hl7.h"
#include "wire/hl7/layout.h"

namespace asepsis::wire::hl7 {

std::vector<std::byte> build(const Header& header, std::string_view segments, std::string_view control_id) {
  std::string text(1, to_char(kStartBlock));
  text.append("MSH|^~\\&");
  for (const std::string_view field :
       {std::string_view(header.sending_application), std::string_view(header.sending_facility),
        std::string_view(header.receiving_application), std::string_view(header.receiving_facility), std::string_view(),
        std::string_view(), std::string_view(header.type), control_id, std::string_view("P"),
        std::string_view(header.version)})
    text.append("|").append(field);
  text.append("\r").append(segments);
  text.push_back(to_char(kEndBlock));
  text.push_back(to_char(kCarriageReturn));
  return to_bytes(text);
}

}  // namespace asepsis::wire::hl7
