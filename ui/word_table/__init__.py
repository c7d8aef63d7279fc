"""Words as a table: whole meanings, boxes to choose with, heads to sort by."""
