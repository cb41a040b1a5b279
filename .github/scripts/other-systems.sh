#!/usr/bin/env bash
# What is proven on Windows and macOS: format, lints, types and the tests of every crate but the journeys, which need
# Linux. Runs on any system: bash .github/scripts/other-systems.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export CARGO_INCREMENTAL=0 CARGO_NET_RETRY=5 npm_config_fetch_retries=5

cargo xtask check
cargo test --locked -p journal -p vault -p bring-in -p export -p report -p evenkeel -p xtask
