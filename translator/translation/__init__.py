"""How a document is translated: planned, asked for, checked, retried, remembered."""
