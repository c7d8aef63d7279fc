"""``python -m translator``: the same as ``duizhao``."""

import sys

from translator.cli import main

if __name__ == "__main__":
    sys.exit(main())
