#include "report/html/parts.h"
#include "report/report.h"

namespace asepsis::report {

// The policy forbids what the page does not do anyway: should a text ever slip through unescaped, the browser still
// loads and runs nothing.
std::string to_html(const model::Response& response) {
  std::string title;
  for (const model::AdvisoryHead& head : response.advisories) title += (title.empty() ? "" : ", ") + head.id;
  std::string page =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "form-action 'none'; base-uri 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
      html::text(title) + (title.empty() ? "" : " · ") + "response</title>\n<style>";
  page += html::style();
  page += "</style>\n</head>\n<body>\n<div class=\"page\">\n";
  page += html::header(response);
  page += "<main>\n";
  page += html::affected(response);
  page += html::reachable(response);
  page += html::disconnect(response);
  page += html::tonight(response);
  page += html::fixed(response);
  page += html::limits(response);
  page +=
      "</main>\n<footer><span>Asepsis proposes, proves and records; people decide. No medical device. No patient data "
      "on this page.</span><span>" +
      html::why("sources", "sources") + "</span></footer>\n</div>\n";
  page += html::panels(response);
  page += "</body>\n</html>\n";
  return page;
}

}  // namespace asepsis::report
