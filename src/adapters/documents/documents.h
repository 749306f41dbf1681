// Documents from the disk: ports/documents.h over files, folders and archives.
//
//   auto source = adapters::open_documents({"a.json", "advisories/", "portal.zip", "-"});
//
// A folder gives its *.json files, its own folders too, symbolic links aside. A file that begins like a zip, tar, gzip,
// xz or zstd archive gives the *.json files in it; archives in archives are not opened. Any other file is a document,
// whatever its name. "-" is standard input, a document or an archive. Nothing is written, no path of an archive is used
// for more than a name. Limits: 64 MiB a document, 4 GiB unpacked an archive, 1 GiB of standard input.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ports/documents.h"

namespace asepsis::adapters {

std::unique_ptr<ports::DocumentSource> open_documents(std::vector<std::string> names);

}  // namespace asepsis::adapters
