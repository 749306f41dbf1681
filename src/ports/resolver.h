// Resolver: what a web server says of a URL. What the informative tests 6.3.6 and 6.3.7 of CSAF ask.
#pragma once

#include <optional>
#include <string_view>

namespace asepsis::ports {

class Resolver {
 public:
  virtual ~Resolver() = default;

  // The HTTP status of a request for that URL, redirects not followed; nothing where no server answers.
  virtual std::optional<int> status(std::string_view url) const = 0;
};

}  // namespace asepsis::ports
