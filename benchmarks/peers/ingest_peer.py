"""The peer of the ingest benchmark: Debian's python3-pandas takes in the same survey export.

Arguments: the export (CSV), the file for the accepted records, one JSON object a line. Checks what the benchmark's other side checks: ratings are
numbers on their scale, times are times of 1900 to 2200, ids are not too long and free of control characters; rows that repeat an id are counted,
and kept. Prints one line of JSON with the time by the clock, without the imports, and the counts.

Words and ratings are read as categories, so that each different one is checked and turned into JSON once. Rows are worked on in pieces: pieces of
this size take less time than smaller ones or than the whole at once.
"""
import json
import re
import sys
import time
from json.encoder import encode_basestring

import numpy as np
import pandas

ROWS_AT_ONCE = 200_000
MAX_ID_LENGTH = 4_000
MAX_TEXT_LENGTH = 10_000
FIRST_TIME, LAST_TIME = np.datetime64("1900-01-01"), np.datetime64("2201-01-01")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
TO_ESCAPE = re.compile('["\\\\\x00-\x1f]')

IDS = ["Response ID", "Customer ID"]
TIMES = ["Response Time", "Updated At"]
WORDS = {"Channel": "channel", "Touchpoint": "touchpoint", "Agent ID": "agentId", "Language": "language"}
RATINGS = {"CSAT": ("csat", 1, 5), "NPS": ("nps", 0, 10), "CES": ("ces", 1, 7), "Timeliness": ("timeliness", 1, 5),
           "Convenience": ("convenience", 1, 5), "Expertise": ("expertise", 1, 5)}
TYPES = {**{name: str for name in IDS + TIMES + ["Comment"]}, **{name: "category" for name in [*WORDS, *RATINGS]}}


def words(column, field):
    """One fragment of JSON a row; no row is bad."""
    fragments = [f',"{field}":{encode_basestring(word.strip())}' for word in column.cat.categories] + [""]
    return np.array(fragments, object)[column.cat.codes.to_numpy()]


def ratings(column, field, low, high):
    """One fragment of JSON a row, and whether the row is bad. Code -1 is a missing one, which is the last element."""
    numbers = pandas.to_numeric(column.cat.categories, errors="coerce")
    bad = np.append(~((numbers >= low) & (numbers <= high)), False)
    fragments = [f',"{field}":{number:g}' for number in numbers] + [""]
    codes = column.cat.codes.to_numpy()
    return np.array(fragments, object)[codes], bad[codes]


def times(column):
    """The times, and whether the row is bad."""
    read = pandas.to_datetime(column, format="%Y-%m-%d %H:%M:%S", errors="coerce").to_numpy()
    bad = np.isnat(read) & column.notna().to_numpy()
    return read, bad | (read < FIRST_TIME) | (read >= LAST_TIME)


def time_texts(read, field):
    texts = np.datetime_as_string(read, unit="s").tolist()
    if not np.isnat(read).any():
        return [f',"{field}":"{text}+00:00"' for text in texts]
    return ["" if text == "NaT" else f',"{field}":"{text}+00:00"' for text in texts]


def bad_ids(column):
    """One search in all ids together says that no id of the piece is bad, which is the rule."""
    ids = column.dropna()
    all_ids = "".join(ids)
    longest = ids.str.len().max()
    if longest <= MAX_ID_LENGTH and not CONTROLS.search(all_ids):
        return np.zeros(len(column), bool)
    bad = [isinstance(value, str) and (len(value) > MAX_ID_LENGTH or CONTROLS.search(value) is not None) for value in column]
    return np.array(bad, bool)


def quoted(column):
    if TO_ESCAPE.search("".join(column)):
        return list(map(encode_basestring, column))
    return [f'"{value}"' for value in column]


def comments(column):
    return ["" if value is None else f',"comment":{encode_basestring(value.strip()[:MAX_TEXT_LENGTH])}' for value in column.where(column.notna(), None)]


def lines(piece):
    """The accepted rows as lines, and their ids."""
    bad = bad_ids(piece["Response ID"]) | bad_ids(piece["Customer ID"]) | piece["Response ID"].isna().to_numpy()
    moments, rated = {}, {}
    for name in TIMES:
        moments[name], faulty = times(piece[name])
        bad |= faulty
    for name, (field, low, high) in RATINGS.items():
        rated[name], faulty = ratings(piece[name], field, low, high)
        bad |= faulty
    good = ~bad
    piece = piece[good]
    columns = [quoted(piece["Response ID"]), time_texts(moments["Response Time"][good], "respondedAt")]
    columns += [words(piece[name], WORDS[name]).tolist() for name in ["Channel", "Touchpoint", "Agent ID"]]
    columns += [rated[name][good].tolist() for name in RATINGS]
    columns += [comments(piece["Comment"]), words(piece["Language"], "language").tolist()]
    columns += [quoted(piece["Customer ID"]), time_texts(moments["Updated At"][good], "updatedAt")]
    rows = [f'{{"responseId":{i}{r}{ch}{to}{ag}{cs}{np_}{ce}{ti}{co}{ex}{te}{la},"customerId":{cu}{up}}}\n'
            for i, r, ch, to, ag, cs, np_, ce, ti, co, ex, te, la, cu, up in zip(*columns)]
    return rows, piece["Response ID"]


def run(path, output):
    read, ids = 0, []
    with open(output, "w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
        reader = pandas.read_csv(path, usecols=list(TYPES), dtype=TYPES, chunksize=ROWS_AT_ONCE, engine="c", encoding="utf-8")
        for piece in reader:
            read += len(piece)
            rows, accepted = lines(piece)
            file.write("".join(rows))
            ids.append(accepted)
    ids = pandas.concat(ids)
    return read, len(ids), int(ids.duplicated().sum())


def peak_megabytes():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))


start, processor = time.perf_counter(), time.process_time()
read_rows, kept, duplicates = run(sys.argv[1], sys.argv[2])
print(json.dumps({"seconds": time.perf_counter() - start, "processorSeconds": time.process_time() - processor, "rows": read_rows, "accepted": kept - duplicates, "rejected": read_rows - kept,
                  "duplicates": duplicates, "peakMegabytes": peak_megabytes(),
                  "versions": f"pandas {pandas.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}"}))
