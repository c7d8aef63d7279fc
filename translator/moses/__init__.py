"""Moses: parallel text as two plain files, sentence by sentence on the same lines."""
