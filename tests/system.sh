#!/bin/sh
# What the browser tests need of the system: Chromium, and a font that has Chinese.
set -eu
missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="chromium"
[ -n "$(fc-list :lang=zh family 2>/dev/null)" ] || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0

sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo -n"
if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
    echo "installing:" $missing
    export DEBIAN_FRONTEND=noninteractive
    $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null && exit 0
fi

echo "Missing:" $missing "- the browser tests will skip. Debian and Ubuntu: sudo apt-get install" $missing >&2
[ -z "${CI:-}" ]
