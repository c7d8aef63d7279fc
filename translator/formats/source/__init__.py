"""The original a format reads: its line ends and offsets, and the lines between its blocks."""
