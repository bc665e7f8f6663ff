#!/usr/bin/env bash
# assets/profiles/make.sh [FOLDER]
# Makes the profiles anew from the measurements in data/, into FOLDER or here. Needs Python and Argyll CMS 2.3.1 (Debian 12:
# argyll), whose colprof may also be named in COLPROF. Same data, same bytes: the date in a header is fixed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
to=${1:-$here}
mkdir -p "$to"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# profile NAME MEASUREMENTS REFERENCE DESCRIPTION COPYRIGHT OPTION...
profile() {
    cp "$here/data/$2.ti3" "$work/"
    # -qm: tables of medium size. -nc: the measurements stay outside, so that a PDF need not carry them.
    "${COLPROF:-colprof}" -qm -nc "${@:6}" -D "$4" -C "$5" -O "$work/$1.icc" "$work/$2"
    python3 "$here/register.py" "$work/$1.icc" "$3" "$to/$1.icc"
}

# -l and -L: limits of total ink and of black in percent. The tables overshoot -l by some percent where the black point is
# not compensated, so that it lies as much below the limit that the description states.
# -kp: the black over a grey ramp from paper (0) to the darkest colour (1): its amount at paper, where it begins and where
# it ends, its amount there, and the bend between (below 1: late and steep).
zlib="zlib licence, made from measurement data (c) Kai-Uwe Behrmann"
profile uncoated-fogra29 FOGRA29L "FOGRA29" \
    "Offset on white uncoated paper (FOGRA29), ink 300 %, black 98 %" \
    "$zlib; measured by FOGRA, www.fogra.org, FOGRA29L, September 2003" \
    -l296 -L98 -kp 0 .15 1 .98 .5
profile newsprint-tr002 TR002 "CGATS TR 002" \
    "Coldset offset on newsprint (CGATS TR 002), ink 240 %, black 100 %" \
    "$zlib; source of the data: ANSI CGATS/SNAP TR 002-2007, (c) 2007 NPES" \
    -l235 -L100 -kp 0 .05 1 1 .5

# What screens and the archive's output intent mean by RGB; littleCMS gives it away ("No copyright, use freely").
python3 "$here/srgb.py" "$to/srgb.icc"
