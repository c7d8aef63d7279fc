"""Files that come back from other programs: what people changed in them, sentence by sentence."""
