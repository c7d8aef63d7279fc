"""The library as a table: sorted, filtered, searched; many articles chosen at once."""
