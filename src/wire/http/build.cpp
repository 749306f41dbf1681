#include <array>
#include <utility>

#include "wire/ascii.h"
#include "wire/base64.h"
#include "wire/http/http.h"

namespace asepsis::wire::http {
namespace {

// The reasons as IIS words them.
constexpr std::array<std::pair<int, std::string_view>, 9> kReasons{{{100, "Continue"},
                                                                    {200, "OK"},
                                                                    {204, "No Content"},
                                                                    {206, "Partial Content"},
                                                                    {304, "Not Modified"},
                                                                    {400, "Bad Request"},
                                                                    {401, "Unauthorized"},
                                                                    {404, "Not Found"},
                                                                    {416, "Requested Range Not Satisfiable"}}};

std::string_view reason(int status) {
  for (const auto& [number, text] : kReasons)
    if (number == status) return text;
  return "";
}

void write_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::vector<std::byte> build(const Request& request, std::string_view target, std::string_view host) {
  std::string head = request.method;
  head.append(" ").append(target).append(" HTTP/1.1\r\n");
  write_field(head, "Host", host);
  if (request.user_agent) write_field(head, "User-Agent", *request.user_agent);
  if (request.range) write_field(head, "Range", "bytes=0-" + std::to_string(request.range->last));
  if (request.body > 0) write_field(head, "Content-Length", std::to_string(request.body));
  return to_bytes(head.append("\r\n"));
}

std::vector<std::byte> build(const Response& response, std::string_view body) {
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
  head.append(reason(response.status)).append("\r\n");
  if (response.server) write_field(head, "Server", *response.server);
  if (response.powered_by) write_field(head, "X-Powered-By", *response.powered_by);
  if (response.challenge)
    write_field(head, "WWW-Authenticate", "NTLM " + encode_base64(ntlmssp::build_challenge(*response.challenge)));
  const bool bodiless = response.status < 200 || response.status == 204;
  if (!bodiless) write_field(head, "Content-Length", std::to_string(body.empty() ? response.body : body.size()));
  return to_bytes(head.append("\r\n").append(body));
}

}  // namespace asepsis::wire::http
