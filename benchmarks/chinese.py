"""Chinese text, measured: each part beside its peers in one run.

    python benchmarks/chinese.py --data DIR [--only words,pinyin]

DIR holds the public test sets, a folder each (benchmarks/README.md says which and where they
come from); what is absent is skipped, with a line that says so. Peers are measured where they
are installed: pip install -e '.[bench]'.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from chinese_table import render

SECTIONS: tuple[str, ...] = (
    "sentences", "words", "scripts", "detection", "pinyin", "dictionary", "alignment",
)  # fmt: skip
"""Each is a module ``chinese_NAME`` with ``tables(data: Path | None) -> Iterable[Table]``."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="folder of the public test sets")
    parser.add_argument("--only", default=",".join(SECTIONS), help="[default: %(default)s]")
    options = parser.parse_args()
    wanted = options.only.split(",")
    unknown = [name for name in wanted if name not in SECTIONS]
    if unknown:
        parser.error(f"no such section: {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    if options.data is not None and not options.data.is_dir():
        parser.error(f"there is no folder {options.data}")
    for name in wanted:
        for table in importlib.import_module(f"chinese_{name}").tables(options.data):
            print(render(table), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
