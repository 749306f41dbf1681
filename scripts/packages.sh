# Debian 12 packages, by what they are for. Read by the other scripts; docs/dependencies.md says why each.
build_packages="g++ cmake ninja-build pkg-config ccache mold libfmt-dev libcli11-dev libsqlite3-dev libyaml-dev libarchive-dev libcurl4-openssl-dev libhunspell-dev libgcrypt20-dev libboost1.81-dev"
test_packages="libgtest-dev librapidcheck-dev hunspell-en-us python3 python3-jsonschema nftables iproute2 tshark clang-14 libclang-rt-14-dev clang-format-14 g++-mingw-w64-x86-64-posix"
bench_packages="libndpi-bin tshark libsimdjson-dev"

# install_packages WHAT-FOR PACKAGE...: installs what is missing and says so; quick and silent where nothing is.
install_packages() {
  purpose=$1
  shift
  missing=""
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  echo "Installing what $purpose needs (Debian packages):$missing"
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Neither root nor sudo: please install these packages, then run this again." >&2
      return 4
    fi
    as_root="sudo"
  fi
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || return 4
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
    echo "apt-get could not install:$missing" >&2
    return 4
  }
}
