#!/usr/bin/env bash
# Installs peers with pinned versions. Without a word both of PyPI, a virtual environment each; the native build is asked for by name.
#   bench/peers/install.sh [fastsim-3] [fastsim-2] [fastsim-3-native]
set -euo pipefail
cd "$(dirname "$0")"

python() {
  local found
  found=$(command -v python3.11 || command -v python3) || {
    echo "python3 is not installed. On Debian: apt-get install python3 python3-venv" >&2
    return 2
  }
  case "$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" in
    3.11 | 3.12) echo "$found" ;;
    *)
      echo "both peers have wheels for Python 3.11 and 3.12 only; got $("$found" --version)" >&2
      return 2
      ;;
  esac
}

from_pypi() {
  local interpreter
  interpreter=$(python)
  echo "installing $1 into bench/peers/.venv-$1"
  "$interpreter" -m venv --clear ".venv-$1.part"
  ".venv-$1.part/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: --requirement "requirements-$1.txt"
  rm -rf ".venv-$1"
  mv ".venv-$1.part" ".venv-$1" # only now it counts as installed
}

[ $# -gt 0 ] || set -- fastsim-3 fastsim-2
for peer in "$@"; do
  case "$peer" in
    fastsim-3 | fastsim-2) from_pypi "$peer" ;;
    fastsim-3-native) cargo build --locked --release --manifest-path fastsim-3-native/Cargo.toml ;;
    *)
      echo "expected fastsim-3, fastsim-2 or fastsim-3-native, got $peer" >&2
      exit 2
      ;;
  esac
done
